"""Half an hour in which connections come and go: nothing may be left of them.

    src/faults/run soak [--quick] [--minutes 30] [--settled 5] [--seed N]

IDLE is begun anew every 5 s, all sessions are closed every 30 s, two bounces come each second.
"""

import argparse
import time

from stage.inbox import Inbox
from stage.world import World

MOST_GROWTH = 1.02


def sample(application):
    return {"heap": application.heap_after_gc(), "threads": application.threads(), "descriptors": application.descriptors()}


def main(arguments):
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--settled", type=float, default=5, help="the minute that the last one is compared with")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--quick", action="store_true", help="3 minutes, compared with the first; says, and does not judge")
    choice = parser.parse_args(arguments)
    if choice.quick:
        choice.minutes, choice.settled = 3, 1
    with World("soak") as world:
        inbox = Inbox(seed=choice.seed)
        application = world.application(settings={"RICOCHET_POLL_IDLE_REISSUE": "5s"}, java=("-Xmx128m",))
        application.start().await_start()
        begun = time.monotonic()
        seconds, early, late = 0, {}, {}
        while seconds < choice.minutes * 60:
            world.deliver(inbox.mails(2, 1))
            if seconds % 30 == 29:
                world.imap.cut()
            if seconds % 60 == 59:
                late = sample(application)
                early = early or (late if seconds + 1 >= choice.settled * 60 else {})
                print(f"  minute {(seconds + 1) // 60}: " + ", ".join(f"{name} {value:.1f}" for name, value in late.items()))
            seconds += 1
            time.sleep(max(0.0, begun + seconds - time.monotonic()))
        world.await_silence(120)
        verdict = world.verdict()
        grown = [name for name in early if late[name] > early[name] * MOST_GROWTH]
        print(f"grown: {grown or 'nothing'}")
        print(verdict)
        return 0 if verdict.is_good() and (choice.quick or not grown) else 1
