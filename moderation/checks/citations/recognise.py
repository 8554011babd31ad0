"""Find every source that a post names."""

from collections.abc import Iterator

from moderation.checks.citations.forms import links, source_lines
from moderation.checks.citations.forms.mention import Mention, Recogniser
from moderation.checks.citations.reading import Reading, read
from moderation.model import Citation, Span
from moderation.text.document import Document
from moderation.text.url import canonical

RECOGNISERS: tuple[Recogniser, ...] = (source_lines.find, links.find)


def recognise(document: Document) -> tuple[Citation, ...]:
    """Give the sources that a post names, ordered by place; spans are of the body and hold the markup.

    Pseudo-sources ("vu sur WhatsApp") are no citations and are left out.
    """
    reading = read(document)
    return tuple(_citation(reading, mention) for mention in mentions(reading))


def mentions(reading: Reading) -> list[Mention]:
    """Give the mentions of a reading, ordered, none within or across another: the longest stands."""
    seen = sorted(_seen(reading), key=lambda mention: (mention.start - mention.end, mention.start))
    kept: list[Mention] = []
    taken = bytearray(len(reading.text) + 1)
    for mention in seen:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _seen(reading: Reading) -> Iterator[Mention]:
    for recogniser in RECOGNISERS:
        yield from recogniser(reading)


def _citation(reading: Reading, mention: Mention) -> Citation:
    """Map a mention to the body; a link is taken with its whole markup."""
    span = reading.span(mention.start, mention.end)
    for link in reading.document.links:
        start, end = reading.inner(link.start, link.end)
        if start < mention.end and mention.start < end:
            span = Span(min(span.start, link.span.start), max(span.end, link.span.end))
    return Citation(
        start=span.start,
        end=span.end,
        form=mention.form,
        target=mention.target,
        canonical=canonical(mention.target) if mention.target else None,
    )
