"""The real compose file as a project of its own, with free ports and a key that may write."""

import json
import os
import socket
import tempfile
from pathlib import Path

from client import Client
from engine import ROOT, inspect, run
from waiting import until

IMAGE = "fundstelle:local"
SHELL_IMAGE = "fundstelle:debian"
HERE = Path(__file__).resolve().parent
DOCKER = ROOT / "docker"


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


class Stack:
    """One Compose project; `down` removes everything of it."""

    def __init__(self, name, files=(), profiles=(), **environment):
        self.name = f"fundstelle-test-{name}"
        self.folder = tempfile.TemporaryDirectory(prefix="fundstelle-")
        self.port, self.https_port = free_port(), free_port()
        self.prometheus_port = free_port()
        printed = run("docker", "run", "--rm", IMAGE, "server", "hash-key", "--new")
        words = dict(line.split(": ", 1) for line in printed.splitlines())
        self.key = words["key"].strip()
        secret = Path(self.folder.name) / "write_keys"
        secret.write_text(words["hash"].strip() + "\n", encoding="ascii")
        os.chmod(self.folder.name, 0o755)
        self.environment = {
            "FUNDSTELLE_IMAGE": IMAGE,
            "FUNDSTELLE_PORT": f"127.0.0.1:{self.port}",
            "FUNDSTELLE_WRITE_KEYS": str(secret),
            "PROXY_IMAGE": "fundstelle-proxy:local",
            "PROXY_HTTP_PORT": f"127.0.0.1:{free_port()}",
            "PROXY_HTTPS_PORT": f"127.0.0.1:{self.https_port}",
            "PROMETHEUS_IMAGE": "fundstelle-prometheus:local",
            "PROMETHEUS_PORT": f"127.0.0.1:{self.prometheus_port}",
            **environment,
        }
        self.command = ["docker", "compose", "--project-name", self.name]
        for file in (DOCKER / "compose.yaml", HERE / "quick.yaml", *files):
            self.command += ["--file", file]
        for profile in profiles:
            self.command += ["--profile", profile]
        self.client = Client(self.port, key=self.key)

    def compose(self, *arguments, **options):
        return run(*self.command, *arguments, env=self.environment, cwd=DOCKER, **options)

    def up(self, *services):
        self.compose("up", "--detach", "--no-build", "--wait", *(services or ("server", "indexer")))

    def down(self):
        self.compose("--profile", "*", "down", "--volumes", "--remove-orphans", "--timeout", "5")
        self.folder.cleanup()

    def container(self, service="server"):
        """The id of the service's one container."""
        return self.compose("ps", "--all", "--quiet", service).split()[0]

    def state(self, service="server"):
        return inspect(self.container(service), ".State")

    def health(self):
        return self.state()["Health"]["Status"]

    def indexer(self, *arguments, volumes=(), **options):
        """Runs the indexer's command in a container of its own over the project's volume."""
        mounts = [part for volume in volumes for part in ("--volume", volume)]
        return run(
            "docker", "run", "--rm", "--read-only", "--volume", f"{self.name}_data:/data", *mounts,
            self.environment["FUNDSTELLE_IMAGE"], "indexer", *arguments, **options,
        )

    def shell(self, script):
        """Runs a shell over the project's volume, as the image's user."""
        return run(
            "docker", "run", "--rm", "--volume", f"{self.name}_data:/data", "--entrypoint", "/bin/sh",
            SHELL_IMAGE, "-ec", script,
        )

    def wait_ready(self, seconds=30):
        until(lambda: self.client.status("/readyz") == 200, seconds, "the server is ready")

    def wait_applied(self):
        """Until all that was accepted before can be found."""
        status, _, body = self.client.send(
            "PUT", "/v1/articles/last?wait=searchable&timeout=30s", json.dumps({"title": "Schluss"}), seconds=40
        )
        assert status == 200, f"{status} {body!r}"
