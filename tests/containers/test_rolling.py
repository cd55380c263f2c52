"""Behind the proxy: TLS, HTTP/2, compression, many idle connections, and a new image without a failure."""

import http.client
import socket
import ssl
import unittest

from client import Client, Load
from engine import BASE, build, inspect, run
from stack import DOCKER, IMAGE, Stack
from waiting import until

NEXT_IMAGE = "fundstelle:next"
IDLE = 300  # more than the server has threads


def setUpModule():
    run("docker", "build", "--tag", "fundstelle-proxy:local", "--build-arg", f"BASE={BASE}", DOCKER / "proxy", seconds=600)


class Rolling(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack("rolling", files=[DOCKER / "behind-proxy.yaml"], profiles=["proxy"])
        cls.addClassCleanup(cls.stack.down)
        cls.stack.up("server", "indexer", "proxy")
        cls.stack.indexer("add", "/usr/share/fundstelle/samples/articles.ndjson")
        cls.proxy = Client(cls.stack.https_port, host="localhost", tls=True)
        until(lambda: cls.proxy.status("/readyz") == 200, 30, "the proxy leads to the server")

    def test_it_ends_tls_with_http_2_and_compresses(self):
        context = ssl._create_unverified_context()
        context.set_alpn_protocols(["h2", "http/1.1"])
        with socket.create_connection(("localhost", self.stack.https_port)) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as secure:
                self.assertEqual(secure.selected_alpn_protocol(), "h2")
                self.assertEqual(secure.version(), "TLSv1.3")
        _, headers, body = self.proxy.send("GET", "/v1/search?q=Haushalt&limit=50", headers={"Accept-Encoding": "gzip"})
        self.assertEqual(headers["Content-Encoding"], "gzip")
        self.assertEqual(body[:2], b"\x1f\x8b")
        self.assertEqual(self.proxy.status("/metrics"), 404)

    def test_many_idle_connections_keep_nobody_out(self):
        context = ssl._create_unverified_context()
        idle = []
        try:
            for _ in range(IDLE):
                connection = http.client.HTTPSConnection("localhost", self.stack.https_port, timeout=30, context=context)
                connection.connect()
                idle.append(connection)
            with Load(self.proxy, ["/v1/search?q=Haushalt"], threads=4) as load:
                until(lambda: load.answered > 100, 60, f"searches are answered beside {IDLE} idle connections")
            self.assertEqual(load.faults, [])
            idle[0].request("GET", "/readyz")
            self.assertEqual(idle[0].getresponse().status, 200)
        finally:
            for connection in idle:
                connection.close()

    def test_a_changed_image_takes_over_without_a_failed_request(self):
        build(NEXT_IMAGE, "--build-arg", "VERSION=9.9.9", name="build-next")
        self.assertNotEqual(inspect(NEXT_IMAGE, ".Id"), inspect(IMAGE, ".Id"))
        old = self.stack.container()
        searches = ["/v1/search?q=Haushalt", "/v1/search?q=Berlin&facets=section", "/?q=Haushalt"]
        with Load(self.proxy, searches, threads=4) as load:
            until(lambda: load.answered > 50, 30, "searches are answered before")
            self.stack.environment["FUNDSTELLE_IMAGE"] = NEXT_IMAGE
            files = [part for part in map(str, self.stack.command[4:]) if part.endswith(".yaml")]
            run(DOCKER / "roll", self.stack.name, *files, env=self.stack.environment, cwd=DOCKER, seconds=180)
            seen = load.answered
            until(lambda: load.answered > seen + 50, 30, "searches are answered after")
        print(f"    {load.answered} requests while the image was changed, {len(load.faults) + load.refused} failed")
        self.assertEqual((load.faults, load.refused), ([], 0))
        new = self.stack.container()
        self.assertNotEqual(new, old)
        self.assertEqual(inspect(new, ".Config.Labels")["org.opencontainers.image.version"], "9.9.9")
        self.assertEqual(len(self.stack.compose("ps", "--quiet", "server").split()), 1)
