"""kill -9, at random moments and at the five places where it hurts most.

    src/faults/run kill [--quick] [--lives 300] [--bounces 20000] [--times 20] [--guards] [--seed N]
"""

import argparse
import collections
import random
import threading
import time

from stage.inbox import Inbox
from stage.patience import until
from stage.receiver import accept
from stage.world import UNSETTLED, World


class Answer:
    """Takes a batch, says so to whoever asks, and keeps the answer to itself for as long as it is shut."""

    def __init__(self):
        self.asked = threading.Event()
        self.shut = threading.Event()

    def __call__(self, call, post):
        post.taken = True
        self.asked.set()
        self.shut.wait(60)


def at_fetched(world):
    """Fetched and understood, and the first row not written yet."""
    world.database.hold_at(b"insert into event_identity")
    return world.database.held, world.database.heal


def at_committed(world):
    """Events and cursor are committed, and nothing is claimed."""
    world.database.hold_at(b"state = 'sending', lease_token")
    return world.database.held, world.database.heal


def at_sending(world):
    """The claim is committed, and no byte has reached the receiver."""
    world.callback.hold_at(b"")
    return world.callback.held, world.callback.heal


def at_body_sent(world):
    """The receiver has the whole body, and has not answered."""
    answer = Answer()
    before, world.receiver.manner = world.receiver.manner, answer

    def over():
        answer.shut.set()
        world.receiver.manner = before

    return answer.asked, over


def at_answered(world):
    """The answer has come, and is not written down."""
    answered = threading.Event()
    before = world.receiver.manner

    def answer(call, post):
        world.database.hold_at(b"")
        threading.Timer(0.5, answered.set).start()
        return accept(call, post)

    def over():
        world.receiver.manner = before
        world.database.heal()

    world.receiver.manner = answer
    return answered, over


PLACES = [at_fetched, at_committed, at_sending, at_body_sent, at_answered]


def kill_at(world, application, place):
    reached, over = place(world)
    application.start()
    try:
        until(reached.is_set, 240, f"a kill at: {place.__doc__}")
    finally:
        application.kill()
        over()
    world.let_time_pass()


def live(world, application):
    """A life in which everything is told."""
    application.start()
    world.await_silence(240)
    application.kill()
    world.let_time_pass()


def clocked(world, application):
    """A life in which everything is told; how long that took from the start of the process, and from when it was up."""
    begun = time.monotonic()
    application.start().await_start()
    up = time.monotonic()
    world.await_silence(600)
    told = time.monotonic()
    application.kill()
    world.let_time_pass()
    return up - begun, told - up


def what_it_did(world, kept_before):
    if world.postgres.number("select count(*) from telling where state = 'sending'"):
        return "sending"
    if world.kept() > kept_before:
        return "reading" if world.kept() < len(world.truth) else "between"
    return "starting" if world.postgres.number(UNSETTLED) == 0 else "claiming"


def kill_at_random(world, application, inbox, moments, lives, bounces):
    """One life in ten ends before it is up; the others between that and what they would need to tell everything."""
    done = collections.Counter()
    for number in range(lives):
        if number % 20 == 0:
            start, telling = clocked(world, application)  # again and again: the machine has other work too
        count = bounces // lives
        world.deliver(inbox.mails(count, count // 3))
        before = world.kept()
        application.start()
        if number % 10 == 9:
            time.sleep(moments.uniform(0, start))
        else:
            application.await_start()
            time.sleep(moments.uniform(0, telling))
        application.kill()
        done[what_it_did(world, before)] += 1
        world.let_time_pass()
        if number % 20 == 19:
            print(f"  {number + 1} lives; {world.kept()} of {len(world.truth)} kept; it was {dict(done)}")
    return done


def main(arguments):
    parser = argparse.ArgumentParser(prog="kill", description=__doc__)
    parser.add_argument("--lives", type=int, default=300, help="kills at random moments")
    parser.add_argument("--bounces", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=20, help="kills at each of the five places")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--guards", action="store_true", help="with all guards on: what is held is not lost")
    parser.add_argument("--quick", action="store_true", help="10 lives, 400 bounces, twice at each place")
    choice = parser.parse_args(arguments)
    if choice.quick:
        choice.lives, choice.bounces, choice.times = 10, 400, 2
    print(f"kill: seed {choice.seed}")
    with World("kill", guards=choice.guards) as world:
        inbox, moments = Inbox(seed=choice.seed), random.Random(choice.seed)
        # most of a short life is its start: the classes are kept by the first, which ends politely
        application = world.application(java=("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+AutoCreateSharedArchive",
                                              f"-XX:SharedArchiveFile={world.directory}/classes.jsa"))
        application.start().await_start().stop()
        world.deliver(inbox.mails(20, 5))
        done = kill_at_random(world, application, inbox, moments, choice.lives, choice.bounces)
        for place in PLACES:
            for _ in range(choice.times):
                world.deliver(inbox.mails(10, 3))
                kill_at(world, application, place)
                live(world, application)
            print(f"  {choice.times} × {place.__doc__}")
        world.deliver(inbox.mails(1, 0))
        application.start()
        world.await_silence(600)
        verdict = world.verdict()
        print(f"{choice.lives} kills at random ({dict(done)}) and {choice.times} at each of {len(PLACES)} places")
        print(verdict)
        return 0 if verdict.is_good() else 1
