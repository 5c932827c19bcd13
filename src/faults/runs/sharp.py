"""Whether `kill` would see it: the same kills with the transaction around cursor and events taken away. Good is when it is red.

    src/faults/run sharp [--times 5] [--seed N]
"""

import argparse
import pathlib
import time

from stage.inbox import Inbox
from stage.patience import until
from stage.world import UNSETTLED, World
from stage.worktree import built

from .kill import at_fetched, kill_at

STORE = pathlib.Path("src/main/java/dev/ricochet/flow/BatchStore.java")
TRANSACTION = "return QuarkusTransaction.requiringNew().call(() -> {"
MOVE = "cursors.move(place.cursor().at(lastUid), place.under())"


def move_the_cursor_first(place):
    """As whoever marks a mail as seen, and then does something about it."""
    text = (place / STORE).read_text()
    if TRANSACTION not in text or f"if (!{MOVE})" not in text:
        raise RuntimeError(f"{STORE} is not written any more as this run knows it")
    text = text.replace(TRANSACTION, f"boolean _ = QuarkusTransaction.requiringNew().call(() -> {MOVE});\n{TRANSACTION}", 1)
    text = text.replace(f"if (!{MOVE})", "if (batch.size() < 0)", 1)
    (place / STORE).write_text(text)


def main(arguments):
    parser = argparse.ArgumentParser(prog="sharp", description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="twice")
    choice = parser.parse_args(arguments)
    with built("HEAD", move_the_cursor_first) as jar, World("sharp") as world:
        inbox = Inbox(seed=choice.seed)
        application = world.application(java=("-Xmx256m", "-XX:TieredStopAtLevel=1"), jar=jar)
        application.start().await_start().stop()
        for _ in range(2 if choice.quick else choice.times):
            world.deliver(inbox.mails(10, 3))
            kill_at(world, application, at_fetched)
        application.start().await_start()
        last = inbox.mails(1, 0)
        world.deliver(last)
        until(world.kept, 240, "the last bounce")
        until(lambda: world.postgres.number(UNSETTLED) == 0, 240, "all that was kept told")
        verdict = world.verdict()
        print(verdict)
        print("red, as it has to be" if verdict.lost else "GREEN: this suite would not see a lost bounce")
        return 0 if verdict.lost else 1
