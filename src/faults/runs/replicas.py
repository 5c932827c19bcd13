"""Several replicas on one PostgreSQL: one frozen beyond its lease and woken, one killed, all restarted under load.

    src/faults/run replicas [--quick] [--replicas 3] [--mailboxes 12] [--bounces 6000] [--freezes 20] [--seed N]

Their clocks are a minute apart, if Debian's faketime is there.
"""

import argparse
import random
import threading
import time

from stage.clock import FAKETIME, ahead
from stage.inbox import OURS, Inbox
from stage.patience import until
from stage.world import World

# A mailbox has to move within this: the longest lease, and a little for a busy machine.
LEASE = 45
LEEWAY = 15

HOLDERS = "select name, owner, fence from lease where name like 'mailbox %' and until > clock_timestamp()"
LAST_HOLDERS = "select name, owner from lease where name like 'mailbox %'"


class Load(threading.Thread):
    """Mails that keep coming, into one mailbox after another."""

    def __init__(self, world, inboxes, bounces, rate):
        super().__init__(daemon=True)
        self.world, self.inboxes, self.left, self.rate = world, inboxes, bounces, rate

    def run(self):
        while self.left > 0:
            for inbox in self.inboxes:
                count = min(self.left, 3)
                self.world.deliver(inbox.mails(count, 1), inbox.address)
                self.left -= count
                time.sleep(count / self.rate)


class Watch(threading.Thread):
    """Looks again and again whether a mailbox has two readers, or a fence goes back."""

    def __init__(self, world):
        super().__init__(daemon=True)
        self.world, self.fences, self.wrong, self.looks = world, {}, [], 0
        self.frozen = False
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(0.5):
            for name, _, fence in self.world.postgres.ask(HOLDERS):
                if int(fence) < self.fences.get(name, 0):
                    self.wrong.append(f"{name}: fence {fence} after {self.fences[name]}")
                self.fences[name] = int(fence)
            # a frozen replica's sessions stay open until it wakes
            sessions = {} if self.frozen else self.world.dovecot.sessions()
            self.wrong += [f"{user}: {count} sessions" for user, count in sessions.items() if count > 2]
            self.looks += 1


def shares(world):
    """How many mailboxes each owner was the last to hold."""
    owners = [owner for _, owner in world.postgres.ask(LAST_HOLDERS)]
    return {owner: owners.count(owner) for owner in owners}


def is_even(world, replicas, mailboxes):
    living = {name for (name,) in world.postgres.ask("select name from replica where until > clock_timestamp()")}
    held = shares(world)
    least, most = mailboxes // replicas, -(-mailboxes // replicas)
    return (len(living) == replicas and set(held) == living and sum(held.values()) == mailboxes
            and all(least <= count <= most for count in held.values()))


def await_even(world, replicas, mailboxes, what):
    begun = time.monotonic()
    until(lambda: is_even(world, replicas, mailboxes), LEASE + LEEWAY + 60, f"even shares after {what}: {shares(world)}")
    took = time.monotonic() - begun
    print(f"  {what}: shares {sorted(shares(world).values())} after {took:.0f} s")
    return took


def freeze_between_claim_and_post(world, application, inbox, times):
    """
    The call hangs in its handshake, so that the claim is committed and no byte of the batch has left; frozen until its lease
    has ended, woken when the other side answers. Returns how often the receiver saw a batch of a lease that had ended.
    """
    late = 0
    for _ in range(times):
        world.callback.hold_at(b"")
        world.deliver(inbox.mails(2, 0), inbox.address)
        until(world.callback.held.is_set, 120, "a call on its way")
        batches = {row[0] for row in world.postgres.ask("select lease_token from telling where state = 'sending'")}
        application.freeze()
        until(lambda: not world.postgres.number(
            "select count(*) from telling where state = 'sending' and lease_until > now()"), 60, "the lease's end")
        world.callback.let_go()
        application.thaw()
        time.sleep(2)
        late += sum(post.batch in batches for post in world.receiver.posts)
        world.await_silence(180)
    return late


def main(arguments):
    parser = argparse.ArgumentParser(prog="replicas", description=__doc__)
    parser.add_argument("--replicas", type=int, default=3)
    parser.add_argument("--mailboxes", type=int, default=12)
    parser.add_argument("--bounces", type=int, default=6000)
    parser.add_argument("--rate", type=float, default=20, help="bounces a second while replicas come and go")
    parser.add_argument("--freezes", type=int, default=20, help="freezes between claim and post")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="6 mailboxes, 600 bounces, 2 freezes")
    choice = parser.parse_args(arguments)
    if choice.quick:
        choice.mailboxes, choice.bounces, choice.freezes, choice.rate = 6, 600, 2, 5
    random.seed(choice.seed)
    print(f"replicas: seed {choice.seed}; clocks {'a minute apart' if FAKETIME else 'alike: no faketime'}")
    with World("replicas") as world:
        return play(world, choice)


def play(world, choice):
    addresses = [OURS, *(f"campaigns{n}@example.org" for n in range(1, choice.mailboxes))]
    inboxes = [Inbox(address, choice.seed) for address in addresses]
    for inbox in inboxes:
        world.deliver(inbox.mails(1, 1), inbox.address)

    def replica(number):
        return world.application(f"replica-{number}", addresses, preload=ahead(60 * (number - 1)), java=(
            "-Xmx192m", "-XX:TieredStopAtLevel=1"))

    running = [replica(number) for number in range(choice.replicas)]
    running[0].start().await_start()
    slow = []
    await_even(world, 1, choice.mailboxes, "the first replica")
    for other in running[1:]:
        other.start()
    for other in running[1:]:
        other.await_start()
    slow.append(await_even(world, choice.replicas, choice.mailboxes, "all replicas"))

    late = freeze_between_claim_and_post_alone(world, running, inboxes[0], choice)

    watch = Watch(world)
    watch.start()
    load = Load(world, inboxes, choice.bounces, choice.rate)
    load.start()

    frozen = running[0]
    watch.frozen = True
    frozen.freeze()
    slow.append(await_even(world, choice.replicas - 1, choice.mailboxes, "one frozen"))
    frozen.thaw()
    await_even(world, choice.replicas, choice.mailboxes, "it woke")
    watch.frozen = False

    running[1].kill()
    slow.append(await_even(world, choice.replicas - 1, choice.mailboxes, "one killed"))
    running[1].start()
    slow.append(await_even(world, choice.replicas, choice.mailboxes, "a new one"))

    for one in running:
        one.stop()
        one.start().await_start()
    await_even(world, choice.replicas, choice.mailboxes, "a rolling restart")

    load.join()
    watch.over.set()
    watch.join()
    world.await_silence(600)
    verdict = world.verdict()
    print(f"moved within {max(slow):.0f} s; {late} posts under a lease that had ended; {watch.looks} looks at leases and sessions")
    print(*(watch.wrong[:10] or ["one reader a mailbox, no fence went back"]), sep="\n")
    print(verdict)
    return 0 if verdict.is_good() and not late and not watch.wrong and max(slow) <= LEASE + LEEWAY else 1


def freeze_between_claim_and_post_alone(world, running, inbox, choice):
    """With the other replicas alive, but not telling while this is tried: each of them would call the same receiver."""
    if not choice.freezes:
        return 0
    for other in running[1:]:
        other.stop()
    late = freeze_between_claim_and_post(world, running[0], inbox, choice.freezes)
    print(f"  frozen {choice.freezes} times between claim and post: {late} posts under a lease that had ended")
    for other in running[1:]:
        other.start().await_start()
    await_even(world, choice.replicas, choice.mailboxes, "all replicas again")
    return late
