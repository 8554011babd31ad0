"""Measure spans of a body in folded letters, so that markup and spacing do not count."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from moderation.model import Passage, Span
from moderation.text.document import Document
from moderation.text.plain import SegmentKind

WORD = 24  # characters by which a span is widened at most

Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
"""One truth value a letter of the document's fold."""


def stretch(document: Document, span: Span | Passage) -> tuple[int, int]:
    """Give the letters of a span of the body as `[start, end)` of the fold."""
    starts, ends = _letters(document, *_characters(document, [span]))
    return int(starts[0]), int(ends[0])


def count(document: Document, spans: Iterable[Span | Passage]) -> int:
    """Count the letters in spans of the body, each once."""
    starts, ends = _letters(document, *_characters(document, union(spans)))
    return int((ends - starts).sum())


def mask(document: Document, spans: Iterable[Span | Passage]) -> Mask:
    """Give the letters that stand in any of some spans of the body."""
    return _filled(document, *_letters(document, *_characters(document, list(spans))))


def segment_mask(document: Document, kind: SegmentKind, *, named: bool = False) -> Mask:
    """Give the letters of all segments of a kind, or of those only that name whose words they are."""
    held = (one for one in document.segments if one.kind is kind and (one.of is not None or not named))
    return text_mask(document, (Span(one.start, one.end) for one in held))


def text_mask(document: Document, stretches: Iterable[Span]) -> Mask:
    """Give the letters that stand in any of some stretches of the plain text."""
    held = list(stretches)
    starts = np.array([one.start for one in held], dtype=np.int32)
    ends = np.array([one.end for one in held], dtype=np.int32)
    return _filled(document, *_letters(document, starts, ends))


def spans(document: Document, letters: Mask) -> tuple[Span, ...]:
    """Give the spans of the body that hold the letters of a mask, as whole words."""
    edges = np.flatnonzero(np.diff(letters, prepend=False, append=False)).reshape(-1, 2)
    index = document.fold.index
    words = (
        _words(document.text, int(index[start]), int(index[end - 1]) + 1) for start, end in edges.tolist()
    )
    return tuple(document.span(start, end) for start, end in words)


def union(stretches: Iterable[Span | Passage]) -> tuple[Span, ...]:
    """Give spans that touch or overlap as one, in order."""
    joined: list[Span] = []
    for one in sorted(stretches, key=lambda each: (each.start, each.end)):
        if joined and one.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, one.end))
        else:
            joined.append(Span(one.start, one.end))
    return tuple(joined)


def _characters(
    document: Document, spans: Sequence[Span | Passage]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give the characters of the plain text that spans of the body cover (`PlainText.find`, for all at once).

    The places have the type of the maps: with another, numpy would copy a map for each question.
    """
    starts = np.array([span.start for span in spans], dtype=np.int32)
    ends = np.array([span.end for span in spans], dtype=np.int32)
    first = np.searchsorted(document.plain.ends, starts, side="right")
    last = np.searchsorted(document.plain.starts, ends, side="left")
    return first.astype(np.int32), np.maximum(first, last).astype(np.int32)


def _letters(document: Document, first: NDArray[np.int32], last: NDArray[np.int32]) -> tuple[Places, Places]:
    """Give the letters of stretches of the plain text."""
    index = document.fold.index
    return np.searchsorted(index, first), np.searchsorted(index, last)


def _filled(document: Document, starts: Places, ends: Places) -> Mask:
    """Give the mask of all letters in some stretches."""
    steps = np.zeros(document.fold.codes.size + 1, dtype=np.int32)
    np.add.at(steps, starts, 1)
    np.add.at(steps, ends, -1)
    return np.asarray(np.cumsum(steps[:-1]) > 0)


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch of the text to whole words, as far as words are long."""
    least, most = max(0, start - WORD), min(len(text), end + WORD)
    while start > least and text[start - 1].isalnum():
        start -= 1
    while end < most and text[end].isalnum():
        end += 1
    return start, end
