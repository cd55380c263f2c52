#!/usr/bin/env python3
"""What the files of docker/ must keep to, checked without any container engine: rules of hadolint that
matter here, the compose file's and the manifests' hardening. Needs only Python."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCKER = ROOT / "docker"
DOCKERFILES = [DOCKER / "Dockerfile", DOCKER / "proxy" / "Dockerfile", DOCKER / "monitoring" / "Dockerfile"]


def instructions(path):
    """(name, text) of each instruction, with its continuation lines in one."""
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    joined = re.sub(r"\\\n", " ", text)
    found = []
    for line in joined.splitlines():
        if line.strip():
            name, _, rest = line.strip().partition(" ")
            found.append((name, re.sub(r"\s+", " ", rest)))
    return found


def check_dockerfile(path, fault):
    text = path.read_text(encoding="utf-8")
    found = instructions(path)
    if re.search(r"^#\s*syntax\s*=", text, re.MULTILINE):
        fault("a # syntax= line needs a registry for every build")
    if "<<" in text:
        fault("heredocs are not understood by older builders")
    for name, rest in found:
        if name == "MAINTAINER":
            fault("MAINTAINER is deprecated")
        if name == "ADD":
            fault("COPY does what ADD does here, and nothing more")
        if name == "FROM" and not re.match(r"(\$\{BASE\}|scratch)( AS [a-z]+)?$", rest):
            fault(f"FROM {rest}: the base is the argument BASE")
        if name == "FROM" and "@sha256" in rest:
            fault("digests are pinned by who builds")
        if name in ("CMD", "ENTRYPOINT") and not rest.startswith("["):
            fault(f"{name} must be a list: there is no shell")
        if name == "USER" and not re.fullmatch(r"\d+:\d+", rest):
            fault("USER must be numeric, so that runAsNonRoot can be checked")
        if name == "RUN":
            check_run(rest, fault)
    if found[0] != ("ARG", "BASE=debian:trixie-slim"):
        fault("ARG BASE=debian:trixie-slim comes first")


def check_run(rest, fault):
    if not re.search(r"(^| )set -eu;", rest):
        fault("RUN must end at the first failure: set -eu")
    if "sudo" in rest or re.search(r"\bapt (install|update)", rest):
        fault("apt-get, and no sudo")
    if "apt-get install" in rest:
        for needed in ("apt-get update", "--yes", "--no-install-recommends", "rm -rf /var/lib/apt/lists/*"):
            if needed not in rest:
                fault(f"a layer with apt-get install needs {needed}")
    if "apt-get upgrade" in rest or "dist-upgrade" in rest:
        fault("upgrades belong into the base image")


def check_image(fault):
    """What only the image of the programs must have."""
    found = instructions(DOCKER / "Dockerfile")
    last = found[max(i for i, (name, _) in enumerate(found) if name == "FROM"):]
    if not last[0][1].startswith("scratch"):
        fault("the last stage is the default, and it is made from scratch")
    names = [name for name, _ in last]
    for needed in ("USER", "HEALTHCHECK", "ENTRYPOINT", "LABEL", "VOLUME", "EXPOSE"):
        if needed not in names:
            fault(f"the image needs {needed}")
    for label in ("title", "description", "licenses", "version", "revision", "source"):
        if f"org.opencontainers.image.{label}" not in " ".join(rest for name, rest in last if name == "LABEL"):
            fault(f"the image needs the label {label}")


def check_compose(fault):
    text = (DOCKER / "compose.yaml").read_text(encoding="utf-8")
    for needed in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "restart: unless-stopped", "mem_limit:",
                   "pids_limit:", "max-size:", "FUNDSTELLE_SERVER_WRITE_KEYS_FILE", "profiles: [demo]",
                   "profiles: [proxy]", "profiles: [monitoring]", "condition: service_healthy"):
        if needed not in text:
            fault(f"lost {needed}")
    if "privileged: true" in text or "network_mode: host" in text or "/var/run/docker.sock" in text:
        fault("a container must not own the machine")
    for variable in sorted(set(re.findall(r"\$\{(\w+)", text))):
        if f"`{variable}`" not in (ROOT / "docs" / "containers.md").read_text(encoding="utf-8"):
            fault(f"docs/containers.md does not tell of {variable}")


def check_manifests(fault):
    kinds = set()
    for path in sorted((DOCKER / "kubernetes").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        kinds |= set(re.findall(r"^kind: (\w+)", text, re.MULTILINE))
        containers = len(re.findall(r"^ +image: ", text, re.MULTILINE))
        for needed in ("allowPrivilegeEscalation: false", "readOnlyRootFilesystem: true", "drop: [ALL]", "limits:"):
            if len(re.findall(re.escape(needed), text)) != containers:
                fault(f"{path.name}: each container needs {needed}")
        if containers and "runAsNonRoot: true" not in text:
            fault(f"{path.name}: runAsNonRoot is missing")
    wanted = {"PersistentVolumeClaim", "ConfigMap", "Deployment", "Service", "NetworkPolicy", "PodDisruptionBudget", "CronJob"}
    if kinds != wanted:
        fault(f"manifests differ from what docs tell: {sorted(kinds ^ wanted)}")


def main():
    faults = []
    for path in DOCKERFILES:
        name = path.relative_to(ROOT)
        check_dockerfile(path, lambda text, name=name: faults.append(f"{name}: {text}"))
    for name, check in (("Dockerfile", check_image), ("compose.yaml", check_compose), ("kubernetes", check_manifests)):
        check(lambda text, name=name: faults.append(f"docker/{name}: {text}"))
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults in the files of docker/")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
