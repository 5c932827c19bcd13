"""Waiting for something to become true, with an end."""

import time


def until(condition, seconds, what):
    """The first answer of a condition that is not empty or false."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s: {what}")
        time.sleep(0.05)
