#!/usr/bin/env python3
"""Builds the real images, brings the real compose file up, and shows what docs/containers.md says.

run.py [TEST...] runs all tests, or those of the given modules, classes or functions."""

import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

from engine import Engine  # noqa: E402  (behind the path)

# The image is built by the first one; the rest use it.
MODULES = [
    "test_image", "test_compose", "test_upgrade", "test_rolling", "test_monitoring", "test_archive", "test_kubernetes",
]


class Result(unittest.TextTestResult):
    """Says how long each test took, so that a slow one is seen."""

    def startTest(self, test):
        self._begin = time.monotonic()
        super().startTest(test)

    def addSuccess(self, test):
        unittest.TestResult.addSuccess(self, test)
        self.stream.writeln(f"ok  {time.monotonic() - self._begin:.1f} s")
        self.stream.flush()


def main(wanted):
    sys.stdout.reconfigure(line_buffering=True)
    engine = Engine()
    begin = time.monotonic()
    try:
        engine.start()
        names = wanted or MODULES
        if not any(name.startswith("test_image") for name in names):
            names = ["test_image.Image.test_is_small_and_says_how_large", *names]
        suite = unittest.defaultTestLoader.loadTestsFromNames(names)
        result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=Result).run(suite)
    finally:
        engine.stop()
    print(f"containers: {time.monotonic() - begin:.0f} s in all")
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
