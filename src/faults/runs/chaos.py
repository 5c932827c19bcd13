"""Faults of every kind, one after another and at random, while bounces keep coming.

    src/faults/run chaos [--quick] [--minutes 30] [--only NAME …] [--guards] [--seed N]
"""

import argparse
import contextlib
import functools
import random
import socket
import ssl
import subprocess
import threading
import time

from stage import receiver
from stage.clock import Clock
from stage.dovecot import PASSWORD
from stage.inbox import OURS, Inbox
from stage.world import World

ARCHIVE, ELSEWHERE = "Archive", "Elsewhere"


class OverQuota:
    """An IMAP server that lets nobody in, as Gmail does to whoever has had too much."""

    def __init__(self, certificates):
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificates.certificate, certificates.key)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client):
        with contextlib.suppress(OSError), self.context.wrap_socket(client, server_side=True) as server:
            server.sendall(b"* OK Gimap ready\r\n")
            for line in server.makefile("rb"):
                tag, command = line.split()[:2]
                if command.upper() == b"CAPABILITY":
                    server.sendall(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n" + tag + b" OK done\r\n")
                else:
                    server.sendall(tag + b" NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)\r\n")


class Chaos:
    """Each method that begins with `by_` is a fault, and each manner of the receiver; it lasts while it is held open."""

    def __init__(self, world, dice, clock):
        self.world, self.dice, self.clock = world, dice, clock
        self.over_quota = OverQuota(world.certificates)
        self.trap = receiver.Receiver(world.certificates)

    def faults(self):
        by_name = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("by_")}
        return by_name | {f"receiver_{name}": functools.partial(self.receiver, manner) for name, manner in {
            "500": receiver.status(500), "400": receiver.status(400), "429": receiver.status(429, Retry_After="1"),
            "401": receiver.status(401), "redirect": receiver.status(302, Location=f"https://localhost:{self.trap.port}/"),
            "page": receiver.page, "garbage": receiver.garbage, "close": receiver.close,
            "hang": receiver.hang(8), "slow": receiver.hang(1.5), "drip": receiver.drip(0.5),
        }.items()}

    @contextlib.contextmanager
    def receiver(self, manner):
        self.world.receiver.manner = manner
        yield
        self.world.receiver.manner = receiver.accept

    @contextlib.contextmanager
    def by_imap_silence(self):
        self.world.imap.silent.set()
        yield

    @contextlib.contextmanager
    def by_imap_cut_in_fetch(self):
        self.world.imap.cut_after(self.dice.randint(6000, 60000))
        yield

    @contextlib.contextmanager
    def by_imap_refused(self):
        self.world.imap.refusing = True
        self.world.imap.cut()
        yield

    @contextlib.contextmanager
    def by_login_refused(self):
        self.world.dovecot.password("another")
        self.world.dovecot.restart()
        yield
        self.world.dovecot.password(PASSWORD)
        self.world.dovecot.restart()

    @contextlib.contextmanager
    def by_over_quota(self):
        target, self.world.imap.target = self.world.imap.target, self.over_quota.port
        self.world.imap.cut()
        yield
        self.world.imap.target = target
        self.world.imap.cut()

    @contextlib.contextmanager
    def by_new_uid_validity(self):
        self.world.dovecot.new_uid_validity(OURS)
        yield

    @contextlib.contextmanager
    def by_kill_in_mid_re_read(self):
        """A new UIDVALIDITY, a kill while everything is read again, another, and a start."""
        self.world.dovecot.new_uid_validity(OURS)
        self.world.database.hold_at(b"insert into event_identity")
        self.world.database.held.wait(10)
        self.application.kill()
        self.world.database.heal()
        time.sleep(1)
        self.world.dovecot.new_uid_validity(OURS)
        self.world.let_time_pass()
        self.application.start()
        yield

    @contextlib.contextmanager
    def by_mails_moved(self):
        self.world.dovecot.move_all(OURS, "INBOX", ARCHIVE)
        yield
        self.world.dovecot.move_all(OURS, ARCHIVE, "INBOX")

    @contextlib.contextmanager
    def by_folder_gone(self):
        """Mails that arrived are moved, and the folder they are in is called otherwise for a while."""
        self.world.dovecot.move_all(OURS, "INBOX", ARCHIVE)
        self.world.dovecot.rename(OURS, ARCHIVE, ELSEWHERE)
        yield
        self.world.dovecot.rename(OURS, ELSEWHERE, ARCHIVE)
        self.world.dovecot.move_all(OURS, ARCHIVE, "INBOX")

    @contextlib.contextmanager
    def by_callback_cut(self):
        self.world.callback.cut_after(self.dice.randint(0, 4000))
        yield

    @contextlib.contextmanager
    def by_callback_refused(self):
        self.world.callback.refusing = True
        yield

    @contextlib.contextmanager
    def by_database_restart(self):
        self.world.postgres.stop("fast")
        yield
        self.world.postgres.start()

    @contextlib.contextmanager
    def by_database_crash(self):
        self.world.postgres.kill()
        yield
        self.world.postgres.start()

    @contextlib.contextmanager
    def by_database_connections_killed(self):
        self.world.postgres.ask("select pg_terminate_backend(pid) from pg_stat_activity"
                                " where datname = 'ricochet' and pid <> pg_backend_pid()", "postgres")
        yield

    @contextlib.contextmanager
    def by_database_silence(self):
        self.world.database.silent.set()
        yield

    @contextlib.contextmanager
    def by_disk_full(self):
        filler = self.world.postgres.directory / "filler"
        subprocess.run(["dd", "if=/dev/zero", f"of={filler}", "bs=1M"], capture_output=True, check=False)
        yield
        filler.unlink(missing_ok=True)
        # a server that cannot write its log gives up
        if not self.world.postgres.is_up():
            self.world.postgres.start()

    @contextlib.contextmanager
    def by_clock_stepped(self):
        self.clock.step(self.dice.choice([-4, 4]))
        yield
        self.clock.step(0)

    @contextlib.contextmanager
    def by_kill(self):
        self.application.kill()
        self.world.let_time_pass()
        self.application.start()
        yield

    @contextlib.contextmanager
    def by_freeze(self):
        self.application.freeze()
        yield
        self.application.thaw()


def heal(world):
    for proxy in (world.imap, world.database, world.callback):
        proxy.heal()
    # what had to wait an hour need not wait for this run
    world.postgres.run("update mailbox_state set retry_at = now() where retry_at > now();"
                       "update target set rest_until = now() where rests > 0")


def main(arguments):
    parser = argparse.ArgumentParser(prog="chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--only", nargs="+", help="these faults alone")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--guards", action="store_true", help="with all guards on: what is held is not lost")
    parser.add_argument("--quick", action="store_true", help="each fault once")
    choice = parser.parse_args(arguments)
    print(f"chaos: seed {choice.seed}")
    dice = random.Random(choice.seed)
    with World("chaos", small_disk="400m", guards=choice.guards) as world:
        clock = Clock(world.directory / "clock")
        chaos = Chaos(world, dice, clock)
        chaos.application = world.application(java=("-Xmx256m", "-XX:TieredStopAtLevel=1"), preload=clock.environment(), settings={
            "RICOCHET_ACCOUNT_IMAP_FOLDERS": f"INBOX,{ARCHIVE}"})
        chaos.application.start().await_start()
        inbox = Inbox(seed=choice.seed)
        faults = {name: fault for name, fault in chaos.faults().items() if name in (choice.only or chaos.faults())}
        todo = dice.sample(list(faults), len(faults))
        end = time.monotonic() + choice.minutes * 60
        while todo if choice.quick or choice.only else time.monotonic() < end:
            name = todo.pop() if todo else dice.choice(list(faults))
            print(f"  {name}")
            world.deliver(inbox.mails(10, 3))
            with faults[name]():
                time.sleep(dice.uniform(0.5, 2))
                world.deliver(inbox.mails(10, 3))
                time.sleep(dice.uniform(1, 8))
            heal(world)
            time.sleep(dice.uniform(0, 6))
        heal(world)
        world.deliver(inbox.mails(1, 0))
        world.await_silence(600)
        verdict = world.verdict()
        print(f"redirects followed: {len(chaos.trap.posts)}")
        print(verdict)
        return 0 if verdict.is_good() and not chaos.trap.posts else 1
