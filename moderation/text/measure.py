"""Measure spans of a body in folded letters, so that markup and spacing do not count."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from moderation.model import Passage, Span
from moderation.text.document import Document
from moderation.text.plain import SegmentKind

WORD = 24  # characters by which a span is widened at most

Mask = NDArray[np.bool_]
"""One truth value a letter of the document's fold."""


def stretch(document: Document, span: Span | Passage) -> tuple[int, int]:
    """Give the letters of a span of the body as `[start, end)` of the fold."""
    first, last = document.plain.find(span.start, span.end)
    start, end = np.searchsorted(document.fold.index, (first, last))
    return int(start), int(end)


def mask(document: Document, spans: Iterable[Span | Passage]) -> Mask:
    """Give the letters that stand in any of some spans of the body."""
    letters = np.zeros(document.fold.codes.size, dtype=np.bool_)
    for span in spans:
        start, end = stretch(document, span)
        letters[start:end] = True
    return letters


def segment_mask(document: Document, kind: SegmentKind, *, named: bool = False) -> Mask:
    """Give the letters of all segments of a kind, or of those only that name whose words they are."""
    letters = np.zeros(document.fold.codes.size, dtype=np.bool_)
    for segment in document.segments:
        if segment.kind is kind and (segment.of is not None or not named):
            start, end = np.searchsorted(document.fold.index, (segment.start, segment.end))
            letters[start:end] = True
    return letters


def spans(document: Document, letters: Mask) -> tuple[Span, ...]:
    """Give the spans of the body that hold the letters of a mask, as whole words."""
    edges = np.flatnonzero(np.diff(letters, prepend=False, append=False)).reshape(-1, 2)
    index = document.fold.index
    words = (
        _words(document.text, int(index[start]), int(index[end - 1]) + 1) for start, end in edges.tolist()
    )
    return tuple(document.span(start, end) for start, end in words)


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch of the text to whole words, as far as words are long."""
    least, most = max(0, start - WORD), min(len(text), end + WORD)
    while start > least and text[start - 1].isalnum():
        start -= 1
    while end < most and text[end].isalnum():
        end += 1
    return start, end


def union(stretches: Iterable[Span | Passage]) -> tuple[Span, ...]:
    """Give spans that touch or overlap as one, in order."""
    joined: list[Span] = []
    for one in sorted(stretches, key=lambda each: (each.start, each.end)):
        if joined and one.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(Span(one.start, one.end))
    return tuple(joined)
