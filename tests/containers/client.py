"""HTTP clients: one request, and many at once while something is done to the servers."""

import http.client
import json
import ssl
import threading
import time
import urllib.parse


class Client:
    """Asks one server; a new connection for each request."""

    def __init__(self, port, host="127.0.0.1", tls=False, key=None):
        self.port, self.host, self.tls, self.key = port, host, tls, key

    def _connection(self, seconds):
        if self.tls:
            context = ssl._create_unverified_context()  # the proxy's own certificate
            return http.client.HTTPSConnection(self.host, self.port, timeout=seconds, context=context)
        return http.client.HTTPConnection(self.host, self.port, timeout=seconds)

    def send(self, method, target, body=None, seconds=30, headers=None):
        """Gives status, headers and whole body. Raises OSError or HTTPException without an answer."""
        connection = self._connection(seconds)
        try:
            sent = dict(headers or {})
            if self.key:
                sent["Authorization"] = f"Bearer {self.key}"
            if body is not None:
                sent.setdefault("Content-Type", "application/json")
            connection.request(method, target, body, sent)
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def status(self, target, seconds=5):
        """The status of a GET; 0 where nobody answers."""
        try:
            return self.send("GET", target, seconds=seconds)[0]
        except (OSError, http.client.HTTPException):
            return 0

    def json(self, target):
        status, _, body = self.send("GET", target)
        assert status == 200, f"{target}: {status} {body[:300]!r}"
        return json.loads(body)

    def total(self, query=""):
        return self.json("/v1/search?match=all&limit=1&q=" + urllib.parse.quote(query))["total"]


class Load:
    """Asks from several threads until it is stopped; what is no whole 200 is kept."""

    def __init__(self, client, targets, threads=4):
        self.client, self.targets = client, targets
        self.answered = 0
        self.refused = 0
        self.faults = []
        self.fault_begins = []  # when each of these requests was sent, monotonic
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(n,)) for n in range(threads)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self, number):
        while not self._stop.is_set():
            number += 1
            begin = time.monotonic()
            target = self.targets[number % len(self.targets)]
            try:
                status, _, body = self.client.send("GET", target)
                fault = None if status == 200 else f"{target}: {status} {body[:200]!r}"
            except ConnectionRefusedError:
                fault = "refused"
            except (OSError, http.client.HTTPException) as error:
                fault = f"{target}: {error!r}"
            with self._lock:
                if fault is None:
                    self.answered += 1
                elif fault == "refused":
                    self.refused += 1
                else:
                    self.faults.append(fault)
                    self.fault_begins.append(begin)


class Writer:
    """Writes articles one after the other; knows which were acknowledged. A write without an answer is
    sent again, as a client would."""

    def __init__(self, client, prefix):
        self.client, self.prefix = client, prefix
        self.acknowledged = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()

    def _run(self):
        number = 0
        while not self._stop.is_set():
            name = f"{self.prefix}-{number}"
            article = json.dumps({"title": f"Meldung {name}", "body": f"Der Text von {name}."})
            try:
                status, _, _ = self.client.send("PUT", f"/v1/articles/{name}", article, seconds=5)
            except (OSError, http.client.HTTPException):
                status = 0
            if status in (200, 202):
                self.acknowledged.append(name)
                number += 1
            else:
                time.sleep(0.02)
