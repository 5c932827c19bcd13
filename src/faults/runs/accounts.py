"""Fifty accounts behind a long line, beside one account with as many mails behind the same line.

    src/faults/run accounts [--quick] [--accounts 50] [--bounces 50000] [--round-trip 40] [--seed N]
"""

import argparse
import pathlib
import subprocess
import sys
import time

from stage.inbox import OURS, Inbox
from stage.world import World

from .drain import USUAL, await_told

LEAST_OF_ONE = 0.8


class LongLine:
    """A proxy that is late, in a process of its own."""

    def __init__(self, target, round_trip):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "stage.proxy", str(target), str(round_trip / 2000)],
            stdout=subprocess.PIPE, text=True, cwd=pathlib.Path(__file__).parents[1],
        )
        self.port = int(self.process.stdout.readline())

    def close(self):
        self.process.terminate()
        self.process.wait()


def rate(count, choice):
    """Events a second with so many accounts."""
    with World(f"accounts-{count}") as world:
        line = LongLine(world.dovecot.port, choice.round_trip)
        addresses = [OURS, *(f"campaigns{n}@example.org" for n in range(1, count))]
        for address in addresses:
            world.deliver(Inbox(address, choice.seed).mails(choice.bounces // count, choice.bounces // count // 2), address)
        settings = {
            **world.settings(addresses),
            **USUAL,
            "RICOCHET_POLL_CONNECTIONS": "50",
            "RICOCHET_POLL_CONNECTIONS_PER_HOST": "50",
            "QUARKUS_DATASOURCE_JDBC_URL": world.postgres.url(),
        }
        for name in list(settings):
            if name.endswith("_IMAP_PORT"):
                settings[name] = str(line.port)
            if name.endswith("_CALLBACK_URL"):
                settings[name] = settings[name].replace(str(world.callback.port), str(world.receiver.port))
        application = world.application(settings=settings, java=("-Xmx256m",))
        application.start().await_start()
        begun = time.monotonic()
        await_told(world, 3600)
        took = time.monotonic() - begun
        memory = application.rss()
        application.stop()
        line.close()
        verdict = world.verdict()
        print(f"  {count} accounts: {len(world.truth)} told in {took:.1f} s, {len(world.truth) / took:.0f} a second, "
              f"RSS {memory:.0f} MB; {verdict}")
        return len(world.truth) / took, verdict.is_good()


def main(arguments):
    parser = argparse.ArgumentParser(prog="accounts", description=__doc__)
    parser.add_argument("--accounts", type=int, default=50)
    parser.add_argument("--bounces", type=int, default=50_000, help="in all")
    parser.add_argument("--round-trip", type=float, default=40, help="ms")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="10 accounts, 2,000 bounces")
    choice = parser.parse_args(arguments)
    if choice.quick:
        choice.accounts, choice.bounces = 10, 2000
    one, one_is_good = rate(1, choice)
    many, many_are_good = rate(choice.accounts, choice)
    print(f"{choice.accounts} accounts tell {many / one:.2f} of what one tells")
    return 0 if one_is_good and many_are_good and (many >= LEAST_OF_ONE * one or choice.quick) else 1
