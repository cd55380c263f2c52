"""Indexes of other versions: a new image says that it cannot serve an old one and `reindex` makes it
current; a server that runs serves on when a newer program switches beneath it."""

import io
import os
import subprocess
import tarfile
import tempfile
import unittest
from pathlib import Path

from client import Load
from engine import inspect, run
from stack import SHELL_IMAGE, Stack
from waiting import until

# Run by the system's Python, which Debian's Xapian module belongs to.
SET_SCHEMA = """
import sys, xapian
database = xapian.WritableDatabase(sys.argv[1], xapian.DB_OPEN)
print(database.get_metadata("fundstelle.schema_version").decode())
database.set_metadata("fundstelle.schema_version", sys.argv[2])
database.commit()
"""
FOREIGN = "000900-20300101T000000Z"


class Upgrade(unittest.TestCase):
    def setUp(self):
        self.stack = Stack("upgrade")
        self.addCleanup(self.stack.down)
        self.stack.up()
        self.stack.indexer("build", "/usr/share/fundstelle/samples/articles.ndjson")
        self.count = self.stack.client.total("")

    def switch_to_copy_of_version(self, version):
        """Does what a program of another version would: a generation of its own, and a switch to it."""
        name = self.stack.shell("cat /data/current").strip()
        command = ["docker", "cp", f"{self.stack.container('indexer')}:/data/generations/{name}", "-"]
        archive = subprocess.run(command, capture_output=True, check=True, env=os.environ).stdout
        with tempfile.TemporaryDirectory() as folder:
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder)
            Path(folder, name).rename(Path(folder, FOREIGN))
            before = run("/usr/bin/python3", "-c", SET_SCHEMA, Path(folder, FOREIGN), version).strip()
            self.assertNotEqual(before, version)
            archive = io.BytesIO()
            with tarfile.open(fileobj=archive, mode="w") as tar:
                tar.add(Path(folder, FOREIGN), arcname=FOREIGN)
        command = ["docker", "run", "--rm", "--interactive", "--volume", f"{self.stack.name}_data:/data", "--entrypoint",
                   "tar", SHELL_IMAGE, "--extract", "--directory", "/data/generations"]
        subprocess.run(command, input=archive.getvalue(), check=True, env=os.environ)
        self.stack.shell(f"echo {FOREIGN} >/data/current.1.tmp; mv /data/current.1.tmp /data/current")

    def test_an_old_index_is_named_and_made_current(self):
        self.switch_to_copy_of_version("1")
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

    def test_a_running_server_serves_on_while_others_switch(self):
        with Load(self.stack.client, ["/v1/search?q=Haushalt", "/readyz"], threads=4) as load:
            until(lambda: load.answered > 50, 30, "searches are answered before")
            self.switch_to_copy_of_version("9999")
            self.assertEqual(self.stack.shell("cat /data/current").strip(), FOREIGN)
            seen = load.answered
            until(lambda: load.answered > seen + 50, 30, "searches are answered beside a newer index")
            self.stack.indexer("reindex")
            self.assertNotEqual(self.stack.shell("cat /data/current").strip(), FOREIGN)
            seen = load.answered
            until(lambda: load.answered > seen + 50, 30, "searches are answered from the index built anew")
        self.assertEqual((load.faults, load.refused), ([], 0))
        self.assertEqual(inspect(self.stack.container(), ".RestartCount"), 0)
        self.assertEqual(self.stack.client.total(""), self.count)
