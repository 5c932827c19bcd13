"""Everything that a run needs, on ports of its own, and the settings with which an application finds it."""

import pathlib
import shutil
import tempfile

from .application import JAR, Application
from .certificates import Certificates
from .dovecot import PASSWORD, Dovecot
from .inbox import OURS
from .ledger import judge
from .patience import until
from .postgres import Postgres
from .proxy import Proxy
from .receiver import Receiver

# What keeps bounces back on purpose, and would hide what is lost: of an account, and of all.
GUARDS_OFF = {
    "PROOF_OF_ORIGIN": "off",
    "FIRST_RUN": "tell",
    "CAMPAIGN_MAIL": "all",
    "NEVER_HARD": "off",
}
GUARDS_OFF_FOR_ALL = {
    "RICOCHET_BRAKE_ENABLED": "false",
    "RICOCHET_GUARD_CONFIRM_DEAD_DOMAIN": "off",
}

QUICK = {
    "RICOCHET_POLL_EVERY": "1s",
    "RICOCHET_CALLBACK_BATCH_AGE": "0s",
    "RICOCHET_CALLBACK_TIMEOUT": "3s",
    "RICOCHET_CALLBACK_LEASE": "5s",
    "RICOCHET_CALLBACK_FIRST_RETRY": "2s",
}

UNSETTLED = "select count(*) from telling where state in ('waiting', 'sending', 'unknown')"
HELD = "select lower(recipient) from event join telling on event = id where state = 'held'"
UNKNOWN = "select lower(recipient) from event join telling on event = id where unknown_times > 0"


class World:
    def __init__(self, name, database_settings="", small_disk=None, guards=False):
        self.guards = guards
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix=f"ricochet-{name}-"))
        self.directory.chmod(0o755)
        self.certificates = Certificates(self.directory / "certificates")
        self.postgres = Postgres(self.directory / "postgres", database_settings, small_disk)
        self.dovecot = Dovecot(self.directory / "dovecot", self.certificates)
        self.receiver = Receiver(self.certificates)
        self.imap = Proxy(self.dovecot.port)
        self.database = Proxy(self.postgres.port)
        self.callback = Proxy(self.receiver.port)
        self.truth = {}
        self.applications = []

    def __enter__(self):
        return self

    def __exit__(self, failure, *_):
        for application in self.applications:
            application.end()
        for proxy in (self.imap, self.database, self.callback):
            proxy.close()
        self.receiver.close()
        self.dovecot.stop()
        self.postgres.end()
        if failure:
            print(f"what was left of it: {self.directory}")
        else:
            shutil.rmtree(self.directory, ignore_errors=True)

    def deliver(self, mails, address=OURS, folder="INBOX"):
        for mail in mails:
            self.truth.update(mail.truth)
            self.dovecot.deliver(address, mail.bytes, folder)

    def application(self, name="one", accounts=(OURS,), settings=None, **more):
        """One that goes through the proxies; not started yet."""
        application = Application(
            self.directory / name, {**self.settings(accounts), **(settings or {})}, **more)
        self.applications.append(application)
        return application

    def settings(self, accounts):
        settings = {
            **QUICK,
            **({} if self.guards else GUARDS_OFF_FOR_ALL),
            "RICOCHET_DATABASE": "external",
            "QUARKUS_DATASOURCE_JDBC_URL": self.postgres.url(self.database.port),
            "QUARKUS_DATASOURCE_USERNAME": "postgres",
            "QUARKUS_DATASOURCE_PASSWORD": "any",
            "QUARKUS_TLS_TRUST_STORE_PEM_CERTS": str(self.certificates.authority),
            "RICOCHET_EGRESS_ALLOW": "127.0.0.0/8,localhost",
        }
        for number, address in enumerate(accounts):
            account = {
                **({} if self.guards else GUARDS_OFF),
                "ADDRESS": address,
                "APP_PASSWORD": PASSWORD,
                "CALLBACK_URL": f"https://localhost:{self.callback.port}/callback/{number}",
                "IMAP_HOST": "localhost",
                "IMAP_PORT": str(self.imap.port),
                "IMAP_DAILY_BYTES": "100G",
                "SMTP_HOST": "localhost",
                "SMTP_PORT": "1",
            }
            prefix = "RICOCHET_ACCOUNT_" if number == 0 else f"RICOCHET_ACCOUNTS_A{number}_"
            settings.update({prefix + name: value for name, value in account.items()})
        return settings

    def let_time_pass(self):
        """What would end by itself in a minute ends now, by the database's clock."""
        self.postgres.run("""
            delete from replica;
            update lease set until = '-infinity';
            update telling set lease_until = now() - interval '1 s' where state = 'sending';
            update telling set unknown_at = unknown_at - interval '1 hour' where state = 'unknown';
            update telling set due_at = now() where state = 'waiting';
            update target set rest_until = now() where rests > 0;
            update mailbox_state set retry_at = now() where retry_at > now()""")

    def kept(self):
        return self.postgres.number("select count(*) from event")

    def await_silence(self, seconds):
        """Until everything is kept and nothing of it waits; what was unknown twice is told for a person who decides so."""

        def silent():
            self.postgres.run("""
                update telling set state = 'waiting', hold_cause = null, due_at = now()
                 where hold_cause in ('UNKNOWN_ONCE', 'UNKNOWN_TWICE');
                update telling set unknown_at = unknown_at - interval '1 hour' where state = 'unknown'""")
            return self.kept() >= len(self.truth) and self.postgres.number(UNSETTLED) == 0

        until(silent, seconds, "everything kept and told")

    def verdict(self):
        unknown = {row[0] for row in self.postgres.ask(UNKNOWN)}
        held = {row[0] for row in self.postgres.ask(HELD)}
        return judge(self.truth, self.receiver.told(), unknown, held)


__all__ = ["JAR", "World"]
