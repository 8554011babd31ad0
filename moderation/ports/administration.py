"""Ports of what an administrator looks after."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from moderation.ports.records import Activation, Past


class Policies(Protocol):
    """The versions of the policy; the last activated one counts."""

    def active(self) -> str | None:
        """Give the text of the policy that counts; None for the default."""

    def text_of(self, version: str) -> str | None:
        """Give the text of the latest policy of a version; None if there is none."""

    def activate(self, version: str, text: str) -> None:
        """Store a policy and make it count."""

    def history(self) -> Sequence[Activation]:
        """Give every activation, oldest first; the last one counts."""


class History(Protocol):
    """What was examined and decided, read in bulk and never changed."""

    def posts(self, filters: Mapping[str, Any]) -> Sequence[int]:
        """Give the posts that filters choose and whose current text was examined, by id.

        Filters are those of `Batches`.
        """

    def read(self, post_ids: Sequence[int]) -> Sequence[Past]:
        """Give what is known of posts, by id; one that was meanwhile deleted or edited is left out."""


class Audit(Protocol):
    """The log of who did what, chained so that a change shows; it holds no text and no secret."""

    def append(self, actor: str, verb: str, subject: str, **detail: str | int | None) -> None:
        """Write one row."""

    def verify(self) -> int:
        """Check the whole chain and give its length; Conflict naming the first row that does not fit."""


class Batches(Protocol):
    """Reprocesses: each lives in the database and goes on without its command."""

    def start(
        self, filters: Mapping[str, Any], *, mode: Mapping[str, Any], limit: int | None
    ) -> tuple[int, int]:
        """Make the chosen posts due; give the batch and how many there are."""

    def count(self, filters: Mapping[str, Any]) -> int:
        """Count the posts that filters choose."""

    def unreported(self, filters: Mapping[str, Any]) -> int | None:
        """Give the latest batch of these filters whose end no command has told.

        Until the end of the transaction no other command can begin one.
        """

    def progress(self, batch_id: int) -> Mapping[str, int]:
        """Count a batch's examinations: total, done, failed."""

    def report(self, batch_id: int) -> None:
        """Note that a command has told a batch's end."""
