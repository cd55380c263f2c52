"""The compose file as people use it: demo, hardening, draining, health, kills, backup and restore."""

import json
import os
import signal
import time
import unittest
from pathlib import Path

from client import Client, Load, Writer
from engine import inspect, run
from stack import IMAGE, Stack, free_port
from waiting import until

SEARCHES = ["/v1/search?q=Haushalt", "/v1/search?q=Berlin&facets=section", "/v1/articles/verteidigungsplaene-haushalt"]


class Compose(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack("compose", profiles=["demo", "proxy", "monitoring"])
        cls.addClassCleanup(cls.stack.down)
        cls.stack.compose("up", "--detach", "--no-build", "demo", "server", "indexer")
        cls.stack.wait_ready()
        until(lambda: cls.stack.state("demo")["Status"] == "exited", 60, "the demo has indexed the samples")

    def test_the_file_is_valid_with_all_profiles(self):
        for profiles in ([], ["--profile", "*"]):
            self.stack.compose(*profiles, "config", "--quiet")

    def test_the_demo_leads_to_a_first_hit(self):
        self.assertEqual(self.stack.state("demo")["ExitCode"], 0)
        found = self.stack.client.json("/v1/search?q=Haushalt&limit=1")
        self.assertGreater(found["total"], 0)
        self.assertIn("<mark>", found["hits"][0]["title_html"])
        status, headers, page = self.stack.client.send("GET", "/?q=Haushalt")
        self.assertEqual((status, b"<mark>" in page), (200, True))
        self.assertTrue(headers["Content-Type"].startswith("text/html"))

    def test_nothing_runs_as_root_or_may_write_but_the_data(self):
        for service in ("server", "indexer"):
            container = self.stack.container(service)
            host = inspect(container, ".HostConfig")
            self.assertTrue(host["ReadonlyRootfs"])
            self.assertEqual(host["CapDrop"], ["ALL"])
            self.assertIn("no-new-privileges:true", host["SecurityOpt"])
            self.assertGreater(host["Memory"], 0)
            self.assertGreater(host["PidsLimit"], 0)
            self.assertEqual(host["RestartPolicy"]["Name"], "unless-stopped")
            self.assertEqual(host["LogConfig"]["Config"]["max-size"], "10m")
        # From inside, in the same cage: the same image with a shell.
        printed = run(
            "docker", "run", "--rm", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges:true",
            "--volume", f"{self.stack.name}_data:/data", "--entrypoint", "/bin/sh", "fundstelle:debian", "-c",
            "id -u; id -g; grep CapEff /proc/self/status; touch /data/inbox/.probe.tmp && echo data; rm /data/inbox/.probe.tmp;"
            " touch /probe || touch /usr/bin/probe || touch /tmp/probe || echo read-only",
        ).splitlines()
        self.assertEqual(printed[:2], ["10001", "10001"])
        self.assertRegex(printed[2], r"CapEff:\s+0+$")
        self.assertIn("data", printed)
        self.assertIn("read-only", printed)
        top = run("docker", "top", self.stack.container("server"), "-eo", "pid,uid,comm").splitlines()[1:]
        self.assertTrue(top and all(line.split()[1] == "10001" for line in top), top)

    def test_stopping_answers_what_runs(self):
        with Load(self.stack.client, SEARCHES) as load:
            until(lambda: load.answered > 50, 30, "searches are answered")
            begin = time.monotonic()
            self.stack.compose("stop", "server")
            took = time.monotonic() - begin
        # Later ones are taken by the engine's proxy, which finds nobody behind it any more.
        running = [fault for fault, sent in zip(load.faults, load.fault_begins) if sent < begin]
        self.assertEqual(running, [])
        self.assertFalse([fault for fault in load.faults if "IncompleteRead" in fault])
        self.assertEqual(self.stack.state()["ExitCode"], 0)
        self.assertLess(took, 30)
        self.stack.compose("stop", "indexer")
        self.assertEqual(self.stack.state("indexer")["ExitCode"], 0)
        self.stack.up()

    def test_it_turns_unhealthy_without_an_index_and_healthy_again(self):
        until(lambda: self.stack.health() == "healthy", 30, "healthy at first")
        self.stack.shell("mv /data/current /data/current.away")
        until(lambda: self.stack.health() == "unhealthy", 30, "unhealthy without an index")
        self.assertEqual(self.stack.client.status("/healthz"), 200)
        self.stack.shell("mv /data/current.away /data/current")
        until(lambda: self.stack.health() == "healthy", 30, "healthy again")

    def test_a_kill_loses_nothing_that_was_acknowledged(self):
        for service in ("server", "indexer", "server"):
            with Writer(self.stack.client, f"kill-{service}-{self.id()[-4:]}-{free_port()}") as writer:
                until(lambda: len(writer.acknowledged) > 20, 30, "writes are acknowledged")
                kill(self.stack.container(service))
                seen = len(writer.acknowledged)
                until(lambda: self.stack.state(service)["Running"], 30, f"{service} runs again")
                until(lambda: len(writer.acknowledged) > seen + 20, 60, "writes are acknowledged again")
            self.stack.wait_applied()
            for name in writer.acknowledged:
                self.assertEqual(self.stack.client.status(f"/v1/articles/{name}"), 200, name)
        self.assertIn("whole", self.stack.indexer("check"))

    def test_a_backup_is_restored_into_another_volume(self):
        backups = f"{self.stack.name}-backups"
        other = f"{self.stack.name}-restored"
        port = free_port()
        try:
            with Writer(self.stack.client, "backup") as writer:
                until(lambda: len(writer.acknowledged) > 10, 30, "writes are acknowledged")
                before = list(writer.acknowledged)
                printed = self.stack.indexer("backup", "--keep", "2", "/backups", volumes=[f"{backups}:/backups"])
            name = printed.split(": ")[0].removeprefix("backup ")
            run("docker", "run", "--rm", "--volume", f"{other}:/data", "--volume", f"{backups}:/backups:ro", IMAGE,
                "indexer", "restore", name)
            run("docker", "run", "--detach", "--name", other, "--read-only", "--volume", f"{other}:/data",
                "--publish", f"127.0.0.1:{port}:8080", IMAGE)
            restored = Client(port)
            until(lambda: restored.status("/readyz") == 200, 30, "the restored index is served")
            for article in before:
                self.assertEqual(restored.status(f"/v1/articles/{article}"), 200, article)
            self.assertGreater(restored.total("Haushalt"), 0)
        finally:
            run("docker", "rm", "--force", other)
            run("docker", "volume", "rm", "--force", other, backups)

    def test_names_what_is_wrong_with_a_secret(self):
        folder = Path(self.stack.folder.name)
        (folder / "wrong").write_text("no hash\n", encoding="ascii")
        printed = run("docker", "run", "--rm", "--volume", f"{folder}/wrong:/run/secrets/wrong:ro", "--env",
                      "FUNDSTELLE_SERVER_WRITE_KEYS_FILE=/run/secrets/wrong", IMAGE, code=2)
        self.assertIn("server.write_keys", printed)
        printed = run("docker", "run", "--rm", "--env", "FUNDSTELLE_SERVER_WRITE_KEYS_FILE=/run/secrets/none", IMAGE, code=3)
        self.assertIn("/run/secrets/none", printed)


def kill(container):
    """SIGKILL from outside of the engine, where its processes are ours: so that its restart policy has
    to help; else through the engine, and started by hand."""
    process = inspect(container, ".State.Pid")
    try:
        os.kill(process, signal.SIGKILL)
    except OSError:
        run("docker", "kill", container)
        run("docker", "start", container)


