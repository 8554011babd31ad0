"""Reading: a document as the recognisers and the needs read it, made once for both."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from moderation.checks.citations import letters, lexicon
from moderation.checks.citations.lexicon import Cue
from moderation.model import Span
from moderation.text.document import Document
from moderation.text.plain import Link, SegmentKind

# So many listed words of one post are looked at, at most: what follows stays linear in any text.
CUES_A_POST = 10_000
# No more lines, brackets, quotations and announcements than these are looked at for each form.
PLACES_A_POST = 2_000
# What is further from a place belongs to no sentence that a person would write.
SENTENCE = 600

# A member's quotation in a plain text that holds the markup as written.
_MEMBER = re.compile(r"\[quote=[^\]\n]{1,120}\][^\[]{0,4000}(?=\[/quote\])")
_UNNAMED = re.compile(r"\[quote\]([^\[]{1,4000})(?=\[/quote\])")
# A pattern that begins with a set of letters is tried at these alone; what they are is asked behind them.
_SENTENCE = re.compile(r"[\n.!?؟…](?:(?<=\n)\n*|(?<!\n)[.!?؟…]*[\"'»”)\]]*(?=\s))")
_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:[a-z]|dr|pr|mr|mme|mgr|art|cf|vol|ed|coll|chap|no|st|al|ibid|jr|etc|pp|fig)\.\Z"
)


class Reading:
    """The visible text of a document without the marks that are read over, and its listed words.

    `text`, `folded` (plain letters) and `words` (plain letters, the rest spaces) have the same length; every
    place in this package is a place in them, and `span` leads back to the body as sent.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        codes = letters.codes_of(document.text)
        plain = letters.plain(codes)
        kept = plain > 0
        self._index: NDArray[np.intp] | None = None
        if not kept.all():
            self._index = np.flatnonzero(kept)
            codes, plain = codes[kept], plain[kept]
        self.text = letters.text_of(codes)
        self.folded = letters.text_of(plain)
        self.words = letters.words(self.folded)

    def span(self, start: int, end: int) -> Span:
        """Map a stretch to the body as sent, with the marks of its last letter."""
        if start >= end:
            return self.document.span(0, 0)
        stop = self._outer(end - 1) + 1
        text = self.document.text
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        return self.document.span(self._outer(start), stop)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the body to the stretch of this reading that covers it."""
        return self.inner(*self.document.plain.find(start, end))

    def inner(self, start: int, end: int) -> tuple[int, int]:
        """Map a stretch of the document's text to this reading."""
        if self._index is None:
            return start, end
        return int(np.searchsorted(self._index, start)), int(np.searchsorted(self._index, end))

    def _outer(self, place: int) -> int:
        return place if self._index is None else int(self._index[place])

    @cached_property
    def cues(self) -> dict[str, list[Cue]]:
        """Give the listed words by kind, each in order of its place."""
        seen: dict[str, list[Cue]] = defaultdict(list)
        for cue in islice(lexicon.find(self.words), CUES_A_POST):
            seen[cue.kind].append(cue)
        for kind in [kind for kind in seen if kind.endswith(lexicon.AS_WRITTEN)]:
            asked = lexicon.written(kind)
            kept = [cue for cue in seen.pop(kind) if self.text[cue.start : cue.end] in asked]
            seen[kind.removesuffix(lexicon.AS_WRITTEN)].extend(kept)
        for listed in seen.values():
            if len(listed) > 1:
                listed.sort(key=lambda cue: (cue.start, -cue.end))
        return seen

    def within(self, kind: str, start: int, end: int) -> list[Cue]:
        """Give the listed words of one kind that stand within a stretch."""
        return list(self._within(kind, start, end)) if kind in self.cues else []

    def has(self, kinds: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether a word of one of these lists stands within a stretch."""
        return any(
            next(self._within(kind, start, end), None) is not None for kind in kinds if kind in self.cues
        )

    def _within(self, kind: str, start: int, end: int) -> Iterator[Cue]:
        listed = self.cues[kind]
        for cue in islice(listed, bisect_left(listed, (start,)), None):
            if cue.start >= end:
                return
            if cue.end <= end:
                yield cue

    def windows(self, kinds: tuple[str, ...], before: int, after: int) -> list[tuple[int, int]]:
        """Give the stretches around the words of some lists, the only ones where a pattern is tried."""
        around = [
            (max(0, cue.start - before), min(len(self.text), cue.end + after))
            for kind in kinds
            for cue in self.cues.get(kind, [])
        ]
        return joined(around)

    @cached_property
    def links(self) -> list[tuple[int, int, Link]]:
        """Give the links that the markup made, each with its stretch, in order."""
        return [(*self.inner(link.start, link.end), link) for link in self.document.links]

    def link_near(self, place: int, gap: int) -> tuple[int, int, Link] | None:
        """Give the first link that begins at a place or so near behind it."""
        found = bisect_left(self.links, place, key=lambda link: link[0])
        near = found < len(self.links) and self.links[found][0] <= place + gap
        return self.links[found] if near else None

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """Give the lines that hold anything, without their surrounding space."""
        return [
            (m.start(), m.start() + len(m.group().rstrip())) for m in re.finditer(r"[^\s][^\n]*", self.text)
        ]

    def line(self, place: int) -> tuple[int, int]:
        """Give the line that holds a place."""
        number = bisect_left(self._breaks, place)
        return self._breaks[number - 1] + 1, self._breaks[number]

    @cached_property
    def _breaks(self) -> list[int]:
        """Give the places of the line feeds, with one before the text and one behind it."""
        return [-1, *(match.start() for match in re.finditer("\n", self.text)), len(self.text)]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Give the sentences; a line feed ends one, a stop within a marked quotation does not."""
        return list(_sentences(self))

    def sentence(self, place: int) -> tuple[int, int]:
        """Give the sentence that holds a place, or what stands near in an endless one."""
        found = bisect_left(self.sentences, (place + 1,)) - 1
        left, right = self.sentences[found] if found >= 0 else (0, len(self.text))
        return max(left, place - SENTENCE), max(place, min(right, place + SENTENCE))

    @cached_property
    def code(self) -> list[tuple[int, int]]:
        """Give the stretches that hold code and logs."""
        return self._segments(SegmentKind.CODE)

    @cached_property
    def members(self) -> list[tuple[int, int]]:
        """Give the stretches that quote a member by name."""
        named = [
            self.inner(part.start, part.end)
            for part in self.document.segments
            if part.kind is SegmentKind.QUOTE and part.of
        ]
        return named or [match.span() for match in _MEMBER.finditer(self.text)]

    @cached_property
    def unnamed(self) -> list[tuple[int, int]]:
        """Give the quotation blocks that name nobody, without their surrounding space."""
        blocks = [
            self.inner(part.start, part.end)
            for part in self.document.segments
            if part.kind is SegmentKind.QUOTE and not part.of
        ]
        blocks = blocks or [match.span(1) for match in _UNNAMED.finditer(self.text)]
        return [trimmed for block in blocks for trimmed in _trimmed(self.text, *block)]

    def _segments(self, kind: SegmentKind) -> list[tuple[int, int]]:
        return [self.inner(part.start, part.end) for part in self.document.segments if part.kind is kind]


def joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give stretches in order, as one where they meet."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def inside(stretches: list[tuple[int, int]], place: int) -> bool:
    """Tell whether a place lies in one of some ordered stretches."""
    found = bisect_left(stretches, (place + 1,)) - 1
    return found >= 0 and place < stretches[found][1]


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    """Cut at stops and line feeds, but not inside a quotation or after an abbreviation."""
    text, start = reading.text, 0
    quotations = quotation_marks(text)
    for stop in _SENTENCE.finditer(text):
        in_quotation = inside(quotations, stop.start()) and "\n" not in stop.group()
        if in_quotation or _ABBREVIATION.search(reading.folded[max(0, stop.start() - 5) : stop.start() + 1]):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a stretch without its surrounding space, if anything is left."""
    part = text[start:end]
    left = start + len(part) - len(part.lstrip())
    right = left + len(part.strip())
    if left < right:
        yield left, right


_QUOTATION = re.compile(
    r"[«“„\"﴿](?:(?<=«)[^«»\n]{1,1500}»|(?<=“)[^“”\n]{1,1500}”|(?<=„)[^„“”\n]{1,1500}[“”]"
    r"|(?<=\")(?<![^\s(\[:].)[^\"\n]{2,1500}\"|(?<=﴿)[^﴾﴿]{2,1500}﴾)"
)


@lru_cache(maxsize=4)
def quotation_marks(text: str) -> list[tuple[int, int]]:
    """Give the marked quotations of a text, marks included, each within one line."""
    if not any(mark in text for mark in '«“„"﴿'):
        return []
    return [match.span() for match in _QUOTATION.finditer(text)]


def marked_at(text: str, start: int) -> tuple[int, int] | None:
    """Give the marked quotation that begins at a place, if one does."""
    listed = quotation_marks(text)
    found = bisect_left(listed, (start,))
    return listed[found] if found < len(listed) and listed[found][0] == start else None


@lru_cache(maxsize=4)
def read(document: Document) -> Reading:
    """Give the reading of a document, the same for recogniser and examination."""
    return Reading(document)
