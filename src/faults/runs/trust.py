"""A certificate of an authority that nobody knows, before the inbox and before the receiver: not one byte, and nothing given up.

    src/faults/run trust [--seconds 30]
"""

import argparse
import socket
import ssl
import threading
import time

from stage.certificates import Certificates
from stage.inbox import Inbox
from stage.patience import until
from stage.world import World


class Stranger:
    """Takes every connection under its own authority, and counts what is said to it after the handshake."""

    def __init__(self, certificates):
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificates.certificate, certificates.key)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.calls, self.bytes = 0, 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            client, _ = self.listener.accept()
            self.calls += 1
            threading.Thread(target=self._listen, args=(client,), daemon=True).start()

    def _listen(self, client):
        try:
            with self.context.wrap_socket(client, server_side=True) as server:
                while data := server.recv(4096):
                    self.bytes += len(data)
        except OSError:
            pass


def main(arguments):
    parser = argparse.ArgumentParser(prog="trust", description=__doc__)
    parser.add_argument("--seconds", type=float, default=30, help="how long each stands there")
    parser.add_argument("--quick", action="store_true", help="10 s")
    choice = parser.parse_args(arguments)
    seconds = 10 if choice.quick else choice.seconds
    with World("trust") as world:
        stranger = Stranger(Certificates(world.directory / "stranger", "Stranger"))
        application = world.application()
        application.start().await_start()
        inbox = Inbox()

        world.imap.target = stranger.port
        world.imap.cut()
        world.deliver(inbox.mails(20, 5))
        until(lambda: stranger.calls, 120, "a call for mail")
        time.sleep(seconds)
        words = world.postgres.ask("select failure_cause, failure_words from mailbox_state")
        print(f"  inbox: {stranger.calls} calls, {stranger.bytes} bytes said; {words}")
        named = "Stranger authority" in str(words)
        world.imap.target = world.dovecot.port
        world.let_time_pass()

        calls, world.callback.target = stranger.calls, stranger.port
        until(lambda: stranger.calls > calls, 120, "a call to the receiver")
        time.sleep(seconds)
        words = world.postgres.ask("select rest_why, words from target where rests > 0")
        states = world.postgres.ask("select state, count(*) from telling group by state")
        print(f"  receiver: {stranger.calls - calls} calls, {stranger.bytes} bytes said; {words}; {states}")
        named = named and "Stranger authority" in str(words)
        world.callback.target = world.receiver.port
        world.let_time_pass()
        world.await_silence(120)
        verdict = world.verdict()
        print("the issuer is named" if named else "NOT named: the issuer")
        print(verdict)
        return 0 if verdict.is_good() and not stranger.bytes and named else 1
