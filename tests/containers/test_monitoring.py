"""Prometheus scrapes the server and knows the alert rules."""

import unittest

from client import Client
from engine import BASE, run
from stack import DOCKER, Stack
from waiting import until


def setUpModule():
    run("docker", "build", "--tag", "fundstelle-prometheus:local", "--build-arg", f"BASE={BASE}", DOCKER / "monitoring", seconds=600)


class Monitoring(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack("monitoring", profiles=["monitoring"])
        cls.addClassCleanup(cls.stack.down)
        cls.stack.up("server", "indexer")
        cls.stack.compose("up", "--detach", "--no-build", "prometheus")
        cls.prometheus = Client(cls.stack.prometheus_port)
        until(lambda: cls.prometheus.status("/-/ready") == 200, 60, "Prometheus is ready")

    def test_the_rules_are_valid(self):
        run("docker", "run", "--rm", "--entrypoint", "promtool", "--volume", f"{DOCKER}/monitoring:/rules:ro",
            "fundstelle-prometheus:local", "check", "rules", "/rules/alerts.yml")

    def test_it_scrapes_the_server(self):
        def is_up():
            found = self.prometheus.json("/api/v1/query?query=up%7Bjob%3D%22fundstelle%22%7D")["data"]["result"]
            return [sample["value"][1] for sample in found] == ["1"]

        until(is_up, 60, "the server's metrics are scraped")

    def test_it_knows_the_alerts_and_their_metrics(self):
        groups = self.prometheus.json("/api/v1/rules")["data"]["groups"]
        rules = [rule for group in groups for rule in group["rules"]]
        self.assertGreaterEqual(len(rules), 5)
        _, _, metrics = self.stack.client.send("GET", "/metrics")
        for rule in rules:
            names = [word for word in rule["query"].replace("(", " ").replace("{", " ").replace("[", " ").split()
                     if word.startswith("fundstelle_")]
            for name in names:
                self.assertIn(name.encode(), metrics, f"{rule['name']} asks for what the server does not give")
