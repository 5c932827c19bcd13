"""A sender that is stopped between claim and post (SIGSTOP) and wakes when its lease has ended: not one byte of that batch.

    src/faults/run stopped [--times 20] [--seed N]

Two replicas; whichever claims is stopped while it shakes hands with the receiver, and woken when its lease is over and the
handshake can go on. In every other round the other replica tells the batch meanwhile; in the rest the one that wakes says
that it sent nothing, and the batch is told once.
"""

import argparse
import os
import signal
import time

from stage.inbox import Inbox
from stage.patience import until
from stage.world import World

SENDING = """
    select lease_token, lease_owner, lease_until <= now() from telling where state = 'sending' limit 1"""
EXPIRED = "select 1 from telling where state = 'sending' and lease_until > now()"
NOT_TOLD = "select count(*) from telling where state <> 'told'"


def stop_one(world):
    """Stops whoever has claimed and waits for the receiver's side of the handshake; which batch, and who."""
    world.callback.hold_at(b"")
    until(world.callback.held.is_set, 60, "a claim")
    batch, owner, _ = until(lambda: world.postgres.ask(SENDING), 10, "a batch that is being sent")[0]
    sender = int(owner.split("-")[1])
    os.kill(sender, signal.SIGSTOP)
    until(lambda: not world.postgres.ask(EXPIRED), 30, "the end of its lease")
    return batch, sender


def posts_of(world, batch):
    return [post for post in world.receiver.posts if post.batch == batch]


def tell_meanwhile(world):
    """The other replica finds the batch lost, and tells it after ten minutes, which are over now."""
    world.callback.heal()
    until(lambda: world.postgres.number("select count(*) from telling where state = 'unknown'"), 30, "a lost batch")
    world.let_time_pass()
    until(lambda: world.postgres.number(NOT_TOLD) == 0, 60, "the batch told by the other")


def one_round(world, inbox, told_meanwhile):
    world.deliver(inbox.mails(5, 1))
    batch, sender = stop_one(world)
    try:
        if told_meanwhile:
            tell_meanwhile(world)
    finally:
        world.callback.heal()
        os.kill(sender, signal.SIGCONT)
    time.sleep(4)  # longer than a call may take: whatever would be sent has been
    sent = posts_of(world, batch)
    world.let_time_pass()
    world.await_silence(60)
    return len(sent)


def main(arguments):
    parser = argparse.ArgumentParser(prog="stopped", description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="twice")
    choice = parser.parse_args(arguments)
    times = 2 if choice.quick else choice.times
    print(f"stopped: seed {choice.seed}")
    with World("stopped") as world:
        inbox = Inbox(seed=choice.seed)
        replicas = [world.application(name) for name in ("one", "two")]
        for replica in replicas:
            replica.start().await_start()
        sent = [one_round(world, inbox, number % 2 == 0) for number in range(times)]
        verdict = world.verdict()
        print(f"{times} senders stopped and woken after their lease: {sum(sent)} posts of theirs")
        print(verdict)
        return 0 if verdict.is_good() and not sum(sent) else 1
