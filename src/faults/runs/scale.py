"""What replicas cost the one database: at rest, and for each event, with one of them and with several.

    src/faults/run scale [--quick] [--replicas 1 3 10] [--mailboxes 20] [--bounces 10000] [--rest 60] [--seed N]

All of them share the cores of this machine, so that their number makes nothing faster here: what is looked at is PostgreSQL's
own count of its work, in which waiting for one another is counted too.
"""

import argparse
import time

from stage.inbox import OURS, Inbox
from stage.patience import until
from stage.world import World

from .drain import USUAL, await_told

WORK = "select coalesce(sum(calls), 0), coalesce(sum(total_exec_time), 0) from pg_stat_statements"
DEAREST = """
select calls, mean_exec_time, max_exec_time, regexp_replace(left(query, 2000), '\\s+', ' ', 'g')
  from pg_stat_statements
 order by total_exec_time desc
 limit 3
"""
LOG = "select pg_current_wal_lsn() - '0/0'"


class Work:
    """What the database does while this is held open."""

    def __init__(self, world):
        self.world = world

    def __enter__(self):
        self.world.postgres.run("select pg_stat_statements_reset()")
        self.begun, self.log = time.monotonic(), self.world.postgres.number(LOG)
        return self

    def __exit__(self, *_):
        self.seconds = time.monotonic() - self.begun
        calls, spent = self.world.postgres.ask(WORK)[0]
        self.calls, self.spent = float(calls), float(spent)
        self.log = self.world.postgres.number(LOG) - self.log
        self.dearest = self.world.postgres.ask(DEAREST)


def measure(replicas, choice):
    with World(f"scale-{replicas}", "max_connections = 300") as world:
        addresses = [OURS, *(f"campaigns{n}@example.org" for n in range(1, choice.mailboxes))]
        settings = {**world.settings(addresses), **USUAL, "QUARKUS_DATASOURCE_JDBC_URL": world.postgres.url()}
        java = ("-Xmx128m", "-XX:TieredStopAtLevel=1")
        running = [world.application(f"replica-{n}", addresses, settings, java=java) for n in range(replicas)]
        for one in running:
            one.start().await_start()
        inboxes = [Inbox(address, choice.seed) for address in addresses]
        for inbox in inboxes:
            world.deliver(inbox.mails(1, 0), inbox.address)
        await_told(world, 600)
        until(lambda: world.postgres.number("select count(*) from replica where until > now()") == replicas, 60, "all alive")

        with Work(world) as rest:
            time.sleep(choice.rest)
        told_before = len(world.truth)
        with Work(world) as load:
            for inbox in inboxes:
                world.deliver(inbox.mails(choice.bounces // choice.mailboxes, 0), inbox.address)
            await_told(world, 3600)
        events = len(world.truth) - told_before
        memory = [one.rss() for one in running]
        for one in running:
            one.stop()
        verdict = world.verdict()
        print(f"{replicas} replicas, {choice.mailboxes} mailboxes: at rest {rest.calls / rest.seconds:.1f} statements and "
              f"{rest.spent / rest.seconds:.1f} ms of the database a second; {events} events told in {load.seconds:.0f} s, "
              f"{load.spent / events:.3f} ms and {load.log / events / 1024:.1f} kB of log each; "
              f"RSS {min(memory):.0f} to {max(memory):.0f} MB; {verdict}")
        for calls, mean, most, query in load.dearest:
            print(f"  {int(calls):6} × {float(mean):8.2f} ms, at most {float(most):8.2f}: {query[:150]}")
        return verdict.is_good()


def main(arguments):
    parser = argparse.ArgumentParser(prog="scale", description=__doc__)
    parser.add_argument("--replicas", type=int, nargs="+", default=[1, 3, 10])
    parser.add_argument("--mailboxes", type=int, default=20)
    parser.add_argument("--bounces", type=int, default=10_000)
    parser.add_argument("--rest", type=float, default=60, help="seconds in which no mail comes")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="one and two replicas, 1,000 bounces, 10 s of rest")
    choice = parser.parse_args(arguments)
    if choice.quick:
        choice.replicas, choice.bounces, choice.rest = [1, 2], 1000, 10
    return 0 if all([measure(replicas, choice) for replicas in choice.replicas]) else 1
