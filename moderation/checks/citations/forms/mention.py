"""What a recogniser sees: a stretch of the reading, its form and where it leads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from moderation.checks.citations.reading import Reading


@dataclass(frozen=True, slots=True)
class Mention:
    """A source named in `[start, end)` of a reading.

    A `weak` one (an attribution, a title, an agency) is a citation in a member's own words, but only part of the story in a
    pasted article.
    """

    start: int
    end: int
    form: str
    target: str | None = None
    weak: bool = False


Recogniser = Callable[[Reading], Iterator[Mention]]
