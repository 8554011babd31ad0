"""Statistics: what waits, what passes, and how often people confirm what each check found.

Checks are measured, never people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import sqrt

from moderation.desk.review import forums_of
from moderation.model import CHECKS, Action
from moderation.ports import Store
from moderation.ports.records import User
from moderation.ports.statistics import Alike, Stream, Waiting

ACTS = (
    Action.ASK_SOURCE,
    Action.CUT_TO_EXTRACT,
    Action.KEEP_ONE_COPY,
    Action.HIDE,
    Action.REMOVE,
)
"""What confirms a finding: it restricts the post, or asks its author for something."""

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
BY_HOUR, BY_DAY = timedelta(days=2), timedelta(days=100)  # longer times are counted by the next step
USUAL = timedelta(days=30)
LEAST = 10  # judged cases: an interval of fewer is as wide as to say nothing
Z = 1.959964  # of a normal distribution: 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """A share of `n` with Wilson's 95 % interval (E. B. Wilson, JASA 22, 1927)."""

    of: int
    n: int

    @property
    def value(self) -> float | None:
        """Give the share; None of nothing."""
        return self.of / self.n if self.n else None

    @property
    def is_enough(self) -> bool:
        """Tell whether so many say anything."""
        return self.n >= LEAST

    @property
    def interval(self) -> tuple[float, float]:
        """Give the lower and the upper end, both from 0 to 1."""
        if not self.n:
            return 0.0, 1.0
        share, square = self.of / self.n, Z * Z / self.n
        middle = share + square / 2
        half = Z * sqrt(share * (1 - share) / self.n + square / (4 * self.n))
        return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))


@dataclass(slots=True, kw_only=True)
class Judged:
    """The cases that one check led to, in one language or, with None, in all; each is counted once.

    `confirmed`: a decision on this ground holds; `overturned`: it was undone, or an appeal granted, or the
    finding marked wrong; `let_be`: decided, but not on this ground; `waiting`: not decided.
    """

    check: str
    language: str | None
    confirmed: int = 0
    overturned: int = 0
    let_be: int = 0
    waiting: int = 0

    @property
    def found(self) -> int:
        """Give the sum."""
        return self.confirmed + self.overturned + self.let_be + self.waiting

    @property
    def precision(self) -> Share:
        """Give how many of the judged cases are confirmed."""
        return Share(self.confirmed, self.confirmed + self.overturned + self.let_be)

    def add(self, alike: Alike) -> None:
        """Count cases that stand alike."""
        if self.check in alike.wrong or alike.granted or self.check in alike.undone - alike.standing:
            self.overturned += alike.count
        elif self.check in alike.standing:
            self.confirmed += alike.count
        elif alike.decided:
            self.let_be += alike.count
        else:
            self.waiting += alike.count


@dataclass(frozen=True, slots=True)
class Step:
    """What passed from a time on, until the next step."""

    at: datetime
    counts: Mapping[Stream, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Everything of one page: what waits now, what passed since a time, how the checks were judged."""

    now: datetime
    since: datetime
    step: timedelta
    waiting: Sequence[Waiting]
    flow: Sequence[Step]
    judged: Sequence[Judged]


def statistics(
    store: Store, user: User | None, *, since: datetime | None = None, forum: str | None = None
) -> Statistics:
    """Count over the user's forums, or over one; NotFound for another's. Without a time: thirty days."""
    with store.read() as tx:
        forums = forums_of(tx, user, forum)
        now = tx.now()
        since = min(now, since or now - USUAL)
        step = _step(now - since)
        counts = {
            stream: tx.statistics.flow(stream, since=since, step=step, forums=forums) for stream in Stream
        }
        return Statistics(
            now=now,
            since=since,
            step=step,
            waiting=tx.statistics.waiting(forums),
            flow=_flow(counts, since=since, now=now, step=step),
            judged=judge(tx.statistics.alike(CHECKS, ACTS, since=since, forums=forums)),
        )


def _step(length: timedelta) -> timedelta:
    return HOUR if length <= BY_HOUR else DAY if length <= BY_DAY else WEEK


def _flow(
    counts: Mapping[Stream, Mapping[datetime, int]], *, since: datetime, now: datetime, step: timedelta
) -> Sequence[Step]:
    """Give every step, those without anything too; weeks begin with the first that has something."""
    starts = [at for stream in counts.values() for at in stream]
    if not starts:
        return ()
    at = min(starts) if step is WEEK else beginning(since, step)
    steps = []
    while at <= now:
        steps.append(Step(at, {stream: counts[stream].get(at, 0) for stream in Stream}))
        at += step
    return steps


def beginning(at: datetime, step: timedelta) -> datetime:
    """Give the beginning, in UTC, of the step that a time lies in; steps are counted from 1970 on."""
    start = datetime(1970, 1, 1, tzinfo=UTC)
    return start + (at - start) // step * step


def judge(cases: Iterable[Alike]) -> Sequence[Judged]:
    """Add up how each check was judged: in all languages first, then by language, most cases first."""
    sums: dict[tuple[str, str | None], Judged] = {}
    for alike in cases:
        for check in alike.found & set(CHECKS):
            for language in (None, alike.language):
                key = check, language
                sums.setdefault(key, Judged(check=check, language=language)).add(alike)
    return sorted(sums.values(), key=_order)


def _order(judged: Judged) -> tuple[int, bool, int, str]:
    place = CHECKS.index(judged.check)
    return place, judged.language is not None, -judged.found, judged.language or ""
