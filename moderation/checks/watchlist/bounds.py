"""Where a word begins and ends: Arabic prefixes, camel case, figures, hashtags, invisible characters."""

import unicodedata

from moderation.checks.watchlist.load import words

_PREFIXES = frozenset(words("prefixes")["arabic"])
LONGEST_PREFIX = 4
_ARABIZI_PREFIXES = frozenset(words("prefixes")["darija"])
_FIGURES_AFTER = 5
_LONGEST_HASHTAG = 60
_FOLDED_AWAY = "ءـ"
_NOTHING_CLINGS = " ,.;:!?)"


def begins_word(text: str, start: int, *, arabizi: bool = False) -> bool:
    """Tell whether a word, or a word after its prefix, begins at `start` of a folded text."""
    if start == 0 or not text[start - 1].isalnum():
        return True
    first = start
    while first and start - first <= LONGEST_PREFIX and text[first - 1].isalnum():
        first -= 1
    prefix = text[first:start]
    return prefix in _PREFIXES or (arabizi and prefix in _ARABIZI_PREFIXES)


def ends_word(text: str, end: int) -> bool:
    """Tell whether a word ends at `end` of a folded text."""
    return end == len(text) or not text[end].isalnum()


def meets_figures(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Tell, for a name of five letters or more, whether figures touch it before and after, as in `Name88`."""
    if end - start < _FIGURES_AFTER:
        return False, False
    before = start > 0 and text[start - 1].isdigit() and text[start].isalpha()
    after = end < len(text) and text[end].isdigit() and text[end - 1].isalpha()
    return before, after


def is_camel(text: str, place: int) -> bool:
    """Tell whether a capital begins a word at `place` of a text as written, as in `newWord` or `ABCWord`."""
    if not 0 < place < len(text) or not text[place].isupper():
        return False
    return text[place - 1].islower() or (text[place - 1].isupper() and text[place + 1 : place + 2].islower())


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to its whole hashtag, and over the invisible characters and marks that cling to it."""
    if text[max(start - 1, 0)] == " " and text[end : end + 1] in _NOTHING_CLINGS:
        return start, end
    start, end = _hashtag(text, start, end)
    while start and unicodedata.category(text[start - 1]) == "Cf":
        start -= 1
    while end < len(text) and (
        unicodedata.category(text[end]) in {"Mn", "Me", "Cf"} or text[end] in _FOLDED_AWAY
    ):
        end += 1
    return start, end


def _hashtag(text: str, start: int, end: int) -> tuple[int, int]:
    first = start
    while (
        first and (text[first - 1].isalnum() or text[first - 1] == "_") and start - first < _LONGEST_HASHTAG
    ):
        first -= 1
    if not first or text[first - 1] != "#" or " " in text[start:end]:
        return start, end
    last = end
    while last < len(text) and (text[last].isalnum() or text[last] == "_") and last - end < _LONGEST_HASHTAG:
        last += 1
    return first - 1, last
