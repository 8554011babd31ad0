"""A reading under way: the pieces of a body that show, in order, with the quotes and links around them."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np

from moderation.model import Span
from moderation.text.markup.attribution import attribute
from moderation.text.plain import Link, Offsets, PlainText, Segment, SegmentKind

Place = tuple[int, int]


@dataclass(slots=True)
class _OpenLink:
    at: int
    start: int
    target: str


class Reading:
    """Collects what shows of a body, from its start to its end.

    White space and breaks wait until something shows after them, so that a text neither begins nor ends with
    what markup implies, and breaks do not add up. A break belongs to what follows it. The outermost quote or
    code says whose words a piece holds.
    """

    def __init__(self, body: str) -> None:
        self.body = body
        self.length = 0
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._breaks: list[Place] = []
        self._wanted = 0
        self._last_break: Place = (0, 0)
        self._space: tuple[str, Place] | None = None
        self._open: list[tuple[SegmentKind, str | None]] = []
        self._depths = dict.fromkeys(SegmentKind, 0)
        self._marks: list[tuple[int, SegmentKind, str | None]] = [(0, SegmentKind.OWN, None)]
        self._link: _OpenLink | None = None
        self._links: list[Link] = []

    def show(self, start: int, end: int) -> None:
        """Show `body[start:end]` as it stands."""
        if start < end:
            piece = self.body[start:end]
            self._settle(piece)
            self._add(piece, start, end)

    def put(self, characters: str, start: int, end: int) -> None:
        """Show characters that `body[start:end]` stands for, such as an entity's."""
        if characters:
            self._settle(characters)
            self._add(characters, start, end)

    def space(self, start: int, end: int, character: str = " ") -> None:
        """Let one white space stand between what shows before and after `body[start:end]`."""
        if self._space is None or character != " ":
            self._space = (character, (start, end))

    def line(self, start: int, end: int) -> None:
        """Break the line at `body[start:end]`, once more for every call."""
        self._breaks.append((start, end))
        self._wanted = max(self._wanted, len(self._breaks))
        self._last_break = (start, end)

    def block(self, lines: int, start: int, end: int) -> None:
        """Begin or end a block at `body[start:end]`, with at least so many line feeds: 2 for a paragraph."""
        if not self._breaks:
            self._breaks.append((start, end))
        self._wanted = max(self._wanted, lines)
        self._last_break = (start, end)

    def enter(self, kind: SegmentKind, of: str | None = None) -> None:
        """Enter a quote or code."""
        self._open.append((kind, of))
        self._depths[kind] += 1
        self._mark()

    def leave(self, kind: SegmentKind) -> None:
        """Leave the innermost quote or code, if one is open."""
        if not self._depths[kind]:
            return
        place = len(self._open) - 1
        while self._open[place][0] is not kind:
            place -= 1
        del self._open[place]
        self._depths[kind] -= 1
        self._mark()

    def open_link(self, start: int, target: str) -> None:
        """Open a link whose markup begins at `start`; an open one ends there."""
        self.close_link(start)
        self._link = _OpenLink(self.length, start, target)

    def close_link(self, end: int) -> None:
        """Close the open link, if there is one, with its markup up to `end`."""
        if self._link is not None:
            self._links.append(
                Link(self._link.at, self.length, Span(self._link.start, end), self._link.target)
            )
            self._link = None

    def finish(self) -> PlainText:
        """Give what was read."""
        self.close_link(len(self.body))
        text = "".join(self._pieces)
        starts, ends = self._offsets()
        segments = attribute(text, self._segments())
        links = tuple(_trimmed(link, text) for link in self._links)
        return PlainText(text=text, starts=starts, ends=ends, segments=segments, links=links)

    def _add(self, characters: str, start: int, end: int) -> None:
        self._pieces.append(characters)
        self._starts.append(start)
        self._ends.append(end)
        self.length += len(characters)

    def _settle(self, following: str) -> None:
        """Write the breaks or the white space that wait; line feeds that follow count as breaks."""
        if self._wanted:
            self._settle_breaks(following)
            self._space = None
        else:
            self._settle_space()

    def _settle_space(self) -> None:
        if self._space is not None and self.length and not self._pieces[-1].endswith("\n"):
            character, (start, end) = self._space
            self._add(character, start, end)
        self._space = None

    def _settle_breaks(self, following: str) -> None:
        missing = self._wanted if self.length else 0
        if missing and self._pieces[-1][-1] == "\n":
            missing -= self._line_feeds()
        if following[0] in "\r\n":
            missing -= _leading_line_feeds(following)
        if missing > 0:
            self._breaks += [self._last_break] * (self._wanted - len(self._breaks))
            for start, end in self._breaks[-missing:]:
                self._add("\n", start, end)
        self._breaks.clear()
        self._wanted = 0

    def _line_feeds(self) -> int:
        """Count the line feeds, up to two, that end what shows so far."""
        tail = self._pieces[-1]
        if tail == "\n" and len(self._pieces) > 1:
            tail = self._pieces[-2][-1] + tail
        tail = tail[-4:].replace("\r", "")
        return len(tail) - len(tail.rstrip("\n"))

    def _mark(self) -> None:
        """Note whose words follow; white space that waits stays with the words before it."""
        if not self._wanted:
            self._settle_space()
        kind, of = self._open[0] if self._open else (SegmentKind.OWN, None)
        self._marks.append((self.length, kind, of))

    def _segments(self) -> list[Segment]:
        ends = [*(mark[0] for mark in self._marks[1:]), self.length]
        shown = (mark for mark, end in zip(self._marks, ends, strict=True) if mark[0] < end)
        firsts = [next(marks) for _, marks in groupby(shown, key=itemgetter(1, 2))]
        ends = [*(mark[0] for mark in firsts[1:]), self.length]
        return [Segment(start, end, kind, of) for (start, kind, of), end in zip(firsts, ends, strict=False)]

    def _offsets(self) -> tuple[Offsets, Offsets]:
        """Give the start and the end in the body of every character.

        A piece as long as its place came from there one by one; any other stands for its whole place.
        """
        lengths = np.fromiter(map(len, self._pieces), dtype=np.int32, count=len(self._pieces))
        starts = np.array(self._starts, dtype=np.int32)
        ends = np.array(self._ends, dtype=np.int32)
        verbatim = np.repeat(lengths == ends - starts, lengths)
        first = np.cumsum(lengths, dtype=np.int32) - lengths
        within = np.arange(self.length, dtype=np.int32) - np.repeat(first, lengths)
        begins = np.repeat(starts, lengths) + within * verbatim
        return begins, np.where(verbatim, begins + 1, np.repeat(ends, lengths)).astype(np.int32)


def _leading_line_feeds(piece: str) -> int:
    head = piece[:4].replace("\r", "")
    return len(head) - len(head.lstrip("\n"))


def _trimmed(link: Link, text: str) -> Link:
    """Give a link without the white space around its words."""
    words = text[link.start : link.end]
    start = link.start + len(words) - len(words.lstrip())
    return Link(start, max(start, link.end - len(words) + len(words.rstrip())), link.span, link.target)
