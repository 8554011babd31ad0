"""Finding, and the examination that it belongs to."""

from dataclasses import dataclass

from moderation.model.enums import Queue
from moderation.model.posts import Citation, Cue, Passage, Source, Span

CHECKS = ("repetition", "duplicates", "copied_text", "citations", "watchlist")
"""The names of the checks, in the order of their work; the grounds of a decision are some of them."""


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
    author_named: bool | None = None
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
