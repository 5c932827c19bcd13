"""A database that is lost and brought back from a file of yesterday: nobody lost, nobody told twice.

    src/faults/run restore [--mails 300] [--seed N]

Some are told and some wait when `database export` is called; these and more are told, and the database is thrown away. The
file is brought into an empty one (`database import`), of another kind and another major version: written out of the
PostgreSQL of this machine, read into the embedded one. The server starts on that, reads again what it cannot know of, and
holds it; what arrives later is told at once. Then a person asks the receiver what it has, discards these and releases the rest.
At last everything moves back into the PostgreSQL of this machine (`database move`), and the old directory refuses to start.
"""

import argparse
import json
import subprocess
import time

from stage import receiver
from stage.application import JAR, jdk
from stage.inbox import Inbox
from stage.patience import until
from stage.world import World

UNSETTLED = "select count(*) from telling where state in ('waiting', 'sending', 'unknown')"
EMBEDDED = {"RICOCHET_DATABASE": "embedded"}
EXTERNAL = ("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_PASSWORD")


def command(application, *words, expected=0):
    """What it says on standard output."""
    done = subprocess.run([jdk("java"), "-jar", JAR, *words], env=application.environment, cwd=application.directory,
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    print(f"  ricochet {' '.join(words)}: {done.returncode} {done.stderr.strip()[-300:]}")
    if done.returncode != expected:
        raise RuntimeError(f"it ended with {done.returncode}: {done.stderr}{done.stdout}")
    return done.stdout


def embedded(world):
    """An application with a database of its own in a directory of its own."""
    application = world.application("restored", settings={
        **EMBEDDED, "RICOCHET_DATA_DIR": str(world.directory / "restored" / "data")})
    for name in EXTERNAL:
        del application.environment[name]
    return application


def listed(application, *words):
    return [json.loads(line) for line in command(application, "events", "list", "held", "--json", *words).splitlines()]


def status(application):
    said = subprocess.run([jdk("java"), "-jar", JAR, "status", "--json"], env=application.environment,
                          cwd=application.directory, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return json.loads(said.stdout) if said.stdout else {}


def await_quiet(world):
    """Until all is kept and told; pauses after failures end at once."""

    def quiet():
        world.let_time_pass()
        return world.kept() >= len(world.truth) and world.postgres.number(UNSETTLED) == 0

    until(quiet, 180, "everything kept and told")


def main(arguments):
    parser = argparse.ArgumentParser(prog="restore", description=__doc__)
    parser.add_argument("--mails", type=int, default=300, help="bounces in each of four parts")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="60 in each part")
    choice = parser.parse_args(arguments)
    count = 60 if choice.quick else choice.mails
    print(f"restore: seed {choice.seed}, {count} bounces in each part")
    with World("restore") as world:
        inbox = Inbox(seed=choice.seed)
        first = world.application().start().await_start()

        world.deliver(inbox.mails(count, 5))
        await_quiet(world)
        world.receiver.manner = receiver.status(503)  # what comes now waits, and stands so in the file
        world.deliver(inbox.mails(count, 5))
        until(lambda: world.kept() == len(world.truth), 120, "all kept")
        backup = world.directory / "backup.zip"
        command(first, "database", "export", str(backup))
        told_at_export = len(world.receiver.told())
        world.receiver.manner = receiver.accept
        world.deliver(inbox.mails(count, 5))
        await_quiet(world)
        world.receiver.manner = receiver.status(503)  # read before the loss, and told to nobody
        world.deliver(inbox.mails(3, 0))
        until(lambda: world.kept() == len(world.truth), 120, "all kept")
        first.kill()
        world.receiver.manner = receiver.accept
        stopped = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 1))
        told_before = list(world.receiver.told())
        print(f"told {told_at_export} at the export, {len(told_before)} when the database was lost")

        world.postgres.run("drop database ricochet with (force)", "postgres")
        world.postgres.run("create database ricochet", "postgres")
        time.sleep(2)
        second = embedded(world)
        command(second, "database", "import", str(backup), "--told-until", stopped)
        command(second, "database", "import", str(backup), expected=1)
        second.start().await_start()
        world.deliver(inbox.mails(count, 5))

        def all_here():
            account = status(second)["accounts"][0]
            return account["waiting"] + account["sending"] + account["unknown"] == 0 and len(
                set(address for _, address in world.receiver.told())) + account["heldFor"].get("RESTORED", 0) >= len(
                world.truth)
        until(all_here, 180, "all read again")
        new = world.receiver.told()[len(told_before):]
        again = {address for _, address in new} & {address for _, address in told_before}
        print(f"told since: {len(new)}, of these told before: {len(again)}")

        held = listed(second, "--cause", "RESTORED")
        had = {address for _, address in told_before}
        print(f"held as RESTORED: {len(held)}, of these the receiver has {sum(one['recipient'].lower() in had for one in held)}")
        for one in held:
            if one["recipient"].lower() not in had:
                command(second, "events", "release", "held", "--event", one["event"])
        command(second, "events", "discard", "held", "--cause", "RESTORED")
        until(lambda: {address for _, address in world.receiver.told()} >= set(world.truth), 60, "the rest told")
        second.stop()

        third = world.application("moved", settings={"RICOCHET_DATA_DIR": second.environment["RICOCHET_DATA_DIR"]})
        command(third, "database", "move")
        refused = subprocess.run([jdk("java"), "-jar", JAR], env=second.environment, cwd=second.directory,
                                 capture_output=True, text=True, stdin=subprocess.DEVNULL)
        print(f"the old directory: {refused.returncode} {refused.stderr.strip()}")
        third.start().await_start()
        world.deliver(inbox.mails(5, 5))
        world.await_silence(60)
        verdict = world.verdict()
        print(verdict)
        return 0 if verdict.is_good() and not again and refused.returncode == 1 else 1
