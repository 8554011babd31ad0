"""Coverage: whether a source that the post names stands for a passage, by structure alone."""

from dataclasses import dataclass

from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import Stretch
from moderation.model import Citation

SCRIPTURE = frozenset(("quran", "hadith"))
# What may stand beside a source alone on its line, or part a source from its passage: letters, then lines.
_BESIDE, _TOUCHING, _NEAR, _BEHIND = 12, 3, 200, 300
_LINE_FEEDS, _LINES = 3, 2
_NARRATOR = frozenset(("member_quote",))
# A source on a line of its own closes what stands above it and opens what follows it.
_OWN_LINE = frozenset(("source_line", "footnote", "reference", "press"))


@dataclass(frozen=True, slots=True)
class Named:
    """A citation in places of the reading.

    `alone` says that it has its line for itself, `opens` that this line follows no other which it closes.
    """

    start: int
    end: int
    form: str
    alone: bool
    opens: bool
    target: str | None = None


def named(reading: Reading, citations: tuple[Citation, ...]) -> list[Named]:
    """Map the citations of a post to its reading, in order."""
    return [_named(reading, citation) for citation in citations if citation.form not in _NARRATOR]


def _named(reading: Reading, citation: Citation) -> Named:
    start, end = reading.place(citation.start, citation.end)
    left, right = reading.line(start)
    rest = len(reading.text[left:start].strip(" *_>#-–(«[")) + len(reading.text[end:right].strip(" *_.,)»]"))
    return Named(
        start,
        end,
        citation.form,
        alone=citation.form == "source_line" or rest <= _BESIDE,
        opens="\n" in reading.text[max(0, left - 2) : max(0, left - 1)] or left == 0,
        target=citation.target,
    )


def covers(reading: Reading, need: Need, source: Named, articles: list[Stretch]) -> bool:
    """Tell whether one source stands for one passage."""
    if need.reason != "scripture" and source.form in SCRIPTURE:
        return False
    if need.reason == "article":
        return _covers_article(reading, need, source)
    return (
        need.start <= source.start < need.end + _TOUCHING
        or _same_line(reading, need, source)
        or _next_to(reading, need, source)
        or (
            source.alone
            and source.form not in SCRIPTURE
            and source.start >= need.end
            and need.reason != "scripture"
        )
        or any(left <= need.start < right and _closes(reading, right, source) for left, right in articles)
        or (need.offer is not None and source.target is not None and _same_text(need.offer, source.target))
    )


def _same_text(offered: str, named_text: str) -> bool:
    """Tell whether a reference named anywhere in the post is the one that would be offered."""
    return offered.split("-", maxsplit=1)[0] == named_text.split("-", maxsplit=1)[0]


def _same_line(reading: Reading, need: Need, source: Named) -> bool:
    left, right = reading.line(need.start)
    return left <= source.start < max(right, reading.line(max(need.start, need.end - 1))[1])


def _next_to(reading: Reading, need: Need, source: Named) -> bool:
    """Tell whether a source opens the passage from the line before, or follows it on the next lines.

    One that closes the sentence of another line stands for that one alone.
    """
    before = source.end <= need.start
    gap = reading.text[source.end : need.start] if before else reading.text[need.end : source.start]
    lines = gap.count("\n")
    touching = len(gap.strip()) <= _TOUCHING and not (before and lines)
    alone = source.alone and (source.opens or not before)
    block = (need.start, need.end) in reading.unnamed
    return lines <= _LINE_FEEDS and len(gap) <= _NEAR and (alone or block or touching)


def _covers_article(reading: Reading, need: Need, source: Named) -> bool:
    """Tell whether a source stands in an article's last line, closes it, or opens it from the line before."""
    last = reading.line(need.end - 1)[0]
    if source.form in ("attribution", "title", "document") and need.start <= source.start < need.end:
        return False
    return (
        last <= source.start < need.end + _TOUCHING
        or _closes(reading, need.end, source)
        or (
            source.end <= need.start
            and reading.text[source.end : need.start].count("\n") <= _LINE_FEEDS
            and need.start - source.end <= _NEAR
        )
    )


def _closes(reading: Reading, end: int, source: Named) -> bool:
    """Tell whether a source follows an article, behind a line or two at most."""
    gap = reading.text[end : source.start]
    return (
        source.start >= end
        and len(gap) <= _BEHIND
        and len([line for line in gap.split("\n") if line.strip()]) <= _LINES
    )
