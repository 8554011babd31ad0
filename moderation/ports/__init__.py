"""What the desk needs of the world, as Protocols: storage, the bell and the forums implement them."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Protocol

from moderation.context import EarlierLink
from moderation.model import (
    Action,
    Case,
    CaseReason,
    CaseState,
    Citation,
    Decision,
    DecisionState,
    Post,
    Queue,
    Role,
    Verdict,
)
from moderation.ports.records import (
    CaseFilter,
    Claimed,
    Delivered,
    Forum,
    LibraryAnswer,
    LibraryEntry,
    LibraryQuery,
    Outcome,
    Pending,
    Purpose,
    SourceText,
    StoredExamination,
    StoredPost,
    StoredRevision,
    User,
)


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

    def page(
        self, *, forum_name: str | None, after: int, limit: int, forums: Sequence[str] = ()
    ) -> Sequence[StoredPost]:
        """Give posts by id, after one."""

    def last_at(self) -> datetime | None:
        """Give the time of the last arrival."""


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

    def claim(self, ids: Sequence[int], *, lease: float, limit: int) -> Sequence[Claimed]:
        """Take due rows, the named ones first, each with one more attempt and a lease of seconds.

        A row with an earlier attempt is taken alone, so that one that kills its worker burns nobody else.
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


class Library(Protocol):
    """The text index: SQL is the truth, each text has a generation in commit order."""

    def add(self, entries: Sequence[LibraryEntry]) -> Sequence[int]:
        """Index texts under one lock, replacing a post's earlier revision; give their generations.

        A text that stands already keeps its generation.
        """

    def generation(self) -> int:
        """Give the last generation."""

    def answer(self, queries: Sequence[LibraryQuery]) -> Sequence[LibraryAnswer]:
        """Give, for each query, the texts that may share passages with it."""

    def recall(self, keys: Sequence[str]) -> LibraryAnswer:
        """Give the same candidates again; NotFound naming a text that is gone."""

    def withdraw(self, *, source_id: int | None = None, post_id: int | None = None) -> None:
        """Take a source or a post out of the index."""

    def add_links(
        self, forum_id: int, post_id: int, citations: Sequence[Citation], *, first_at: datetime
    ) -> None:
        """Remember what a post cites, instead of what it cited before."""

    def links(
        self, forum_id: int, canonicals: Sequence[str], *, post_id: int, before: datetime
    ) -> Sequence[EarlierLink]:
        """Give earlier posts of a forum that cite the same."""

    def thread_links(
        self, forum_id: int, thread: str, author: str, *, before: datetime
    ) -> Sequence[EarlierLink]:
        """Give what an author cited earlier in a thread."""


class Sources(Protocol):
    """Registered articles."""

    def add(
        self, text: str, *, external_id: str | None, url: str | None, title: str | None, forum_id: int | None
    ) -> SourceText:
        """Store an article; one with the same text and address is given back as it stands."""

    def list(self, *, after: int = 0, limit: int = 100) -> Sequence[SourceText]:
        """Give the articles that are not withdrawn, by id, after one."""

    def get(self, source_id: int) -> SourceText:
        """Give an article; NotFound."""

    def withdraw(self, source_id: int) -> None:
        """Mark an article withdrawn."""


class Cases(Protocol):
    """Cases and their decisions."""

    def of_post(self, post_id: int) -> Case | None:
        """Give the case of a post, locked until the end of the transaction."""

    def get(self, case_id: int) -> Case:
        """Give a case with its decisions; NotFound."""

    def open(self, post: StoredPost, examination_id: int, verdict: Verdict, *, language: str) -> Case:
        """Store a new case."""

    def update(self, case: Case, *, examination_id: int, verdict: Verdict, language: str) -> Case:
        """Give a case its newer examination, and a new version."""

    def move(
        self,
        case: Case,
        *,
        state: CaseState,
        reason: CaseReason | None = None,
        claimed_by: str | None = None,
        claimed_until: datetime | None = None,
        queue: Queue | None = None,
    ) -> Case:
        """Change a case's state if its version is still the one given; Conflict if not."""

    def release_expired(self) -> int:
        """Open the cases whose claim has ended; give their count."""

    def list(self, which: CaseFilter, *, after: int | None = None, limit: int = 50) -> Sequence[Case]:
        """Give cases, most urgent first, then oldest."""

    def counts(self, which: CaseFilter) -> Mapping[str, int]:
        """Count cases by queue."""

    def examination(self, case_id: int) -> int:
        """Give the id of the examination that a case shows."""

    def decide(
        self,
        case: Case,
        *,
        action: Action,
        grounds: Sequence[str],
        note: str,
        by: str,
        state: DecisionState,
        covers: Mapping[str, Any],
        supersedes: int | None = None,
    ) -> Decision:
        """Store a decision; Conflict if the superseded one is superseded already."""

    def decision(self, decision_id: int) -> Decision:
        """Give a decision; NotFound."""

    def mark(self, decision_id: int, state: DecisionState) -> None:
        """Write how far a decision has travelled."""

    def covers(self, case_id: int) -> Mapping[str, Any] | None:
        """Give what the standing decision of a case settles."""


class Outbox(Protocol):
    """Decisions on their way to a forum."""

    def add(self, decision_id: int, *, wait: float) -> int:
        """Store a delivery that is due after a wait of seconds."""

    def withdraw(self, decision_id: int) -> bool:
        """Take a delivery back; False if it has begun."""

    def claim(self, ids: Sequence[int], *, lease: float) -> Sequence[Pending]:
        """Take due rows, each with a lease of seconds."""

    def record(self, pending: Pending, outcome: Delivered) -> bool:
        """Write how it ended; False if another attempt has begun since."""

    def due(self, *, limit: int) -> Sequence[int]:
        """Give the ids of rows that are due."""


class Users(Protocol):
    """The people of the desk, their tokens and sessions; only hashes are stored."""

    def add(
        self, *, name: str, role: Role, forums: Sequence[str], password_hash: str, token_hash: bytes
    ) -> User:
        """Store a user; Conflict if the name is taken."""

    def list(self) -> Sequence[User]:
        """Give all users by name."""

    def get(self, name: str) -> User:
        """Give a user by name; NotFound."""

    def password_hash(self, name: str) -> str | None:
        """Give the hash of an enabled user's password."""

    def disable(self, name: str) -> None:
        """Shut a user out at once: sessions end, the token dies."""

    def by_token(self, token_hash: bytes) -> User | None:
        """Give the enabled user of a token."""

    def open_session(self, user_id: int, key_hash: bytes, *, hours: int) -> None:
        """Store a session."""

    def by_session(self, key_hash: bytes) -> User | None:
        """Give the enabled user of a live session."""

    def end_session(self, key_hash: bytes) -> None:
        """End a session."""


class Policies(Protocol):
    """The versions of the policy; the last activated one counts."""

    def active(self) -> str | None:
        """Give the text of the policy that counts; None for the default."""

    def activate(self, version: str, text: str) -> None:
        """Store a policy and make it count."""


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
        """Give the latest batch of these filters whose end no command has told."""

    def progress(self, batch_id: int) -> Mapping[str, int]:
        """Count a batch's examinations: total, done, failed."""

    def report(self, batch_id: int) -> None:
        """Note that a command has told a batch's end."""


class Transaction(Protocol):
    """One transaction over every port; what it wrote is stored together or not at all."""

    forums: Forums
    posts: Posts
    examinations: Examinations
    library: Library
    sources: Sources
    cases: Cases
    outbox: Outbox
    users: Users
    policies: Policies
    audit: Audit
    batches: Batches

    def now(self) -> datetime:
        """Give the database's time."""


class Store(Protocol):
    """Where transactions begin."""

    def write(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction that may write; Unavailable if the database does not answer."""

    def read(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction that only reads."""


class Bell(Protocol):
    """Rings the workers: best effort, bounded in time; a row not rung for is found by the sweeper."""

    def examine(self, ids: Sequence[int]) -> bool:
        """Ring for examinations; False if nobody could be reached."""

    def deliver(self, ids: Sequence[int]) -> bool:
        """Ring for decisions that are due at their forum."""


class Courier(Protocol):
    """Calls a forum."""

    def deliver(self, pending: Pending) -> Delivered:
        """Tell a forum what was decided; never raises for what the forum answers."""
