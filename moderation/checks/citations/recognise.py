"""Find every source that a post names."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from moderation.checks.citations.forms import (
    attributions,
    footnotes,
    hadith,
    links,
    media,
    member_quotes,
    quran,
    references,
    scholarly,
    source_lines,
    works,
)
from moderation.checks.citations.forms.mention import Mention, Recogniser, bracketed
from moderation.checks.citations.needs import articles
from moderation.checks.citations.reading import PLACES_A_POST, Reading, read
from moderation.checks.citations.stretches import inside
from moderation.model import Citation, Span
from moderation.text.document import Document
from moderation.text.url import canonical

RECOGNISERS: tuple[Recogniser, ...] = (
    source_lines.find,
    links.find,
    attributions.find,
    attributions.find_published,
    footnotes.find,
    references.find,
    scholarly.find,
    works.find,
    media.find,
    quran.find,
    hadith.find,
)
LAST: tuple[Recogniser, ...] = (references.find_lines, attributions.find_outlets)


def recognise(document: Document) -> tuple[Citation, ...]:
    """Give the sources that a post names, ordered by place; spans are of the body and hold the markup.

    Pseudo-sources ("vu sur WhatsApp") are no citations and are left out.
    """
    reading = read(document)
    named = [_citation(reading, mention) for mention in mentions(reading)]
    quoted = list(member_quotes.find(document.post.body))
    return tuple(sorted((*named, *quoted), key=lambda citation: (citation.start, citation.end)))


def mentions(reading: Reading) -> list[Mention]:
    """Give the mentions of a reading, ordered, none within or across another.

    Of two that meet the longer stands, but a whole line gives way to what was recognised within it.
    """
    taken = bytearray(len(reading.text) + 1)
    kept = [
        mention
        for recognisers in (RECOGNISERS, LAST)
        for mention in sorted(
            _seen(reading, recognisers), key=lambda mention: (mention.start - mention.end, mention.start)
        )
        if _take(taken, mention)
    ]
    return sorted(_own(reading, kept), key=lambda mention: mention.start)


def _own(reading: Reading, kept: list[Mention]) -> list[Mention]:
    """Leave out the attributions that are part of a pasted article's story."""
    if not any(mention.weak for mention in kept):
        return kept
    pasted = articles.find(reading)
    return [mention for mention in kept if not (mention.weak and inside(pasted, mention.start))]


def _seen(reading: Reading, recognisers: tuple[Recogniser, ...]) -> Iterator[Mention]:
    for recogniser in recognisers:
        yield from (
            bracketed(reading.text, mention) for mention in islice(recogniser(reading), PLACES_A_POST)
        )


def _take(taken: bytearray, mention: Mention) -> bool:
    """Take the place of a mention, unless some of it is taken."""
    free = not any(taken[mention.start : mention.end])
    if free:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return free


def _citation(reading: Reading, mention: Mention) -> Citation:
    """Map a mention to the body; a link is taken with its whole markup."""
    span = reading.span(mention.start, mention.end)
    first = bisect_right(reading.links, mention.start, key=lambda link: link[1])
    for start, _, link in islice(reading.links, first, None):
        if start >= mention.end:
            break
        span = Span(min(span.start, link.span.start), max(span.end, link.span.end))
    return Citation(
        start=span.start,
        end=span.end,
        form=mention.form,
        target=mention.target,
        canonical=canonical(mention.target) if mention.target and "://" in mention.target else mention.target,
    )
