"""The port of what is counted over all posts, cases and decisions; nobody is counted by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


class Stream(StrEnum):
    """What passes the desk."""

    RECEIVED = "received"
    OPENED = "opened"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many cases of a queue wait for a person, and since when the oldest does."""

    queue: str
    count: int
    oldest_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """So many cases of a language that stand alike; the sets hold names of checks.

    `found` led to the case; `standing` are grounds on which the decision that holds acts; `undone` are those
    of acting decisions that were taken back, `wrong` those of which somebody says so. `decided` tells
    whether any decision holds, `granted` whether an appeal of the author was.
    """

    language: str
    count: int
    found: frozenset[str]
    standing: frozenset[str]
    undone: frozenset[str]
    wrong: frozenset[str]
    decided: bool
    granted: bool


class Statistics(Protocol):
    """Sums that the database makes; no forums means every forum."""

    def waiting(self, forums: Sequence[str] = ()) -> Sequence[Waiting]:
        """Give what waits now, by queue."""

    def flow(
        self, stream: Stream, *, since: datetime, step: timedelta, forums: Sequence[str] = ()
    ) -> Mapping[datetime, int]:
        """Count a stream since a time, by the beginning of each step in UTC; empty steps are left out."""

    def alike(
        self, checks: Sequence[str], acts: Sequence[str], *, since: datetime, forums: Sequence[str] = ()
    ) -> Sequence[Alike]:
        """Count the cases opened since a time by how they stand; `acts` are the actions that confirm."""
