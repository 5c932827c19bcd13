"""A rolling update: the application before the newest migration and the one of now, on one database, under load.

    src/faults/run update [--quick] [--before COMMIT] [--bounces 600] [--seed N]
"""

import argparse
import time

from stage.inbox import Inbox
from stage.world import World
from stage.worktree import built, git

from .replicas import Load

MIGRATIONS = "src/main/resources/db/migration"


def before_the_newest_migration():
    return git("log", "-1", "--diff-filter=A", "--format=%H", "--", MIGRATIONS) + "^"


def schema(world):
    return world.postgres.ask("select version from flyway_schema_history order by installed_rank desc limit 1")[0][0]


def main(arguments):
    parser = argparse.ArgumentParser(prog="update", description=__doc__)
    parser.add_argument("--before", help="the old commit; else the one before the newest migration")
    parser.add_argument("--bounces", type=int, default=600)
    parser.add_argument("--rate", type=float, default=5)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="200 bounces")
    choice = parser.parse_args(arguments)
    if choice.quick:
        choice.bounces = 200
    with built(choice.before or before_the_newest_migration()) as old_jar, World("update") as world:
        java = ("-Xmx192m", "-XX:TieredStopAtLevel=1")
        old = [world.application(f"old-{n}", jar=old_jar, java=java).start() for n in range(2)]
        for one in old:
            one.await_start()
        print(f"  two old replicas, schema {schema(world)}")
        load = Load(world, [Inbox(seed=choice.seed)], choice.bounces, choice.rate)
        load.start()
        new = [world.application(f"new-{n}", java=java) for n in range(2)]
        new[0].start().await_start()
        print(f"  one new beside them, schema {schema(world)}")
        time.sleep(10)
        old[0].stop()
        old[0].start().await_start()
        print("  an old one was started again on the new schema")
        time.sleep(10)
        for leaving, coming in zip(old, new, strict=True):
            leaving.stop()
            if coming.process is None:
                coming.start().await_start()
        print("  the new alone")
        load.join()
        world.await_silence(300)
        verdict = world.verdict()
        print(verdict)
        return 0 if verdict.is_good() else 1
