"""The port of the queue's tabs that a person made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A tab: its name, and what of the queue it shows, by the names of the queue's own filters."""

    id: int
    name: str
    query: Mapping[str, str]


class SavedFilters(Protocol):
    """Tabs; each is its user's own."""

    def of(self, user_id: int) -> Sequence[SavedFilter]:
        """Give a user's tabs in the order in which they were made."""

    def add(self, user_id: int, name: str, query: Mapping[str, str]) -> None:
        """Store a tab; Conflict if the user has one of this name."""

    def remove(self, user_id: int, filter_id: int) -> None:
        """Forget a user's tab; NotFound."""
