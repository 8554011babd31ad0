"""Leave out of a copy the citation that opens or closes it: that line is the post's own."""

from moderation.context import Context
from moderation.model import Span
from moderation.text.document import Document
from moderation.text.measure import stretch


def without_source_lines(document: Document, context: Context, span: Span) -> Span:
    """Give a span without the citations at its very beginning and end, nor the space beside them."""
    start, end = document.plain.find(span.start, span.end)
    for citation in context.citations:
        first, last = document.plain.find(citation.start, citation.end)
        if first <= start < last < end or (
            start < last < end and not _letters(document, span.start, citation.start)
        ):
            start = last
    for citation in reversed(context.citations):
        first, last = document.plain.find(citation.start, citation.end)
        if start < first < end and (last >= end or not _letters(document, citation.end, span.end)):
            end = first
    words = document.text[start:end]
    trimmed = words.strip()
    start += len(words) - len(words.lstrip())
    return document.span(start, start + len(trimmed)) if trimmed else span


def _letters(document: Document, start: int, end: int) -> int:
    """Count the letters of a stretch of the body."""
    first, last = stretch(document, Span(start, max(start, end)))
    return last - first
