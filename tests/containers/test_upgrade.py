"""A new image on an old volume: it says that it cannot serve it, `reindex` makes it current, and a
server that runs serves on meanwhile."""

import io
import os
import tarfile
import tempfile
import unittest
from pathlib import Path

from client import Load
from engine import inspect, run
from stack import Stack
from waiting import until

# Run by the system's Python, which Debian's Xapian module belongs to.
SET_SCHEMA = """
import sys, xapian
database = xapian.WritableDatabase(sys.argv[1], xapian.DB_OPEN)
print(database.get_metadata("fundstelle.schema_version").decode())
database.set_metadata("fundstelle.schema_version", sys.argv[2])
database.commit()
"""


class Upgrade(unittest.TestCase):
    def setUp(self):
        self.stack = Stack("upgrade")
        self.addCleanup(self.stack.down)
        self.stack.up()
        self.stack.indexer("build", "/usr/share/fundstelle/samples/articles.ndjson")
        self.count = self.stack.client.total("")

    def set_schema(self, version):
        """Makes the served generation one of another version of the program; gives what it was."""
        generation = self.stack.shell("cat /data/current").strip()
        path = f"/data/generations/{generation}"
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "generation.tar"
            with open(archive, "wb") as file:
                file.write(export(self.stack.container("indexer"), path))
            with tarfile.open(archive) as tar:
                tar.extractall(folder)
            local = Path(folder) / generation
            before = run("/usr/bin/python3", "-c", SET_SCHEMA, local, version).strip()
            put(self.stack.container("indexer"), local, "/data/generations")
        return before

    def test_an_old_index_is_named_and_made_current(self):
        self.assertNotEqual(self.set_schema("1"), "1")
        self.stack.compose("restart", "server")
        until(lambda: self.stack.client.status("/readyz") == 503, 30, "the server refuses the old index")
        _, _, body = self.stack.client.send("GET", "/readyz")
        self.assertIn(b"index-mismatch", body)
        self.assertIn(b"reindex", body)
        log = run("docker", "logs", "--tail", "20", self.stack.container())
        self.assertIn("the index has schema 1", log)
        self.assertIn("reindex", log)
        self.assertIn("reindex", self.stack.indexer("stats", code=3))
        self.stack.indexer("reindex")
        self.stack.wait_ready()
        self.assertEqual(self.stack.client.total(""), self.count)
        self.assertGreater(self.stack.client.total("Haushalt"), 0)

    def test_a_running_server_serves_on_while_a_newer_image_switches(self):
        with Load(self.stack.client, ["/v1/search?q=Haushalt", "/readyz"], threads=4) as load:
            until(lambda: load.answered > 50, 30, "searches are answered before")
            self.stack.compose("stop", "indexer")
            current = self.stack.shell("cat /data/current").strip()
            self.stack.shell("mv /data/current /data/current.kept; cp -a /data/current.kept /data/current")
            self.stack.indexer("reindex")
            self.assertNotEqual(self.stack.shell("cat /data/current").strip(), current)
            seen = load.answered
            until(lambda: load.answered > seen + 50, 30, "searches are answered after the switch")
        self.assertEqual((load.faults, load.refused), ([], 0))
        self.assertEqual(inspect(self.stack.container(), ".RestartCount"), 0)


def export(container, path):
    import subprocess

    return subprocess.run(["docker", "cp", f"{container}:{path}", "-"], capture_output=True, check=True, env=os.environ).stdout


def put(container, folder, path):
    """Copies a folder into a container, owned by the image's user."""
    import subprocess

    def owned(entry):
        entry.uid = entry.gid = 10001
        return entry

    bytes_ = io.BytesIO()
    with tarfile.open(fileobj=bytes_, mode="w") as tar:
        tar.add(folder, arcname=folder.name, filter=owned)
    subprocess.run(["docker", "cp", "--archive", "-", f"{container}:{path}"], input=bytes_.getvalue(), check=True, env=os.environ)
