"""Port of the waves: posts of one forum that copy each other, known by the first of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """Two or more undecided cases whose posts copy each other; `post` is the first of these posts."""

    post: int
    forum: str
    count: int


class Waves(Protocol):
    """Which posts copy each other."""

    def join(self, case_id: int, copied: Sequence[int]) -> None:
        """Put a case into the wave of the posts that its own copies; none: it is alone."""

    def counts(self, posts: Sequence[int]) -> Mapping[int, int]:
        """Count the undecided cases of each wave, which is named by its first post."""

    def list(
        self, forums: Sequence[str] = (), *, after: int | None = None, limit: int = 50
    ) -> Sequence[Wave]:
        """Give the waves by their first post; `after` ends the page before."""
