"""The five nouns as frozen values: Post, Finding, Case, Decision, and what they are made of.

A Document (one revision's prepared text) is the fifth noun; it is made in `moderation.text.document`.
Enum values are the same in the database, in the API and here.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Format(StrEnum):
    """How a body is written."""

    TEXT = "text"
    BBCODE = "bbcode"
    HTML = "html"
    MARKDOWN = "markdown"


class Queue(StrEnum):
    """Where a verdict puts a post; later members outrank earlier ones."""

    NONE = "none"
    NOTE = "note"
    REVIEW = "review"
    URGENT = "urgent"

    @property
    def rank(self) -> int:
        """Give the place of this queue, 0 for none."""
        return list(Queue).index(self)

    @property
    def opens_case(self) -> bool:
        """Tell whether a person must look: only review and urgent do."""
        return self in (Queue.REVIEW, Queue.URGENT)


class ExaminationState(StrEnum):
    """Where an examination stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class CaseState(StrEnum):
    """Where a case stands; `waiting` is for the author's answer."""

    OPEN = "open"
    CLAIMED = "claimed"
    WAITING = "waiting"
    DECIDED = "decided"
    CLOSED = "closed"


class CaseReason(StrEnum):
    """Why a case stands as it stands, said to the moderator who sees it."""

    NEW = "new"
    NEW_REVISION = "new_revision"
    NEW_FINDING = "new_finding"
    UNDONE = "undone"
    APPEAL = "appeal"
    POLICY = "policy"
    DELETED = "deleted"
    EDITED = "edited"
    NOTE = "note"


class Action(StrEnum):
    """What a person may choose."""

    NONE = "none"
    ASK_SOURCE = "ask_source"
    CUT_TO_EXTRACT = "cut_to_extract"
    KEEP_ONE_COPY = "keep_one_copy"
    HIDE = "hide"
    REMOVE = "remove"
    APPROVE = "approve"
    ESCALATE = "escalate"


class DecisionState(StrEnum):
    """How far a decision has travelled to the forum."""

    WAITING = "waiting"
    NEEDS_SECOND = "needs_second"
    DELIVERED = "delivered"
    RECORDED = "recorded"
    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"
    FAILED = "failed"


class Role(StrEnum):
    """What a user may do in the desk."""

    VIEWER = "viewer"
    MODERATOR = "moderator"
    SENIOR = "senior"
    ADMIN = "admin"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` in code points of the body as the forum sent it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the post aligned with the span of the text that it shares."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for one reading of a mention."""

    start: int
    end: int
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What a forum sent: one revision of one post."""

    id: str
    body: str
    format: Format = Format.TEXT
    title: str | None = None
    author: str | None = None
    thread: str | None = None
    posted_at: datetime | None = None
    updated_at: datetime | None = None
    url: str | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text that a passage was taken from, as a finding names it.

    `kind` is article, post or cited_page.
    """

    kind: str
    id: str
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source that a post names: its span, its form and where it leads.

    `target` is the absolute URL as written or `doi:`, `isbn:`, `quran:2:255`, `hadith:…`, `press:…`;
    `canonical` is the same target in the one form that is compared, if it has one.
    """

    start: int
    end: int
    form: str
    target: str | None = None
    canonical: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check saw, with its evidence.

    The first block belongs to every finding; a field of a later block is None where its check has no
    use for it, and is then left out of the result. Shares are 0..1 with three decimals.
    """

    check: str
    kind: str
    check_version: str
    confidence: float
    spans: tuple[Span, ...] = ()

    # repetition, duplicates, copied_text
    share_of_post: float | None = None
    passages: tuple[Passage, ...] | None = None
    longest_run: int | None = None
    of: str | None = None
    containment: float | None = None
    same_author: bool | None = None
    source: Source | None = None
    family: str | None = None
    share_of_source: float | None = None
    attributed: bool | None = None
    exempt: str | None = None
    new_spans: tuple[Span, ...] | None = None
    link: str | None = None

    # citations
    reason: str | None = None
    words: tuple[Span, ...] | None = None
    offer: str | None = None

    # watchlist
    entity: str | None = None
    surface: str | None = None
    view: str | None = None
    stance: str | None = None
    cues: tuple[Cue, ...] | None = None
    ambiguous: bool | None = None
    title_spans: tuple[Span, ...] | None = None
    author_spans: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class LanguageSegment:
    """The language of one stretch of the body: fr, ar, en, ary (romanised darija) or und."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Language:
    """The main language of a post, from its author's own words, and that of each segment."""

    main: str
    segments: tuple[LanguageSegment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the policy makes of all findings: a queue, a priority of 0 to 100, the checks that led there.

    `rules` are the rules that were met; `shadow` those that were met and only count; `failed` those that
    could not be run, which asks for review.
    """

    queue: Queue
    priority: int = 0
    reasons: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    shadow: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """Everything that a replay needs to be the same."""

    fold: str
    checks: tuple[tuple[str, str], ...]
    policy: str
    watchlist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """One reading of one revision: its language, citations, findings and verdict."""

    id: str
    language: Language
    findings: tuple[Finding, ...]
    citations: tuple[Citation, ...]
    verdict: Verdict
    versions: Versions
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person chose for a case, on which grounds; never edited, only superseded."""

    id: int
    case: int
    action: Action
    grounds: tuple[str, ...]
    note: str
    by: str
    at: datetime
    state: DecisionState
    supersedes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The findings of one post that wait for a person; one case a post for ever."""

    id: int
    post: int
    forum: str
    queue: Queue
    priority: int
    state: CaseState
    reason: CaseReason
    version: int
    opened_at: datetime
    claimed_by: str | None = None
    claimed_until: datetime | None = None
    decisions: tuple[Decision, ...] = ()


class ModerationError(Exception):
    """What goes wrong, named by what the caller can do about it.

    `code` is stable and part of the interface; the message says what is wrong, where, and the mend.
    """

    code = "error"

    def __init__(self, message: str, *, code: str | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.field = field


class NotFound(ModerationError):
    """There is no such thing; look for another."""

    code = "not_found"


class Conflict(ModerationError):
    """Somebody was faster; read again, then decide."""

    code = "conflict"


class Refused(ModerationError):
    """The caller may not do this."""

    code = "refused"


class Invalid(ModerationError):
    """The input is wrong; mend the named field."""

    code = "invalid"


class Unavailable(ModerationError):
    """Not now; try again later."""

    code = "unavailable"
