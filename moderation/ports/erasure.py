"""The port of erasure."""

from collections.abc import Sequence
from typing import Protocol


class Erasures(Protocol):
    """What a person may ask to be forgotten."""

    def posts_of(self, author: str, *, forum_id: int | None) -> Sequence[int]:
        """Give the posts that an author wrote, in any revision, of one forum or of all."""

    def is_undelivered(self, post_id: int) -> bool:
        """Tell whether a decision on a post is still to be told to its forum."""

    def erase(self, post_id: int) -> None:
        """Delete a post and all that belongs to it, and take its words out of what is kept of others."""
