"""Leave out of a copy the citation that opens or closes it: that line is the post's own."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from moderation.context import Context
from moderation.model import Citation, Span
from moderation.text.document import Document

SLACK = 6  # characters of punctuation between an edge and the citation there
INDENT = 40  # characters before a citation that begins its line


@dataclass(frozen=True, slots=True, eq=False)
class SourceLines:
    """The citations of a document, by where they begin and where they end."""

    document: Document
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def left_out(self, span: Span) -> Span:
        """Give a span without the citations at its very beginning and end, nor the space beside them."""
        start, end = span.start, span.end
        place = bisect_right(self.starts, start + SLACK) - 1
        if place >= 0 and start < self.ends[place] < end:
            start = self.ends[place]
        place = bisect_left(self.ends, end - SLACK)
        if place < len(self.ends) and start < self.starts[place] < end:
            end = self.starts[place]
        left = Span(start, end)
        return span if left == span else _without_space(self.document, left)


def source_lines(document: Document, context: Context) -> SourceLines:
    """Give the citations of a document, which come in order and do not overlap.

    A bare link counts only where it begins a line: within one it belongs to the passage.
    """
    lines = [one for one in context.citations if one.form != "link" or _begins_line(document, one)]
    return SourceLines(document, tuple(one.start for one in lines), tuple(one.end for one in lines))


def _begins_line(document: Document, citation: Citation) -> bool:
    """Tell whether nothing but signs stands before a citation on its line."""
    first, _ = document.plain.find(citation.start, citation.end)
    before = document.text[max(0, first - INDENT) : first]
    line = before.rpartition("\n")[2]
    return ("\n" in before or first == len(before)) and not any(one.isalnum() for one in line)


def _without_space(document: Document, span: Span) -> Span:
    """Give a span without the space and the loose signs at its edges."""
    start, end = document.plain.find(span.start, span.end)
    text = document.text
    while start < end and not (text[start].isalnum() or text[start] in "«“\"'([¿¡"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "([«“"):
        end -= 1
    return document.span(start, end) if start < end else span
