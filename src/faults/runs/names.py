"""The names of inbox and receiver vanish, and come back at another address.

    src/faults/run names [--seconds 25]
"""

import argparse
import time

from stage.inbox import Inbox
from stage.patience import until
from stage.proxy import Proxy
from stage.world import World

MOST_SECONDS = 60


def main(arguments):
    parser = argparse.ArgumentParser(prog="names", description=__doc__)
    parser.add_argument("--seconds", type=float, default=25, help="how long they are gone")
    parser.add_argument("--quick", action="store_true", help="10 s")
    choice = parser.parse_args(arguments)
    seconds = 10 if choice.quick else choice.seconds
    with World("names") as world:
        hosts = world.directory / "hosts"

        def are_at(address):
            hosts.write_text("127.0.0.1 localhost\n" + (f"{address} mail.test receiver.test\n" if address else ""))

        are_at("127.0.0.1")
        for proxy in (world.imap, world.callback):
            Proxy(proxy.target, ("127.0.0.2", proxy.port))
        application = world.application(java=("-Xmx256m", f"-Djdk.net.hosts.file={hosts}"), settings={
            "RICOCHET_EGRESS_ALLOW": "127.0.0.0/8,mail.test,receiver.test,localhost",
            "RICOCHET_ACCOUNT_IMAP_HOST": "mail.test",
            "RICOCHET_ACCOUNT_CALLBACK_URL": f"https://receiver.test:{world.callback.port}/callback/0",
            "RICOCHET_CALLBACK_FIRST_RETRY": "10m",
        })
        inbox = Inbox()
        application.start().await_start()
        world.deliver(inbox.mails(10, 3))
        world.await_silence(120)

        are_at(None)
        for proxy in (world.imap, world.callback):
            proxy.refusing = True
            proxy.cut()
        world.deliver(inbox.mails(10, 3))
        time.sleep(seconds)
        are_at("127.0.0.2")
        back = time.monotonic()
        until(lambda: len(world.receiver.told()) >= len(world.truth), 600, "all told")
        took = time.monotonic() - back
        verdict = world.verdict()
        print(f"gone for {seconds:.0f} s, told {took:.0f} s after they were back")
        print(verdict)
        return 0 if verdict.is_good() and took <= MOST_SECONDS else 1
