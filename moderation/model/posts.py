"""Post, and the stretches of text that evidence is made of."""

from dataclasses import dataclass
from datetime import datetime

from moderation.model.enums import Format


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
