"""The port of retention: what is kept no longer than it is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Times before which things have been kept long enough; `posts` is None where posts are kept for ever.

    `contested` is when the time to contest a decision ends now: a younger restriction keeps its post.
    """

    posts: datetime | None
    contested: datetime
    senders: datetime
    quarantine: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many of each are there, kept long enough by now."""

    posts: int
    orders: int
    senders: int
    quarantine: int
    sessions: int


class Retention(Protocol):
    """Finds what has been kept long enough, and forgets all of it but posts, which are erased."""

    def posts(self, limits: Limits, *, limit: int, only: int | None = None) -> Sequence[int]:
        """Give posts that nobody needs any more, oldest first; or `only` one, if it is among them.

        A post is needed while its case is undecided, its restriction can be contested or its appeal or notice
        answered, an order preserves it, or its examination or the call to its forum is still to come.
        """

    def count(self, limits: Limits) -> Kept:
        """Count what has been kept long enough."""

    def forget(self, limits: Limits) -> Kept:
        """Drop quarantined bodies, senders of notices and ended sessions; give what was dropped."""
