"""Percentiles of times in milliseconds."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Percentiles:
    """The 50th, 95th and 99th percentile of times, and the longest; None where nothing was timed."""

    p50: float | None
    p95: float | None
    p99: float | None
    longest: float | None

    @classmethod
    def of(cls, times: Sequence[float]) -> "Percentiles":
        """Give the percentiles by the nearest rank: each is a time that was measured."""
        ordered = sorted(times)
        if not ordered:
            return cls(None, None, None, None)
        ranks = (math.ceil(share * len(ordered)) - 1 for share in (0.5, 0.95, 0.99, 1.0))
        return cls(*(round(ordered[rank], 1) for rank in ranks))

    def shown(self) -> Mapping[str, float | None]:
        """Give them for a program."""
        return {"p50": self.p50, "p95": self.p95, "p99": self.p99, "max": self.longest}

    def over(self, most: float | None, name: str) -> list[str]:
        """Say that the 99th passes a threshold; an empty list if it does not, or there is none."""
        if most is None or self.p99 is None or self.p99 <= most:
            return []
        return [f"{name}: p99 of {self.p99} ms is over {most:g} ms"]

    def __str__(self) -> str:
        named = (f"{name} {'–' if value is None else f'{value} ms'}" for name, value in self.shown().items())
        return ", ".join(named)
