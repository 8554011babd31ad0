"""Plain text read out of a body, with the map that leads back to it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from moderation.model import Span

Offsets = NDArray[np.int32]


class SegmentKind(StrEnum):
    """Whose words a segment holds: the author's own, another member's, or code and logs."""

    OWN = "own"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch `[start, end)` of the plain text; segments follow one another and cover it whole.

    `of` names the member whose words a quote holds, where the markup says it.
    """

    start: int
    end: int
    kind: SegmentKind
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link made by markup: `[start, end)` are its words in the text, `span` its markup in the body."""

    start: int
    end: int
    span: Span
    target: str


@dataclass(frozen=True, slots=True, eq=False)
class PlainText:
    """What a reader sees of a body; character i of `text` came from `body[starts[i]:ends[i]]`.

    `starts` and `ends` never decrease. Breaks that the markup implies (`</p>`, `[*]`) are line feeds in
    `text`, mapped to the markup that implied them. A text body maps to itself.
    """

    text: str
    starts: Offsets
    ends: Offsets
    segments: tuple[Segment, ...]
    links: tuple[Link, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Map `[start, end)` of the text to the body; an empty stretch maps to an empty span.

        The span covers the first and the last character whole, and any markup between them.
        """
        if start >= end:
            place = (
                int(self.starts[start])
                if start < len(self.text)
                else int(self.ends[-1])
                if len(self.ends)
                else 0
            )
            return Span(place, place)
        return Span(int(self.starts[start]), int(self.ends[end - 1]))

    def find(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the body to the shortest stretch of the text that covers what is visible in it."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return first, max(first, last)
