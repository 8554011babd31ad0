"""The port of a post's thread: what was written just before it, and just after."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A post of the same thread as its current text has it."""

    post: int
    author: str | None = field(repr=False)
    first_at: datetime
    body: str = field(repr=False)


class Threads(Protocol):
    """The posts of a thread, by the time when they were first posted."""

    def before(self, post_id: int, *, limit: int) -> Sequence[Neighbour]:
        """Give the last posts of the same thread and forum that came before one, oldest first."""

    def after(self, post_id: int, *, limit: int) -> Sequence[Neighbour]:
        """Give the first posts of the same thread and forum that came after one, oldest first."""
