"""What the ports hand over: rows as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from moderation.context import Candidate
from moderation.model import (
    Action,
    Decision,
    DecisionState,
    ExaminationState,
    Post,
    Queue,
    Role,
)


class Purpose(StrEnum):
    """Why a post is examined; new posts come before a reprocess."""

    RECEIVED = "received"
    OLDER_POST = "older_post"
    CITED_PAGE = "cited_page"
    REPROCESS = "reprocess"

    @property
    def rank(self) -> int:
        """Give the order of work, lower first."""
        return list(Purpose).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """A forum that sends posts; `api_key` is kept out of every repr."""

    id: int
    name: str
    kind: str
    url: str | None = None
    api_user: str | None = None
    api_key: str | None = field(default=None, repr=False)
    language: str = "fr"
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPost:
    """A post's identity: one id for all its revisions; `revision` is the current one's id."""

    id: int
    forum: int
    external_id: str
    deleted: bool
    revision: int | None
    first_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRevision:
    """One revision as sent; `number` counts a post's revisions in order of arrival."""

    id: int
    post: int
    number: int
    body_hash: bytes
    sent: Post
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """An examination that this worker holds until its lease ends; a later claim has a higher `fence`."""

    id: int
    attempt: int
    fence: int
    forum: Forum
    post: StoredPost
    revision: StoredRevision
    purpose: Purpose
    mode: Mapping[str, Any]
    generation: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredExamination:
    """An examination as the API shows it; `result` is canonical JSON."""

    id: int
    post: int
    revision: int
    state: ExaminationState
    attempt: int
    purpose: Purpose
    created_at: datetime
    mode: Mapping[str, Any] = field(default_factory=dict)
    finished_at: datetime | None = None
    queue: str | None = None
    result: str | None = None
    error: str | None = None
    generation: int | None = None
    context: Mapping[str, Any] | None = None
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an examination has come to, ready to be stored.

    `result` is canonical JSON; `keys` are what its findings are known by; `missing` says that it asked for a
    source; `checks` and `language` are what notes are sought by, `copied` the posts that are copied.
    """

    result: str
    queue: Queue
    checks: tuple[str, ...]
    language: str
    generation: int
    context: Mapping[str, Any]
    keys: tuple[str, ...]
    missing: bool
    copied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEntry:
    """A text to be indexed: a post's current revision or a registered source.

    `fingerprints` are signed 64-bit, sorted and unique; `digest` is the hash of the whole fold.
    """

    kind: str
    forum: int | None
    post: int | None
    source: int | None
    revision: int | None
    fold: str
    digest: bytes
    letters: int
    fingerprints: tuple[int, ...]
    first_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryQuery:
    """What one post asks of the library; only texts of a generation up to `generation` answer."""

    forum: int
    post: int
    first_at: datetime
    digest: bytes
    fingerprints: tuple[int, ...]
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryAnswer:
    """The texts that may share passages with a post, best first; `keys` name them for a replay.

    `later` are posts that came after this one and share as much: their examination is due again.
    """

    candidates: tuple[Candidate, ...] = ()
    keys: tuple[str, ...] = ()
    later: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A registered article."""

    id: int
    text: str
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    forum: int | None = None
    added_at: datetime | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A post with the last examination of its current text, and what a person decided on this text.

    `result` is canonical JSON, `context` what the examination was given, `grounds` those of the decision.
    """

    post: StoredPost
    forum: Forum
    sent: Post
    result: str
    context: Mapping[str, Any]
    decided: Action | None
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation:
    """A version of the policy and its text, made to count at a time; a rollback is one more."""

    version: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person of the desk; no forums means every forum."""

    id: int
    name: str
    role: Role
    forums: tuple[str, ...] = ()
    disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases a list shows; None lets everything through."""

    states: tuple[str, ...] = ("open", "claimed")
    queue: str | None = None
    check: str | None = None
    language: str | None = None
    forums: tuple[str, ...] = ()
    wave: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFilter:
    """Which notes a list shows; None, and no forums, let everything through.

    `wave` is the first of posts that copy each other.
    """

    check: str | None = None
    language: str | None = None
    forums: tuple[str, ...] = ()
    wave: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFilter:
    """Which decisions the log shows; None lets everything through."""

    action: str | None = None
    by: str | None = None
    check: str | None = None
    state: str | None = None
    forums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedDecision:
    """A decision in the log; `stands` says that it is its case's last one and can be taken back."""

    decision: Decision
    forum: str
    superseded_by: int | None
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A decision that this worker delivers to its forum until its lease ends; `undoes`: what it takes back.

    `judged` is the revision that was decided on, as the forum sent it; `changed` says that it is not the
    current one any more; `letter` is what the author is told.
    """

    id: int
    attempt: int
    forum: Forum
    secret: str = field(repr=False)
    decision: Decision
    undoes: Action | None
    judged: Post = field(repr=False)
    changed: bool
    letter: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How one call to a forum ended; `retry_in` seconds for what may yet succeed."""

    state: DecisionState | None
    error: str | None = None
    retry_in: float | None = None
