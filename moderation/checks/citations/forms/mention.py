"""What a recogniser sees: a stretch of the reading, its form and where it leads."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from moderation.checks.citations.reading import Reading


@dataclass(frozen=True, slots=True)
class Mention:
    """A source named in `[start, end)` of a reading.

    A `weak` one (an attribution, a title, an agency) is a citation in a member's own words, but only part of
    the story in a pasted article.
    """

    start: int
    end: int
    form: str
    target: str | None = None
    weak: bool = False


Recogniser = Callable[[Reading], Iterator[Mention]]


_OPENED = {")": "(", "]": "["}
_BEFORE = re.compile(
    r"[(\[](?:(?:voir|cf\.?|see|lire|source|via|in|dans)(?: aussi)? ?:? ?)?\Z", re.IGNORECASE
)


def bracketed(text: str, mention: Mention) -> Mention:
    """Take the brackets that hold nothing but the mention and a word such as "voir"."""
    closing = text[mention.end : mention.end + 1]
    if closing not in _OPENED:
        return mention
    opening = _BEFORE.search(text, max(0, mention.start - 16), mention.start)
    if opening and opening.group()[0] == _OPENED[closing]:
        return replace(mention, start=opening.start(), end=mention.end + 1)
    return mention
