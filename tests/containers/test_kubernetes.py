"""The Kubernetes manifests: strictly valid, and really run by podman."""

import shutil
import unittest

from client import Client
from engine import ROOT, SHARED, run
from stack import IMAGE
from waiting import until

MANIFESTS = ROOT / "docker" / "kubernetes"
APP = MANIFESTS / "fundstelle.yaml"


def podman(*arguments, **options):
    """Without the settings of the other engine, which it would read too."""
    return run("podman", *arguments, env={"DOCKER_CONFIG": None, "DOCKER_HOST": None}, **options)


def podman_works():
    """A user's own podman, or the one that ../shared/containers sets up."""
    script = SHARED / "container-base.sh"
    if script.exists():
        run(script, "--engine", "podman", "trixie", seconds=600)
    return shutil.which("podman") is not None


@unittest.skipUnless(podman_works(), "podman is absent")
class Kubernetes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        run("sh", "-c", f"docker save {IMAGE} | env --unset=DOCKER_CONFIG podman load --quiet", seconds=300)
        podman("tag", f"docker.io/library/{IMAGE}", "localhost/fundstelle:local")
        cls.addClassCleanup(podman, "volume", "rm", "--force", "fundstelle-data")
        cls.addClassCleanup(podman, "play", "kube", "--down", APP, seconds=120)
        podman("play", "kube", APP, seconds=120)
        address = podman("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                      podman("pod", "inspect", "--format", "{{.InfraContainerID}}", "fundstelle-pod-0").strip()).strip()
        cls.client = Client(8080, host=address)

    def test_server_and_indexer_run_in_one_pod(self):
        until(lambda: self.client.status("/readyz") == 200, 60, "the pod is ready")
        podman("exec", "fundstelle-pod-0-indexer", "fundstelle", "indexer", "add",
            "/usr/share/fundstelle/samples/articles.ndjson")
        self.assertGreater(self.client.total("Haushalt"), 0)

    def test_its_containers_are_locked_in(self):
        for container in ("fundstelle-pod-0-server", "fundstelle-pod-0-indexer"):
            self.assertEqual(podman("inspect", "--format", "{{.HostConfig.ReadonlyRootfs}}", container).strip(), "true")
            self.assertIn(podman("top", container, "user").split()[1], ("fundstelle", "10001"))
            self.assertEqual(podman("inspect", "--format", "{{len .EffectiveCaps}}", container).strip(), "0")


class Manifests(unittest.TestCase):
    def test_every_field_is_known_and_right(self):
        script = SHARED / "k8s-check.py"
        if not script.exists():
            self.skipTest("../shared/containers is absent")
        printed = run("/usr/bin/python3", script, *sorted(MANIFESTS.glob("*.yaml")))
        self.assertEqual(len(printed.splitlines()), 8, printed)
