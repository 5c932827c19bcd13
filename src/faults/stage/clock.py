"""Another time of day for one process, by libfaketime; time-outs and leases are counted by the monotonic clock, which stays."""

import glob

FAKETIME = next(iter(glob.glob("/usr/lib/*/faketime/libfaketime.so.1")), None)

# with the fix for the monotonic clock a JVM waits half a minute here and there
ALONE = {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_FORCE_MONOTONIC_FIX": "0"}


def ahead(seconds):
    """The environment of a process whose clock is ahead."""
    return {"LD_PRELOAD": FAKETIME, "FAKETIME": f"{seconds:+d}s", **ALONE} if FAKETIME else {}


class Clock:
    """A clock that can be stepped while the process runs."""

    def __init__(self, file):
        self.file = file
        self.step(0)

    def step(self, days):
        self.file.write_text(f"{days:+d}d\n")

    def environment(self):
        return {"LD_PRELOAD": FAKETIME, "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1",
                **ALONE} if FAKETIME else {}
