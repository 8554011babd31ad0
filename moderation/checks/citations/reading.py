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
from moderation.checks.citations.stretches import Stretch, joined, sentences, trimmed
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
            seen[cue[2]].append(cue)
        for kind in [kind for kind in seen if kind.endswith(lexicon.AS_WRITTEN)]:
            asked = lexicon.written(kind)
            kept = [cue for cue in seen.pop(kind) if self.text[cue.start : cue.end] in asked]
            listed = seen[kind.removesuffix(lexicon.AS_WRITTEN)]
            listed[:] = sorted((*listed, *kept), key=lambda cue: (cue.start, -cue.end))
        return seen

    def within(self, kind: str, start: int, end: int) -> list[Cue]:
        """Give the listed words of one kind that stand within a stretch."""
        listed = self.cues.get(kind)
        if not listed:
            return []
        found = []
        for cue in islice(listed, bisect_left(listed, (start,)), None):
            if cue[0] >= end:
                break
            if cue[1] <= end:
                found.append(cue)
        return found

    def has(self, kinds: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether a word of one of these lists stands within a stretch."""
        return any(kind in self.cues and self.within(kind, start, end) for kind in kinds)

    def tries(self, kinds: tuple[str, ...], lead: int = 0) -> list[int]:
        """Give where a pattern is tried: at the words of some lists, and at words so near before them."""
        places = {cue.start for kind in kinds for cue in self.cues.get(kind, ())}
        for first in tuple(places) if lead else ():
            place = self.words.rfind(" ", 0, max(0, first - 1)) + 1
            while first - lead <= place < first:
                places.add(place)
                place, last = self.words.rfind(" ", 0, max(0, place - 1)) + 1, place
                if place == last:
                    break
        return sorted(places)

    def matches(self, pattern: re.Pattern[str], places: list[int]) -> Iterator[re.Match[str]]:
        """Try a pattern of plain letters at some places, in order; no match lies in another."""
        stop = 0
        for place in places:
            match = pattern.match(self.folded, place) if place >= stop else None
            if match:
                stop = match.end()
                yield match

    def windows(self, kinds: tuple[str, ...], before: int, after: int) -> list[Stretch]:
        """Give the stretches around the words of some lists, the only ones where a pattern is sought."""
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
    def lines(self) -> list[Stretch]:
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
    def sentences(self) -> list[Stretch]:
        """Give the sentences; a line feed ends one, a stop within a marked quotation does not."""
        return list(sentences(self.text, self.folded))

    def sentence(self, place: int) -> tuple[int, int]:
        """Give the sentence that holds a place, or what stands near in an endless one."""
        found = bisect_left(self.sentences, (place + 1,)) - 1
        left, right = self.sentences[found] if found >= 0 else (0, len(self.text))
        return max(left, place - SENTENCE), max(place, min(right, place + SENTENCE))

    @cached_property
    def code(self) -> list[Stretch]:
        """Give the stretches that hold code and logs."""
        return self._segments(SegmentKind.CODE)

    @cached_property
    def members(self) -> list[Stretch]:
        """Give the stretches that quote a member by name."""
        named = [
            self.inner(part.start, part.end)
            for part in self.document.segments
            if part.kind is SegmentKind.QUOTE and part.of
        ]
        return named or [match.span() for match in _MEMBER.finditer(self.text)]

    @cached_property
    def unnamed(self) -> list[Stretch]:
        """Give the quotation blocks that name nobody, without their surrounding space."""
        blocks = [
            self.inner(part.start, part.end)
            for part in self.document.segments
            if part.kind is SegmentKind.QUOTE and not part.of
        ]
        blocks = blocks or [match.span(1) for match in _UNNAMED.finditer(self.text)]
        return [part for block in blocks for part in trimmed(self.text, *block)]

    def _segments(self, kind: SegmentKind) -> list[Stretch]:
        return [self.inner(part.start, part.end) for part in self.document.segments if part.kind is kind]


@lru_cache(maxsize=4)
def read(document: Document) -> Reading:
    """Give the reading of a document, the same for recogniser and examination."""
    return Reading(document)
