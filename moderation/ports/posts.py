"""Ports of what is received and examined."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from moderation.model import (
    Post,
)
from moderation.ports.records import (
    Claimed,
    Forum,
    NoteFilter,
    Outcome,
    Purpose,
    StoredExamination,
    StoredPost,
    StoredRevision,
)

ALL_NOTES = NoteFilter()


class Forums(Protocol):
    """The forums that send posts, and their live secrets."""

    def add(
        self,
        *,
        name: str,
        kind: str,
        secret: str,
        url: str | None,
        api_user: str | None,
        api_key: str | None,
        language: str,
    ) -> Forum:
        """Store a forum; Conflict if the name is taken."""

    def get(self, name: str) -> Forum:
        """Give a forum by name; NotFound."""

    def by_id(self, forum_id: int) -> Forum:
        """Give a forum by id; NotFound."""

    def list(self) -> Sequence[Forum]:
        """Give all forums by name."""

    def configure(self, forum_id: int, settings: Mapping[str, Any]) -> None:
        """Store what a forum sets for its checks, in place of all that it had set."""

    def secrets(self, forum_id: int) -> Sequence[str]:
        """Give the live secrets, newest first."""

    def rotate(self, forum_id: int, secret: str, *, old_until: datetime) -> None:
        """Add a secret and let the others live until a time."""


class Posts(Protocol):
    """Deliveries, posts and their revisions."""

    def remember(
        self,
        forum_id: int,
        sender_id: str,
        *,
        event: str,
        outcome: str,
        reason: str | None = None,
        body: bytes | None = None,
    ) -> int | None:
        """Store a delivery and give its id; None if the sender's id is known."""

    def settle(self, delivery_id: int, *, outcome: str, post_id: int | None) -> None:
        """Write what became of a delivery."""

    def delivered(self, forum_id: int, sender_id: str) -> int | None:
        """Give the post of a known delivery."""

    def find(self, forum_id: int, external_id: str) -> StoredPost | None:
        """Give a post by the forum's own id, locked until the end of the transaction."""

    def at(self, address: str) -> StoredPost | None:
        """Give the post of an address, locked until the end of the transaction; the latest of several."""

    def get(self, post_id: int) -> StoredPost:
        """Give a post; NotFound."""

    def add(self, forum_id: int, external_id: str, *, first_at: datetime) -> StoredPost:
        """Store a post without a revision."""

    def revise(
        self, post_id: int, sent: Post, *, body_hash: bytes, updated_at: datetime | None
    ) -> StoredRevision:
        """Store one more revision."""

    def revision(self, revision_id: int) -> StoredRevision:
        """Give a revision; NotFound."""

    def revisions(self, post_id: int) -> Sequence[StoredRevision]:
        """Give a post's revisions in order of arrival."""

    def knows(
        self, post_id: int, *, revision_number: int | None, updated_at: datetime | None, body_hash: bytes
    ) -> bool:
        """Tell whether a revision with this number, time and text is stored."""

    def make_current(self, post_id: int, revision_id: int) -> None:
        """Make a revision the one that counts."""

    def mark(self, post_id: int, *, deleted_at: datetime | None) -> None:
        """Mark a post deleted, or live again."""

    def page(self, *, after: int, limit: int, forums: Sequence[str] = ()) -> Sequence[StoredPost]:
        """Give posts by id, after one; of some forums or of all."""

    def last_at(self, forums: Sequence[str] = ()) -> datetime | None:
        """Give the time of the last arrival, in some forums or in all."""


class Examinations(Protocol):
    """The rows that are the queue."""

    def add(
        self,
        post_id: int,
        revision_id: int,
        purpose: Purpose,
        *,
        mode: Mapping[str, Any] | None = None,
        batch: int | None = None,
    ) -> int:
        """Store an examination that is due now."""

    def claim(
        self, ids: Sequence[int], *, lease: float, limit: int, again: int | None = None
    ) -> Sequence[Claimed]:
        """Take due rows of one rank, the named ones first, each with one more attempt and a lease of seconds.

        New posts never share a claim with a reprocess, whose end they would wait for; of a reprocess no more
        than `again` are taken, without it as many as of others. A row with an earlier
        attempt is taken alone, so that one that kills its worker burns nobody else.
        """

    def bury(self, *, attempts: int) -> int:
        """Make dead letters of due rows that used up their attempts; give their count."""

    def record(self, claimed: Claimed, outcome: Outcome) -> bool:
        """Write a result; False if another attempt has begun since."""

    def fail(self, claimed: Claimed, error: str, *, retry_in: float | None) -> bool:
        """Write a failure; without a retry it is a dead letter."""

    def due(self, *, limit: int) -> Sequence[int]:
        """Give the ids of rows that wait or whose lease ended."""

    def current(self, post_id: int) -> StoredExamination | None:
        """Give the last finished examination of a post's current revision."""

    def get(self, examination_id: int) -> StoredExamination:
        """Give an examination; NotFound."""

    def of_post(self, post_id: int) -> Sequence[StoredExamination]:
        """Give a post's examinations, oldest first."""

    def waits(self, post_id: int, revision_id: int) -> bool:
        """Tell whether an examination of a revision is still to come."""

    def missing_before(
        self, forum_id: int, *, author: str | None, thread: str | None, since: datetime, before: datetime
    ) -> int:
        """Count the posts of an author or a thread that were asked for a source in a window."""

    def dead(self) -> Sequence[StoredExamination]:
        """Give the dead letters."""

    def retry(self, ids: Sequence[int]) -> Sequence[int]:
        """Make dead letters due again, all of them where none is named; give their ids."""

    def counts(self) -> Mapping[str, int]:
        """Count rows by state."""

    def oldest_due(self) -> timedelta | None:
        """Give how long the oldest due row has waited; None if nothing is due."""


class Notes(Protocol):
    """What stands to be looked at without a case: examinations whose queue is note, until a person has."""

    def list(
        self,
        which: NoteFilter = ALL_NOTES,
        *,
        after: int | None = None,
        limit: int = 50,
        by_wave: bool = False,
    ) -> Sequence[StoredExamination]:
        """Give the examinations that stand as notes, newest first; `after` ends the page before.

        `by_wave`: of the notes of posts that copy each other the newest alone.
        """

    def copies(self, which: NoteFilter, noted: Sequence[int]) -> Mapping[int, tuple[int, int]]:
        """Give for noted examinations the wave of each, and how many notes of it stand."""

    def of_post(self, post_id: int) -> StoredExamination | None:
        """Give the examination that stands as a post's note."""

    def count(self, which: NoteFilter = ALL_NOTES) -> int:
        """Count the notes."""
