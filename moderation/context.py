"""What a check may know beside the document: gathered beforehand, frozen, given again to a replay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from moderation.model import Citation, Format, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An earlier text that may share passages with the post.

    `kind` is article, post or cited_page; `body` and `format` are as they came, so that passages lead into
    them; `exact` says that the whole fold is the same.
    """

    kind: str
    id: str
    body: str
    format: Format = Format.TEXT
    url: str | None = None
    title: str | None = None
    author: str | None = None
    thread: str | None = None
    posted_at: datetime | None = None
    family: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A post aligned with one candidate: made once by `examine`, read by the checks on reuse.

    `passages` are in body offsets on both sides, in order of the post. `letters` counts the folded letters of
    the post that passages cover (each once), `candidate_shared` those of the candidate, `post_letters` and
    `candidate_letters` those of the two texts. `matched` counts the letters that agree exactly; `gaps` are
    the stretches within the passages, in the post's body, that the candidate has not so.
    """

    candidate: Candidate
    passages: tuple[Passage, ...]
    letters: int
    candidate_shared: int
    post_letters: int
    candidate_letters: int
    longest_run: int
    matched: int = 0
    gaps: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLink:
    """A citation of an earlier post of the same forum."""

    canonical: str
    post: str
    author: str | None = None
    thread: str | None = None
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumSettings:
    """What a forum has set for its own checks; windows are in days."""

    name: str = ""
    language: str = "fr"
    same_link_days: int = 7
    repeat_days: int = 30
    watchlist_off: frozenset[str] = frozenset()
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything outside the document that a check may read.

    `citations` and `comparisons` are filled by `examine` before the checks run.
    `links` are earlier posts that cite what this post cites; `thread_links` what the author cited earlier in
    this thread; `missing_before` counts the author's or thread's earlier missing citations in the window.
    """

    candidates: tuple[Candidate, ...] = ()
    links: tuple[EarlierLink, ...] = ()
    thread_links: tuple[EarlierLink, ...] = ()
    missing_before: int = 0
    forum: ForumSettings = field(default_factory=ForumSettings)
    citations: tuple[Citation, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
