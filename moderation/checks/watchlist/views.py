"""The disguised views, each made only where a cheap test of the base view says that it is worth while."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

from moderation.checks.watchlist.fold import View
from moderation.checks.watchlist.forms import Reach
from moderation.checks.watchlist.load import words

_LATIN, _LEET, _OTHER, _SIGN, _ANY = 1, 2, 4, 8, 16
_SIZE = 0x3000
MOST = 10_000  # disguised words in one post; they bound the time of a hostile one
_PLAIN_LETTERS = frozenset(ascii_lowercase)
_LEET_SIGNS = frozenset("013457@$!")
_INNER_SIGNS = "*|~^+·•°¦\\."
_SIGN_BEFORE = re.compile(rf"[{re.escape(_INNER_SIGNS)}][{re.escape(_INNER_SIGNS)}]?\w")
_OTHER_SCRIPTS = ((0x180, 0x2B0), (0x370, 0x590), (0x13A0, 0x1400), (0x1D00, 0x1DC0), (0x2C60, 0x2D00))
_LEET_WORD = re.compile(r"[a-z0-9@$](?:[a-z0-9@$!]*[a-z0-9@$])?")
_WORD = re.compile(r"[^\W_]+")
_SPELT = re.compile(r"(?<![^\W_])[^\W_](?:[^\w\n]{1,5}[^\W_](?![^\W_])){2,}")
_SPELT_LETTERS = 3
_SPELT_REACH = 12


@dataclass(frozen=True, slots=True, eq=False)
class Disguise:
    """A view with its name in findings and the reach of the forms that count in it.

    Only matches that touch one of `places` (spans of the view, in order) are new.
    """

    name: str
    view: View
    reach: Reach
    places: tuple[tuple[int, int], ...]


def disguises(base: View) -> Iterator[Disguise]:
    """Give the disguised views that a text calls for."""
    classes = _classes().take(base.codes, mode="clip")
    present = int(np.bitwise_or.reduce(classes)) if len(classes) else 0
    if present & _LEET and _touch(classes, _LATIN, _LEET):
        yield from _same_length("leet", base, _LEET_WORD, _leet_words)
    if present & _OTHER and _touch(classes, _LATIN, _OTHER):
        yield from _same_length("confusable", base, _WORD, _mixed_words)
    letters = (classes & _ANY) > 0
    if _is_spelt(letters):
        yield from _joined(base)
    # Most posts have stops, few have a sign before a letter: the pattern is cheaper than the arrays.
    if present & _SIGN and _SIGN_BEFORE.search(base.text) and (inner := _inner_signs(letters, classes)).any():
        yield _without(base, inner)
    if (runs := _runs(base.codes, letters)) is not None:
        yield _elongated(base, letters, runs)


def _touch(classes: NDArray[np.uint8], one: int, other: int) -> bool:
    """Tell whether characters of two classes stand side by side."""
    first, second = (classes & one) > 0, (classes & other) > 0
    return bool((first[1:] & second[:-1]).any() or (first[:-1] & second[1:]).any())


def _is_spelt(letters: NDArray[np.bool_]) -> bool:
    """Tell whether three letters near one another stand alone."""
    padded = np.zeros(len(letters) + 2, dtype=bool)
    padded[1:-1] = letters
    places = (letters > (padded[:-2] | padded[2:])).nonzero()[0]
    return bool((places[_SPELT_LETTERS - 1 :] - places[: 1 - _SPELT_LETTERS] <= _SPELT_REACH).any())


def _inner_signs(letters: NDArray[np.bool_], classes: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Mark one or two signs that stand between letters."""
    inner = np.zeros(len(classes), dtype=bool)
    signs = np.flatnonzero(classes[1:-1] & _SIGN) + 1  # neither the first character nor the last
    signs = signs[letters[signs - 1]]  # those behind a letter: one sign, or the first of two
    inner[signs[letters[signs + 1]]] = True
    two = signs[signs < len(classes) - 2]
    two = two[((classes[two + 1] & _SIGN) > 0) & letters[two + 2]]
    inner[two] = inner[two + 1] = True
    return inner


def _without(base: View, inner: NDArray[np.bool_]) -> Disguise:
    """Leave out the signs inside words."""
    kept = np.flatnonzero(~inner)
    view = View(base.codes[kept].tobytes().decode("utf-32-le"), base.codes[kept], base.index[kept])
    places = np.unique(np.searchsorted(kept, np.flatnonzero(inner)))[:MOST].tolist()
    return Disguise("joined", view, Reach.PLAIN, tuple((place - 1, place + 1) for place in places))


def _same_length(
    name: str, base: View, word: re.Pattern[str], rewrite: Callable[[str], Iterable[str]]
) -> Iterator[Disguise]:
    """Rewrite the words of a text letter for letter, once for each spelling that `rewrite` gives of them."""
    rewritten = ((match.span(), tuple(rewrite(match.group()))) for match in word.finditer(base.text))
    changed = list(islice(((span, spellings) for span, spellings in rewritten if spellings), MOST))
    places = tuple(span for span, _ in changed)
    for number in range(max((len(spellings) for _, spellings in changed), default=0)):
        text = _replaced(
            base.text, ((span, spellings[min(number, len(spellings) - 1)]) for span, spellings in changed)
        )
        yield Disguise(name, View(text, base.codes, base.index), Reach.PLAIN, places)


def _replaced(text: str, changes: Iterable[tuple[tuple[int, int], str]]) -> str:
    pieces, last = [], 0
    for (start, end), spelling in changes:
        pieces += [text[last:start], spelling]
        last = end
    return "".join([*pieces, text[last:]])


def _leet_words(word: str) -> Iterable[str]:
    """Read the signs of a word as letters; a 1 is an i or an l.

    The base view has read the figures of darija as letters; here they are tried as signs too.
    """
    if _LEET_SIGNS.isdisjoint(word) or word.upper() == word:
        return ()
    tables = _leet_tables()
    return (word.translate(table) for table in (tables if "1" in word else tables[:1]))


@cache
def _leet_tables() -> tuple[dict[int, str], ...]:
    letters: dict[str, str] = words("disguise")["leet"]
    return (str.maketrans(letters), str.maketrans(letters | {"1": "l"}))


def _mixed_words(word: str) -> Iterable[str]:
    """Read the look-alikes of a word that mixes them with plain Latin letters."""
    if word.isascii() or _PLAIN_LETTERS.isdisjoint(word):
        return ()
    plain = word.translate(_look_alikes())
    return () if plain == word else (plain,)


@cache
def _look_alikes() -> dict[int, str]:
    """Give the Latin letter of each look-alike, from Unicode's confusables (UTS #39)."""
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415 - a megabyte that few posts need

    found: dict[int, str] = {}
    for code in (code for start, end in _OTHER_SCRIPTS for code in range(start, end)):
        for letter in (chr(code), chr(code).upper()):
            twins = [twin["c"].lower() for twin in confusables_data.get(letter, ()) if twin["c"].isascii()]
            if code not in found and twins and len(twins[0]) == 1 and twins[0].isalpha():
                found[code] = twins[0]
    return found


def _joined(base: View) -> Iterator[Disguise]:
    """Join letters that were spelt out; each stretch of them on a line of its own."""
    found = [match.span() for match in islice(_SPELT.finditer(base.text), MOST)]
    kept: list[int] = []
    letters: list[str] = []
    for start, end in found:
        if len(kept) > MOST:
            break
        inside = [place for place in range(start, min(end, start + MOST)) if base.text[place].isalnum()]
        kept += [*inside, end - 1]
        letters += [*(base.text[place] for place in inside), "\n"]
    text = "".join(letters)
    if text:
        yield Disguise(
            "joined", View(text, base.codes[kept], base.index[kept]), Reach.JOINED, ((0, len(text)),)
        )


def _runs(codes: NDArray[np.uint32], letters: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Mark the third and later letters of each run of one letter; None if there is no run."""
    same = codes[1:] == codes[:-1]
    third = (same[1:] & same[:-1] & letters[2:]).nonzero()[0] + 2
    if not len(third):
        return None
    runs = np.zeros(len(codes), dtype=bool)
    runs[third] = True
    return runs


def _elongated(base: View, letters: NDArray[np.bool_], runs: NDArray[np.bool_]) -> Disguise:
    """Squeeze every run of letters to one letter."""
    repeated = np.zeros(len(base.codes), dtype=bool)
    repeated[1:] = (base.codes[1:] == base.codes[:-1]) & letters[1:]
    kept = np.flatnonzero(~repeated)
    codes = base.codes[kept]
    places = np.unique(np.searchsorted(kept, np.flatnonzero(runs), side="right") - 1).tolist()
    view = View(codes.tobytes().decode("utf-32-le"), codes, base.index[kept])
    return Disguise("elongated", view, Reach.SQUEEZED, tuple((place, place + 1) for place in places))


@cache
def _classes() -> NDArray[np.uint8]:
    """Make the table of character classes of the base view."""
    classes = np.zeros(_SIZE, dtype=np.uint8)
    for code in range(_SIZE - 1):
        letter = chr(code)
        classes[code] = (
            _LATIN * ("a" <= letter <= "z")
            | _LEET * (letter in _LEET_SIGNS)
            | _OTHER * any(start <= code < end for start, end in _OTHER_SCRIPTS)
            | _SIGN * (letter in _INNER_SIGNS)
            | _ANY * letter.isalpha()
        )
    return classes
