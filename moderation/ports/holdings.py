"""The port of what the library holds, read for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How many texts of a kind the library holds of a forum, or with None for every forum."""

    forum: str | None
    kind: str
    count: int
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSource:
    """A source without its text; no forum means every forum."""

    id: int
    kind: str
    forum: str | None
    url: str | None
    title: str | None
    added_at: datetime


class Holdings(Protocol):
    """What the library holds; forums limit it to theirs and to what is known to every forum."""

    def sums(self, forums: Sequence[str] = ()) -> Sequence[Holding]:
        """Count the texts by forum and kind."""

    def search(
        self, words: str, *, forums: Sequence[str] = (), before: int | None = None, limit: int = 50
    ) -> Sequence[HeldSource]:
        """Give sources that are not withdrawn, newest first, whose title or address holds the words."""
