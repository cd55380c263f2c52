"""41,242 articles in a server of 256 MB: it holds under load, starts fast and idles small."""

import os
import time
import unittest
from datetime import datetime, timezone
from pathlib import Path

from client import Client, Load
from engine import ROOT, inspect, run
from stack import IMAGE, SHELL_IMAGE, free_port
from waiting import until

CORPUS = ROOT.parent / "shared" / "corpora" / "fang-covid.jsonl.zst"
ARTICLES = 41_242
LIMIT = "256m"
NAME = "fundstelle-test-archive"
SEARCHES = [
    "/v1/search?q=" + query
    for query in (
        "Impfung&facets=source,year&limit=20", "%22Robert+Koch-Institut%22", "Maskenpflicht+Schule&snippets=3",
        "corona*", "titel:Lockdown&sort=newest", "Bundesregierung+NAHE/5+Ma%C3%9Fnahmen", "Virus+ODER+Pandemie&offset=500",
        "&sort=oldest&limit=50", "impfstof~", "Krankenhaus+-Berlin&collapse=duplicates",
    )
] + ["/v1/suggest?q=imp", "/v1/stats", "/?q=Lockdown"]


@unittest.skipUnless(CORPUS.exists(), "../shared/corpora is absent")
class Archive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.port = free_port()
        cls.client = Client(cls.port)
        cls.addClassCleanup(run, "docker", "volume", "rm", "--force", NAME)
        cls.addClassCleanup(run, "docker", "rm", "--force", NAME)
        fill_volume()
        run("docker", "run", "--detach", "--name", NAME, "--read-only", "--memory", LIMIT, "--memory-swap", LIMIT,
            "--volume", f"{NAME}:/data", "--publish", f"127.0.0.1:{cls.port}:8080", "--env", "FUNDSTELLE_LOG_ACCESS=false", IMAGE)
        until(lambda: cls.client.status("/readyz") == 200, 30, "the archive is served")

    def test_a_it_is_ready_in_300_ms_after_its_container_starts(self):
        times = []
        for _ in range(5):
            run("docker", "stop", NAME)
            run("docker", "start", NAME)
            until(lambda: self.client.status("/readyz") == 200, 30, "ready")
            ready = datetime.now(timezone.utc)
            started = datetime.fromisoformat(inspect(NAME, ".State.StartedAt")[:26] + "+00:00")
            times.append((ready - started).total_seconds() * 1000)
        times.sort()
        print(f"    container start to readyz with {ARTICLES} articles: {times[2]:.0f} ms, median of {[round(t) for t in times]}")
        self.assertLess(times[0], 300)

    def test_b_it_idles_in_100_mb(self):
        run("docker", "restart", NAME)
        until(lambda: self.client.status("/readyz") == 200, 30, "ready")
        self.assertEqual(self.client.total(""), ARTICLES)
        megabytes = resident_bytes() / 1e6
        print(f"    resident memory, idle, {ARTICLES} articles: {megabytes:.0f} MB")
        self.assertLess(megabytes, 100)

    def test_c_it_holds_its_limit_under_load(self):
        with Load(self.client, SEARCHES, threads=16) as load:
            end = time.monotonic() + 45  # a slow machine need not answer all of them
            until(lambda: load.answered > 3000 or time.monotonic() > end, 60, "requests are answered")
        state = inspect(NAME, ".State")
        print(f"    resident memory after {load.answered} requests of 16 clients within {LIMIT}: {resident_bytes() / 1e6:.0f} MB")
        self.assertGreater(load.answered, 100)
        # A search that takes too long where 16 clients share few cores may be told so.
        self.assertEqual([fault for fault in load.faults if ": 503 " not in fault], [])
        self.assertFalse(state["OOMKilled"])
        self.assertTrue(state["Running"])
        self.assertEqual(inspect(NAME, ".RestartCount"), 0)


def fill_volume():
    """Builds the index, or copies the data folder that FUNDSTELLE_ARCHIVE names, to work on tests."""
    ready = os.environ.get("FUNDSTELLE_ARCHIVE")
    if ready:
        run("docker", "run", "--rm", "--volume", f"{NAME}:/data", "--volume", f"{ready}:/from:ro", "--entrypoint", "cp",
            SHELL_IMAGE, "--recursive", "/from/.", "/data")
        return
    printed = run(
        "docker", "run", "--rm", "--memory", "1g", "--volume", f"{NAME}:/data", "--volume", f"{CORPUS}:/in/{CORPUS.name}:ro",
        IMAGE, "indexer", "build", f"/in/{CORPUS.name}", seconds=600,
    )
    print("    built in a container of 1 GB: " + printed.splitlines()[-1])


def resident_bytes():
    """Of the server's process, where it is one of this machine; else what the engine counts."""
    status = Path(f"/proc/{inspect(NAME, '.State.Pid')}/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    used = run("docker", "stats", "--no-stream", "--format", "{{.MemUsage}}", NAME).split("/")[0].strip()
    units = {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30}
    return int(float(used[:-3]) * units[used[-3:]])
