"""Lead from folded letters back to the body, with the edges that a reader would draw."""

import unicodedata
from dataclasses import dataclass

from moderation.model import Format, Span
from moderation.text.document import Document
from moderation.text.markup import read
from moderation.text.normalise import Fold, fold
from moderation.text.plain import PlainText

WORD = 12  # letters that an edge moves at most to reach the boundary of a word
MARKS = 6  # signs that an edge takes in at most

_SPACES = " \u00a0\u202f"
_OPENING = "«“‘„\"'([¿¡"
_CLOSING = "»”’\"')].,;:!?…؟،؛۔"


@dataclass(frozen=True, slots=True)
class Side:
    """A text with its fold: one side of an alignment."""

    plain: PlainText
    fold: Fold

    def span(self, start: int, end: int) -> Span:
        """Map letters to the body, as whole words with the punctuation that opens and closes them."""
        text = self.plain.text
        first, last = _whole_words(text, *self._characters(start, end))
        return self.plain.span(_opening(text, first), _closing(text, last))

    def bare(self, start: int, end: int) -> Span:
        """Map letters to the body, from the first to the last letter."""
        return self.plain.span(*self._characters(start, end))

    def _characters(self, start: int, end: int) -> tuple[int, int]:
        """Map letters to the plain text."""
        return int(self.fold.index[start]), int(self.fold.index[end - 1]) + 1


def side(document: Document) -> Side:
    """Give a document as one side of an alignment."""
    return Side(document.plain, document.fold)


def side_of(body: str, format: Format) -> Side:  # noqa: A002 - the interface's own word
    """Read and fold a body; its languages do not matter here."""
    plain = read(body, format)
    return Side(plain, fold(plain.text))


def _whole_words(text: str, first: int, last: int) -> tuple[int, int]:
    """Move both edges to a word boundary, if one is near: letters agree by chance beyond a passage."""
    start, end = _boundary(text, first, outward=-1), _boundary(text, last, outward=1)
    while start < min(first + WORD, end) and not text[start].isalnum():
        start += 1
    while end > max(last - WORD, start) and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else (first, last)


def _boundary(text: str, place: int, *, outward: int) -> int:
    """Give the word boundary nearest to a place, the inner one of two; a place inside a longer word stays."""
    for step in range(WORD):
        for boundary in (place - outward * step, place + outward * step):
            inside = 0 < boundary < len(text) and text[boundary - 1].isalnum() and text[boundary].isalnum()
            if not inside and 0 <= boundary <= len(text):
                return boundary
    return place


def _opening(text: str, start: int) -> int:
    """Give where the quotation marks and brackets that open at `start` begin."""
    place = start
    while place > max(0, start - MARKS) and (
        text[place - 1] in _OPENING + _SPACES or _is_mark(text[place - 1])
    ):
        place -= 1
    while place < start and text[place] not in _OPENING:
        place += 1
    return place


def _closing(text: str, end: int) -> int:
    """Give where the punctuation that closes at `end` ends; a space may stand before it, as in French."""
    place = end
    while place < min(len(text), end + MARKS) and (
        text[place] in _CLOSING + _SPACES or _is_mark(text[place])
    ):
        place += 1
    while place > end and text[place - 1] not in _CLOSING:
        place -= 1
    return place


def _is_mark(character: str) -> bool:
    """Tell whether a character is invisible or stands on another."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf")
