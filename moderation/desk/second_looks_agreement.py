"""How far people agree who judged the same case without knowing of each other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Any

from moderation.desk.statistics import LEAST, Share, Z
from moderation.desk.statistics_shown import share
from moderation.model import CHECKS, RESTRICTS, Action
from moderation.ports.second_looks import Compared


class Kind(StrEnum):
    """What a choice means for the author."""

    RESTRICT = "restrict"
    ASK = "ask"
    NONE = "none"

    @classmethod
    def of(cls, action: Action) -> "Kind":
        """Give what an action means."""
        if action in RESTRICTS:
            return cls.RESTRICT
        return cls.NONE if action in (Action.NONE, Action.APPROVE) else cls.ASK


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two choices were of one kind, over the cases of a check or, with None, over all."""

    check: str | None
    pairs: Mapping[tuple[Kind, Kind], int]

    @property
    def share(self) -> Share:
        """Give the share of cases in which both agree."""
        same = sum(count for (first, second), count in self.pairs.items() if first is second)
        return Share(same, sum(self.pairs.values()))

    @property
    def by_chance(self) -> float:
        """Give the share that would agree if both chose as often, but blindly."""
        n = self.share.n
        firsts, seconds = Counter[Kind](), Counter[Kind]()
        for (first, second), count in self.pairs.items():
            firsts[first] += count
            seconds[second] += count
        return sum(firsts[kind] * seconds[kind] for kind in Kind) / (n * n) if n else 0.0

    @property
    def kappa(self) -> float | None:
        """Give Cohen's kappa (J. Cohen, Educ. Psychol. Meas. 20, 1960); None where chance alone agrees."""
        value, chance = self.share.value, self.by_chance
        return None if value is None or chance >= 1 else (value - chance) / (1 - chance)

    @property
    def interval(self) -> tuple[float, float]:
        """Give kappa's 95 % interval by Cohen's standard error for large samples, cut at -1 and 1."""
        kappa, value = self.kappa, self.share.value
        if kappa is None or value is None:
            return -1.0, 1.0
        half = Z * sqrt(value * (1 - value) / self.share.n) / (1 - self.by_chance)
        return max(-1.0, kappa - half), min(1.0, kappa + half)

    @property
    def is_enough(self) -> bool:
        """Tell whether so many looks say anything."""
        return self.share.n >= LEAST


def agreements(compared: Iterable[Compared]) -> Sequence[Agreement]:
    """Add up all looks, then those of each check that had led to their case."""
    sums: dict[str | None, Counter[tuple[Kind, Kind]]] = {None: Counter()}
    for each in compared:
        pair = Kind.of(each.first), Kind.of(each.second)
        for check in (None, *each.checks):
            sums.setdefault(check, Counter())[pair] += 1
    order = [None, *(check for check in CHECKS if check in sums)]
    return [Agreement(check, sums[check]) for check in order if sums[check]]


def disagreements(compared: Iterable[Compared]) -> Sequence[Compared]:
    """Give the looks at which the choices were not of one kind."""
    return [each for each in compared if Kind.of(each.first) is not Kind.of(each.second)]


def as_json(compared: Sequence[Compared]) -> Mapping[str, Any]:
    """Show agreement and disagreements; nobody is named."""
    return {
        "agreement": [_agreement(each) for each in agreements(compared)],
        "disagreements": [
            {"case": str(each.case), "first": each.first.value, "second": each.second.value}
            for each in disagreements(compared)
        ],
    }


def _agreement(made: Agreement) -> Mapping[str, Any]:
    kappa: Mapping[str, float | None] = {"value": None, "low": None, "high": None}
    if made.is_enough and made.kappa is not None:
        low, high = made.interval
        kappa = {"value": round(made.kappa, 3), "low": round(low, 3), "high": round(high, 3)}
    return {"check": made.check, "share": share(made.share), "kappa": kappa}
