"""What was told against what is true."""

import collections
import dataclasses


@dataclasses.dataclass
class Verdict:
    expected: int
    held: int  # kept for a person to see
    lost: list
    false_hard: list
    wrong: list
    unexpected: list
    twice: list  # although the service does not list it as unknown
    twice_but_listed: list

    def is_good(self):
        return not (self.lost or self.false_hard or self.wrong or self.unexpected or self.twice)

    def __str__(self):
        counts = {name: len(value) for name, value in vars(self).items() if isinstance(value, list)}
        line = f"{self.expected} to tell, {self.held} of them held: " + ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in counts.items())
        some = [f"  {name}: {one}" for name, value in vars(self).items()
                if isinstance(value, list) and name != "twice_but_listed" for one in value[:10]]
        return "\n".join([line, *some])


def judge(truth, told, unknown, held=frozenset()):
    """
    truth: address to word; told: every (word, address) that the receiver took; unknown: the addresses that the service
    itself lists as told with an answer that never came; held: those whom it keeps for a person.
    """
    times = collections.Counter(address for _, address in told)
    words = collections.defaultdict(set)
    for word, address in told:
        words[address].add(word)
    return Verdict(
        expected=len(truth),
        held=len([address for address in truth if address not in times and address in held]),
        lost=[address for address in truth if address not in times and address not in held],
        false_hard=[address for address in words
                    if "hardbounce" in words[address] and truth.get(address) != "hardbounce"],
        wrong=[(address, *words[address]) for address in truth if address in words and words[address] != {truth[address]}],
        unexpected=[address for address in times if address not in truth],
        twice=[address for address, count in times.items() if count > 1 and address not in unknown],
        twice_but_listed=[address for address, count in times.items() if count > 1 and address in unknown],
    )
