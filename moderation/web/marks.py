"""Marks: overlapping spans → flat pieces that follow one another, cut at every edge in one linear sweep."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from moderation.model import Span

# A cluster longer than this is made to be slow, and is cut.
LONGEST_CLUSTER = 32
_JOINER = "\u200d"
_EXTENDING = ("Mn", "Me", "Mc")
_MODIFIERS = range(0x1F3FB, 0x1F400)  # skin tones
_REGIONS = range(0x1F1E6, 0x1F200)  # two of them are a flag


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch `[start, end)` of a text, numbers of the findings over it and of those that begin there."""

    start: int
    end: int
    findings: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def flatten(text: str, spans: Mapping[int, Iterable[Span]]) -> list[Piece]:
    """Cut a text at every edge of the numbered findings' spans; the pieces cover it whole, in order.

    Spans are widened so that no grapheme cluster is cut, and cut off at the end of the text; empty ones are
    left out. Takes time linear in the text and in the pieces with their findings.
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, stretches in spans.items():
        for span in _joined(text, stretches):
            opening.setdefault(span.start, []).append(number)
            closing.setdefault(span.end, []).append(number)
    edges = sorted({0, len(text), *opening, *closing})
    return list(_sweep(edges, opening, closing))


def _sweep(
    edges: list[int], opening: Mapping[int, list[int]], closing: Mapping[int, list[int]]
) -> Iterator[Piece]:
    active: set[int] = set()
    for start, end in pairwise(edges):
        active.difference_update(closing.get(start, ()))
        begins = tuple(sorted(opening.get(start, ())))
        active.update(begins)
        yield Piece(start, end, tuple(sorted(active)), begins)


def _joined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Give one finding's spans widened, in order, those that meet made one."""
    wide = sorted(widen(text, span) for span in spans)
    last: Span | None = None
    for span in wide:
        if span.start >= span.end:
            continue
        if last is not None and span.start <= last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def widen(text: str, span: Span) -> Span:
    """Move a span's edges outwards so that neither stands within a grapheme cluster."""
    start, end = max(span.start, 0), min(span.end, len(text))
    if start >= end:
        return Span(start, start)
    first, last = max(0, start - LONGEST_CLUSTER), min(len(text), end + LONGEST_CLUSTER)
    while start > first and not _may_cut(text, start):
        start -= 1
    while end < last and not _may_cut(text, end):
        end += 1
    return Span(start, end)


def _may_cut(text: str, place: int) -> bool:
    """Tell whether a text may be cut before `place`; the rules of UAX 29 that matter in posts."""
    if place in (0, len(text)):
        return True
    before, after = text[place - 1], text[place]
    if before == "\r" and after == "\n":
        return False
    if after == _JOINER or unicodedata.category(after) in _EXTENDING or ord(after) in _MODIFIERS:
        return before in "\r\n"
    if before == _JOINER:
        return unicodedata.category(after) != "So"
    return ord(after) not in _REGIONS or ord(before) not in _REGIONS
