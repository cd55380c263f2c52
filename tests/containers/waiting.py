"""Waiting for conditions, with a bound; nothing here sleeps for a fixed time."""

import time


def until(condition, seconds, what):
    """Asks until the condition gives something true, and gives that. Fails after so many seconds."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.02)
