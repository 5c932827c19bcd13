"""Mails whose meaning is known: the demo's, with fresh people in them."""

import dataclasses
import datetime
import email.utils
import itertools
import pathlib
import random
import re

SAMPLES = pathlib.Path(__file__).parents[2] / "demo" / "resources" / "inbox"

HARD, SOFT = "hardbounce", "softbounce"

# What has to be told of whom. A sample that does not stand here has to be passed over in silence.
TRUTH = {
    "01-gmail-address-not-found": {"alice@example.com": HARD},
    "02-gmail-mailbox-full": {"bob@example.com": SOFT},
    "03-gmail-domain-not-found": {"carol@gone.example": HARD},
    "05-gmail-given-up-after-days": {"erin@silent.example": SOFT},
    "06-gmail-account-disabled": {"frank@example.com": HARD},
    "07-gmail-receiving-too-fast": {"grace@example.com": SOFT},
    "08-exchange-online-recipient-not-found": {"heidi@tailspin.example": HARD},
    "09-exchange-mailbox-full": {"ivan@contoso.example": SOFT},
    "10-exchange-closed-group": {"all-staff@fabrikam.example": SOFT},
    "11-postfix-user-unknown": {"judy@example.net": HARD},
    "12-postfix-over-quota": {"karl@example.net": SOFT},
    "13-postfix-two-recipients": {"laura@example.net": HARD, "mike@example.net": SOFT},
    "16-postfix-blocked-as-spam": {"peggy@strict.example": SOFT},
    "17-exim-no-such-user": {"quinn@example.org": HARD},
    "18-exim-greylisted-too-long": {"rupert@shy.example": SOFT},
    "19-sendmail-host-unknown": {"sybil@nowhere.invalid": HARD},
    "20-qmail-no-mailbox": {"trent@example.net": HARD},
    "21-qmail-too-long-in-the-queue": {"ursula@far.example": SOFT},
}

# of those who are named in mails that say nothing of them
PASSED_OVER = ["dave@slow.example", "nina@example.net", "olga@example.net", "zoe@example.net", "berta@example.com"]

TIME = re.compile(r"\{(ago|ahead) P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?\}")
OURS = "campaigns@example.org"


@dataclasses.dataclass(frozen=True)
class Mail:
    bytes: bytes
    truth: dict  # address to word


class Inbox:
    """Makes mails to one address; the same seed makes the same mails."""

    def __init__(self, address=OURS, seed=1):
        self.address = address
        self.random = random.Random(f"{seed} {address}")
        self.numbers = itertools.count(1)
        self.samples = {path.stem: path.read_text("latin-1") for path in sorted(SAMPLES.glob("*.eml"))}
        self.silent = [name for name in self.samples if name not in TRUTH]

    def bounce(self):
        return self._filled_in(self.random.choice(list(TRUTH)))

    def other(self):
        return self._filled_in(self.random.choice(self.silent))

    def mails(self, bounces, others):
        """So many of each, in a random order."""
        kinds = [self.bounce] * bounces + [self.other] * others
        self.random.shuffle(kinds)
        return (kind() for kind in kinds)

    def _filled_in(self, name):
        number = f"{next(self.numbers)}of{self.address.partition('@')[0]}"
        text = self.samples[name].replace("{start}", f"{number}.{self.random.getrandbits(40):x}")
        truth = {}
        for person in [*TRUTH.get(name, {}), *PASSED_OVER]:
            local, _, domain = person.partition("@")
            fresh = f"{local}.{number}@{domain}"
            text = text.replace(person, fresh)
            if person in TRUTH.get(name, {}):
                truth[fresh] = TRUTH[name][person]
        text = TIME.sub(self._time, text).replace(OURS, self.address)
        return Mail(text.encode("latin-1"), truth)

    @staticmethod
    def _time(blank):
        days, hours, minutes, seconds = (int(part or 0) for part in blank.groups()[1:])
        distance = datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        now = datetime.datetime.now(datetime.timezone.utc)
        return email.utils.format_datetime(now - distance if blank[1] == "ago" else now + distance)
