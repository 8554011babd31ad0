"""The scene of a text: its words of meaning, what is quoted, where its sentences end."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from moderation.checks.watchlist.fold import View
from moderation.checks.watchlist.vocabulary import Groups, Hit, Vocabulary, within
from moderation.text.plain import Segment, SegmentKind

Stretch = tuple[int, int]
LONGEST = 600  # characters of a sentence; running text without stops is cut there
# Each begins with one class of characters, so that the search skips ahead to them.
_QUOTED = re.compile(
    r"[«“\"‘'](?:(?<=«)[^«»]{0,600}»|(?<=“)[^“”]{0,600}”|(?<=\")[^\"\n]{1,400}\"|(?<=‘)[^‘’]{1,400}’"
    r"|(?<=\s')[^'\n]{4,400}'(?!\w))"
)
_QUOTING = ("«", '"', "“", "‘", " '")
_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>[^\n]*", re.MULTILINE)
# A run of stops is read once.
_SENTENCE_END = re.compile(r"[\n.!?؟…](?:(?<=\n)|(?<!\n)(?<![.!?؟…]{2})[.!?؟…]*+[\"»”)]?(?=\s|$))")
_QUESTION = re.compile("[?؟]")


class Scene:
    """A text with all that is asked about the surroundings of a mention; offsets are of the text itself.

    `groups` are its words of meaning by what they are about.
    """

    def __init__(
        self, text: str, groups: Groups, quoted: Sequence[Stretch] = (), questions: Sequence[int] = ()
    ) -> None:
        self.text = text
        self.groups = groups
        self.quoted = quoted
        self.questions = questions

    @cached_property
    def sentence_ends(self) -> Sequence[int]:
        """Give where sentences end; looked for only once a mention asks."""
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    @property
    def is_taking_sides(self) -> bool:
        """Tell whether words of support or praise stand anywhere."""
        return "support" in self.groups or "praise" in self.groups

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies inside the words of somebody else."""
        return self.quotation(start, end) is not None

    def quotation(self, start: int, end: int) -> Stretch | None:
        """Give the quoted stretch that holds a stretch."""
        place = bisect_right(self.quoted, (start, 1 << 60)) - 1
        return self.quoted[place] if place >= 0 and end <= self.quoted[place][1] else None

    def sentence(self, start: int, end: int) -> Stretch:
        """Give the sentences that hold a stretch, at most `LONGEST` characters to each side of it."""
        first = bisect_right(self.sentence_ends, start)
        last = bisect_right(self.sentence_ends, max(end - 1, start))
        begin = self.sentence_ends[first - 1] if first else 0
        finish = self.sentence_ends[last] if last < len(self.sentence_ends) else len(self.text)
        return max(begin, start - LONGEST), min(finish, end + LONGEST)

    def question(self, start: int, end: int) -> int | None:
        """Give the place of the first question mark in a stretch."""
        number = bisect_left(self.questions, start)
        return (
            self.questions[number] if number < len(self.questions) and self.questions[number] < end else None
        )

    def between(self, start: int, end: int, about: str) -> list[Hit]:
        """Give the hits of a role that lie in a stretch."""
        return [hit for hit in self.beginning(start, end, about) if hit[1] <= end]

    def beginning(self, start: int, end: int, about: str) -> Sequence[Hit]:
        """Give the hits of a role that begin in a stretch."""
        hits = self.groups.get(about)
        return within(hits, start, end) if hits else ()


NOTHING = Scene("", {})


def scene(text: str, base: View, vocabulary: Vocabulary, segments: Iterable[Segment] = ()) -> Scene:
    """Read the scene of a text."""
    if not text:
        return NOTHING
    return Scene(
        text=text,
        groups=vocabulary.groups(base),
        quoted=_merged([*_quotations(text), *_quote_segments(segments)]),
        questions=_questions(text),
    )


def _questions(text: str) -> list[int]:
    if "?" not in text and "؟" not in text:
        return []
    return [match.start() for match in _QUESTION.finditer(text)]


def _quotations(text: str) -> Iterator[Stretch]:
    if any(mark in text for mark in _QUOTING):
        yield from (match.span() for match in _QUOTED.finditer(text))
    if ">" in text:
        yield from (match.span() for match in _QUOTED_LINE.finditer(text))


def _quote_segments(segments: Iterable[Segment]) -> Iterator[Stretch]:
    return ((segment.start, segment.end) for segment in segments if segment.kind is SegmentKind.QUOTE)


def _merged(stretches: list[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
