"""Dovecot on a port of its own: anybody may log in with the one password; folders are as Gmail names them."""

import os
import pathlib
import shutil
import subprocess
import threading
import time

from . import ports
from .patience import until

PASSWORD = "abcdefghijklmnop"
OWNER = 5000

CONFIGURATION = """
base_dir = {run}
state_dir = {run}
protocols = imap
listen = 127.0.0.1
log_path = {directory}/dovecot.log
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
mail_location = maildir:{directory}/mail/%u
mail_uid = {owner}
mail_gid = {owner}
first_valid_uid = {owner}
mailbox_idle_check_interval = 1s
mail_max_userip_connections = 15
auth_failure_delay = 0
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner} home={directory}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "[Gmail]/Spam" {{
    auto = create
    special_use = \\Junk
  }}
  mailbox "[Gmail]/Sent Mail" {{
    auto = create
    special_use = \\Sent
  }}
}}
service imap-login {{
  service_count = 0
  process_min_avail = 1
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
"""


class Dovecot:
    def __init__(self, directory, certificates):
        self.directory = pathlib.Path(directory)
        self.port = ports.free()
        self.certificates = certificates
        self.delivered = 0
        self.lock = threading.Lock()
        (self.directory / "mail").mkdir(parents=True)
        os.chown(self.directory / "mail", OWNER, OWNER)
        self.password(PASSWORD)
        self.start()

    def password(self, password):
        """What everybody has to log in with from the next start on."""
        (self.directory / "dovecot.conf").write_text(CONFIGURATION.format(
            run=self.directory / "run", directory=self.directory, certificate=self.certificates.certificate,
            key=self.certificates.key, owner=OWNER, password=password, port=self.port,
        ))

    def _doveadm(self, *arguments):
        return subprocess.run(
            ["doveadm", "-c", self.directory / "dovecot.conf", *arguments], capture_output=True, text=True,
        ).stdout

    def start(self):
        # it stays, and would keep a pipe open
        subprocess.run(["dovecot", "-c", self.directory / "dovecot.conf"], check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(self._is_up, 20, "Dovecot")

    def stop(self):
        self._doveadm("stop")
        until(lambda: not self._is_up(), 20, "the end of Dovecot")

    def restart(self):
        self.stop()
        self.start()

    def _is_up(self):
        with ports.socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def sessions(self):
        """Open sessions, by user."""
        lines = self._doveadm("who", "-1").splitlines()[1:]
        users = [line.split()[0] for line in lines if line.split()]
        return {user: users.count(user) for user in users}

    def folder(self, user, name="INBOX"):
        home = self.directory / "mail" / user
        return home if name == "INBOX" else home / ("." + name.replace("/", "."))

    def deliver(self, user, mail, folder="INBOX"):
        """Puts a mail into a folder as a delivery agent does."""
        place = self.folder(user, folder)
        with self.lock:
            self.delivered += 1
            number = self.delivered
            if not (place / "tmp").exists():
                self._make(place)
        size = f"S={len(mail)},W={len(mail) + mail.count(10)}"
        name = f"{int(time.time())}.M{number:07d}P{os.getpid()}.faults,{size}"
        with open(place / "tmp" / name, "wb") as file:
            file.write(mail)
        os.chown(place / "tmp" / name, OWNER, OWNER)
        os.rename(place / "tmp" / name, place / "new" / name)

    def _make(self, place):
        for part in ("", "cur", "new", "tmp"):
            (place / part).mkdir(parents=True, exist_ok=True)
            os.chown(place / part, OWNER, OWNER)
        if place.name.startswith("."):
            self._make(place.parent)

    def new_uid_validity(self, user):
        """As after the restoration of a backup: every mail has another UID."""
        self.stop()
        for place in [self.folder(user), *self.folder(user).glob(".[!.]*")]:
            for known in [*place.glob("dovecot-uidlist*"), *place.glob("dovecot.index*")]:
                known.unlink()
        for known in self.folder(user).glob("dovecot-uidvalidity*"):
            known.unlink()
        self.start()

    def move_all(self, user, source, destination):
        """As a filter or a person does."""
        self._make(self.folder(user, destination))
        for part in ("cur", "new"):
            for mail in (self.folder(user, source) / part).iterdir():
                shutil.move(mail, self.folder(user, destination) / part / mail.name)

    def rename(self, user, folder, name):
        """As a person who tidies up does; its mails keep their UIDs."""
        os.rename(self.folder(user, folder), self.folder(user, name))
