"""How fast a full inbox is told, beside a bare fetch of the same inbox by the same library, and in how much memory.

    src/faults/run drain [--quick] [--bounces 100000] [--others 50000] [--heap 128m] [--seed N]
"""

import argparse
import subprocess
import threading
import time

from stage.application import HOUSE, JAR, jdk
from stage.dovecot import PASSWORD
from stage.inbox import OURS, Inbox
from stage.patience import until
from stage.world import World

# As they are when nobody sets them, but for the guards and the time that a few events wait for company.
USUAL = {
    "RICOCHET_POLL_EVERY": "60s",
    "RICOCHET_CALLBACK_BATCH_AGE": "1s",
    "RICOCHET_CALLBACK_TIMEOUT": "30s",
    "RICOCHET_CALLBACK_LEASE": "2m",
}

LEAST_A_SECOND = 2000
LEAST_BARE = 0.4
MOST_MEMORY = 300


def direct(world):
    """Past the proxies, which would be measured too."""
    return {
        **USUAL,
        "QUARKUS_DATASOURCE_JDBC_URL": world.postgres.url(),
        "RICOCHET_ACCOUNT_IMAP_PORT": str(world.dovecot.port),
        "RICOCHET_ACCOUNT_CALLBACK_URL": f"https://localhost:{world.receiver.port}/callback/0",
    }


def bare_fetch(world, user=OURS):
    """Mails a second."""
    libraries = JAR.parent / "lib" / "main"
    told = subprocess.run(
        [jdk("java"), "-Xmx128m", "-cp", f"{libraries}/*", HOUSE / "src/faults/java/BareFetch.java",
         "localhost", str(world.dovecot.port), user, PASSWORD, "INBOX"],
        check=True, capture_output=True, text=True,
    ).stdout.split()
    mails, size, seconds = int(told[0]), int(told[1]), float(told[2])
    print(f"  bare fetch: {mails} mails, {size / 2**20:.0f} MB, {seconds:.1f} s, {mails / seconds:.0f} mails/s")
    return mails / seconds


class Memory(threading.Thread):
    """Resident memory, each second."""

    def __init__(self, application):
        super().__init__(daemon=True)
        self.application, self.samples, self.over = application, [], threading.Event()

    def run(self):
        while not self.over.wait(1):
            self.samples.append(self.application.rss())

    def summary(self):
        third = max(1, len(self.samples) // 3)
        return (f"RSS at most {max(self.samples):.0f} MB; mean of the second third "
                f"{sum(self.samples[third:2 * third]) / third:.0f}, of the last {sum(self.samples[-third:]) / third:.0f}")


def fill(world, choice):
    begun = time.monotonic()
    world.deliver(Inbox(seed=choice.seed).mails(choice.bounces, choice.others))
    print(f"  {choice.bounces} bounces among {choice.others} others delivered in {time.monotonic() - begun:.0f} s")


def await_told(world, seconds):
    until(lambda: sum(len(post.told) for post in world.receiver.posts) >= len(world.truth), seconds, "all told")


def main(arguments):
    parser = argparse.ArgumentParser(prog="drain", description=__doc__)
    parser.add_argument("--bounces", type=int, default=100_000)
    parser.add_argument("--others", type=int, default=50_000)
    parser.add_argument("--heap", default="128m")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="5,000 bounces among 2,500 others")
    choice = parser.parse_args(arguments)
    if choice.quick:
        choice.bounces, choice.others = 5000, 2500
    with World("drain") as world:
        fill(world, choice)
        bare = bare_fetch(world)
        application = world.application(settings=direct(world), java=(f"-Xmx{choice.heap}",))
        begun = time.monotonic()
        application.start().await_start()
        started = time.monotonic() - begun
        memory = Memory(application)
        memory.start()
        await_told(world, 3600)
        took = time.monotonic() - begun
        memory.over.set()
        application.stop()
        bare = max(bare, bare_fetch(world))
        told = len(world.truth) / took
        mails = (choice.bounces + choice.others) / took
        print(f"{len(world.truth)} told in {took:.1f} s from the start of the process ({started:.1f} s of it until it was up): "
              f"{told:.0f} a second, {mails:.0f} mails/s, {mails / bare:.2f} of a bare fetch")
        print(memory.summary())
        verdict = world.verdict()
        print(verdict)
        good = told >= LEAST_A_SECOND and mails >= LEAST_BARE * bare and max(memory.samples) <= MOST_MEMORY
        return 0 if verdict.is_good() and (good or choice.quick) else 1
