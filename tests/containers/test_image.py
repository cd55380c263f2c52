"""The image itself: what is in it, how large it is, how it is marked."""

import json
import unittest

from engine import BASE, ROOT, Failed, build, inspect, run
from stack import IMAGE, SHELL_IMAGE


def setUpModule():
    build(IMAGE)
    build(SHELL_IMAGE, target="debian")


class Image(unittest.TestCase):
    def test_is_small_and_says_how_large(self):
        sizes = {name: inspect(name, ".Size") / 1e6 for name in (IMAGE, SHELL_IMAGE)}
        for name, megabytes in sizes.items():
            print(f"    size of {name} on {BASE}: {megabytes:.1f} MB")
        self.assertLessEqual(sizes[IMAGE], 25)

    def test_holds_no_shell_and_only_what_is_needed(self):
        run("docker", "create", "--name", "fundstelle-test-files", IMAGE)
        try:
            files = run("sh", "-c", "docker export fundstelle-test-files | tar -t").splitlines()
        finally:
            run("docker", "rm", "fundstelle-test-files")
        programs = sorted(f.rsplit("/", 1)[1] for f in files if f.startswith("usr/bin/") and not f.endswith("/"))
        self.assertEqual(programs, ["fundstelle", "fundstelle-indexer", "fundstelle-server"])
        for needed in ("usr/share/zoneinfo/Europe/Berlin", "etc/ssl/certs/ca-certificates.crt",
                       "usr/share/fundstelle/samples/articles.ndjson", "usr/share/doc/fundstelle/LICENSE"):
            self.assertIn(needed, files)
        self.assertIn("usr/share/doc/fundstelle/licences-of-libraries.gz", files)

    def test_is_marked_and_runs_as_nobody_in_particular(self):
        for name in (IMAGE, SHELL_IMAGE):
            config = inspect(name, ".Config")
            self.assertEqual(config["User"], "10001:10001")
            self.assertIn("/data", config["Volumes"])
            self.assertIn("8080/tcp", config["ExposedPorts"])
            self.assertEqual(config["Healthcheck"]["Test"], ["CMD", "fundstelle-server", "healthcheck", "/readyz"])
            self.assertEqual(config["Labels"]["org.opencontainers.image.licenses"], "GPL-2.0-or-later")
            self.assertEqual(config["Labels"]["org.opencontainers.image.version"], project_version())

    def test_one_entry_point_serves_both_programs(self):
        for name in (IMAGE, SHELL_IMAGE):
            for program in ("server", "indexer", "fundstelle-server"):
                printed = run("docker", "run", "--rm", "--read-only", name, program, "--version")
                self.assertIn(project_version(), printed)
            self.assertIn('say "server" or "indexer"', run("docker", "run", "--rm", name, "sh", code=2))

    def test_settings_come_from_the_environment(self):
        printed = run("docker", "run", "--rm", "--env", "FUNDSTELLE_LOG_LEVEL=error", IMAGE, "server", "--print-config")
        self.assertIn('level = "error" # environment', printed)
        self.assertIn('listen = "0.0.0.0:8080" # environment', printed)
        wrong = run("docker", "run", "--rm", "--env", "FUNDSTELLE_LOG_LEVEL=loud", IMAGE, "server", code=2)
        self.assertIn("FUNDSTELLE_LOG_LEVEL", wrong)

    def test_the_debian_image_keeps_a_shell(self):
        printed = run("docker", "run", "--rm", "--entrypoint", "/bin/sh", SHELL_IMAGE, "-c", "id -u; ls /usr/bin/fundstelle*")
        self.assertTrue(printed.startswith("10001\n"), printed)
        with self.assertRaises(Failed):
            run("docker", "run", "--rm", "--entrypoint", "/bin/sh", IMAGE, "-c", "true")

    def test_a_second_build_changes_nothing(self):
        before = [layer for layer in json.loads(run("docker", "inspect", IMAGE))[0]["RootFS"]["Layers"]]
        build(IMAGE, name="build-again")
        self.assertEqual(before, json.loads(run("docker", "inspect", IMAGE))[0]["RootFS"]["Layers"])


def project_version():
    for line in (ROOT / "CMakeLists.txt").read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("VERSION "):
            return line.split()[1]
    raise AssertionError("CMakeLists.txt names no version")
