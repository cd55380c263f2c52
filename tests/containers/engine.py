"""The container engine: the user's own where one answers, else the one of ../shared/containers."""

import json
import os
import shlex
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "containers"
LOGS = ROOT / "build" / "containers"
BASE = os.environ.get("FUNDSTELLE_BASE", "debian:trixie-slim")


class Failed(AssertionError):
    """A command ended with another exit code than it should."""


def run(*command, code=0, text=None, seconds=120, env=None, cwd=None):
    """Runs a command to its end and gives what it printed, both streams after each other."""
    done = subprocess.run(
        [str(part) for part in command],
        input=text if text is not None else "",
        capture_output=True,
        text=True,
        timeout=seconds,
        env={name: value for name, value in {**os.environ, **(env or {})}.items() if value is not None},
        cwd=cwd,
        check=False,
    )
    if code is not None and done.returncode != code:
        line = shlex.join(str(part) for part in command)
        raise Failed(f"{line}: exit code {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout + done.stderr


def logged(name, *command, seconds=1200, cwd=None):
    """Runs a long command whose output goes into a file of build/containers."""
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / f"{name}.log"
    with open(path, "wb") as log:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            timeout=seconds,
            cwd=cwd,
            check=False,
        )
    if done.returncode != 0:
        end = path.read_text(errors="replace")[-4000:]
        raise Failed(f"{shlex.join(map(str, command))}: exit code {done.returncode}\n{end}")


def answers():
    """Whether a Docker with Compose can be used as it is."""
    try:
        for command in (["docker", "version"], ["docker", "compose", "version"]):
            subprocess.run(command, capture_output=True, timeout=30, check=True)
        return True
    except (OSError, subprocess.SubprocessError):
        return False


class Engine:
    """Docker for as long as the tests run."""

    def __init__(self):
        self._is_ours = False
        self.is_shared = False

    def start(self):
        if answers():
            print("engine: the Docker that answers here")
            return
        script = SHARED / "container-docker.sh"
        if not script.exists():
            raise Failed("no Docker with Compose answers here, and there is no ../shared/containers to start one")
        self._is_ours = not Path("/run/container-docker/docker.sock").exists()
        self.is_shared = True
        for line in run(script, "up", seconds=300).splitlines():
            if line.startswith("export "):
                for part in shlex.split(line)[1:]:
                    name, _, value = part.partition("=")
                    os.environ[name] = value
        print("engine: Docker of ../shared/containers")
        self.make_bases("docker")

    def make_bases(self, kind):
        """No registry can be reached from there, so the base image is made from packages."""
        suite = BASE.removeprefix("debian:").removesuffix("-slim")
        run(SHARED / "container-base.sh", "--engine", kind, suite, seconds=600)

    def stop(self):
        if self._is_ours:
            run(SHARED / "container-docker.sh", "down")


def inspect(name, template):
    """One field of a container or an image, read as JSON."""
    return json.loads(run("docker", "inspect", "--format", "{{json " + template + "}}", name))


def build(tag, *options, target=None, name=None):
    """Builds the real Dockerfile; FUNDSTELLE_IMAGES=kept takes what was built before, to work on tests."""
    if os.environ.get("FUNDSTELLE_IMAGES") == "kept":
        return
    command = ["docker", "build", "--progress", "plain", "--file", ROOT / "docker" / "Dockerfile"]
    command += ["--tag", tag, "--build-arg", f"BASE={BASE}", *options]
    if target:
        command += ["--target", target]
    logged(name or tag.replace(":", "-"), *command, ROOT)
