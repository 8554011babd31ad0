"""The disguised views, each made only where the shape of a text calls for it, and of the words around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from string import ascii_lowercase
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from moderation.checks.watchlist.fold import View, decoded
from moderation.checks.watchlist.forms import Reach
from moderation.checks.watchlist.load import words

Stretch = tuple[int, int]
MOST = 10_000  # disguised words in one post; they bound the time of a hostile one
_SIZE = 0x3000
_INNER_SIGNS = "*|~^+·•°¦\\."
_OTHER_SCRIPTS = ((0x180, 0x2B0), (0x370, 0x590), (0x13A0, 0x1400), (0x1D00, 0x1DC0), (0x2C60, 0x2D00))

# The shape of a text has one byte a character: `a` a Latin letter, `o` one of a script with look-alikes, `l`
# another letter, `1` a figure or sign that stands for a letter, `!` that mark, `d` another figure, `.` a sign
# inside words, `n` a line end, and a space for the rest. Searches begin with the rarer byte, to be cheap.
_LEET = re.compile(rb"1(?:(?<=a1)|(?=a))|!(?<=a!)(?=a)")
_TWIN = re.compile(rb"o(?:(?<=ao)|(?=a))")
_SPELT_PAIR = re.compile(rb" a {1,5}a ")
_INNER_SIGN = re.compile(rb"\.[a.]")
_INNER = re.compile(rb"\.(?<=a\.)\.?(?=a)")
_ONE_LETTER = bytes.maketrans(b"ol!", b"aa ")
_SPELT = re.compile(r"(?<![^\W_])[^\W_](?:[^\w\n]{1,5}[^\W_](?![^\W_])){2,}")
_TWICE = b"\1\1"
_LETTER = ord("a")
_ODD = dict.fromkeys("013457@$", "1") | dict.fromkeys(_INNER_SIGNS, ".") | {"!": "!", "\n": "n"}


class Disguise(NamedTuple):
    """A view with its name in findings and the reach of the forms that count in it.

    Only matches that touch one of `places` (spans of the view, in order) are new.
    """

    name: str
    view: View
    reach: Reach
    places: tuple[Stretch, ...]


def disguises(base: View, around: int = 100) -> Iterator[Disguise]:
    """Give the disguised views that a text calls for, of the places that do so and what stands `around`."""
    shape = _shape(base)
    plain = shape.translate(_ONE_LETTER)
    if _LEET.search(shape):
        places = _words(shape, _LEET, b"a1d!")
        yield from (each for part in _parts(base, places, around) for each in _leet(*part))
    if _TWIN.search(shape):
        places = _words(shape, _TWIN, b"aold")
        yield from (_confusable(*part) for part in _parts(base, places, around))
    if _SPELT_PAIR.search(b" %b " % plain.replace(b".", b" ")) and (joined := _joined(base)):
        yield joined
    if _INNER_SIGN.search(plain):
        places = [match.span() for match in islice(_INNER.finditer(plain), MOST)]
        yield from (_without(*part) for part in _parts(base, places, around))
    same = base.codes[1:] == base.codes[:-1]
    if _TWICE in same.tobytes():
        yield from (_elongated(*part) for part in _parts(base, _runs(same, plain), around))


def _shape(base: View) -> bytes:
    return _shapes().take(base.codes, mode="clip").tobytes()


def _words(shape: bytes, touches: re.Pattern[bytes], inside: bytes) -> list[Stretch]:
    """Give the words around the places where a pattern stands, words being runs of some shapes."""
    found: list[Stretch] = []
    start = end = 0
    for match in touches.finditer(shape):
        if match.start() < end:
            continue
        first, end = end, match.start() + 1
        start = match.start()
        while start > first and shape[start - 1] in inside:
            start -= 1
        while end < len(shape) and shape[end] in inside:
            end += 1
        found.append((start, end))
        if len(found) >= MOST:
            break
    return found


def _parts(base: View, places: Iterable[Stretch], around: int) -> Iterator[tuple[View, list[Stretch]]]:
    """Group places that lie near one another; give the part around each group, and its places in it."""
    group: list[Stretch] = []
    for place in places:
        if group and place[0] - around > group[-1][1] + around:
            yield _part(base, group, around)
            group = []
        group.append(place)
    if group:
        yield _part(base, group, around)


def _part(base: View, group: list[Stretch], around: int) -> tuple[View, list[Stretch]]:
    start, end = max(group[0][0] - around, 0), group[-1][1] + around
    part = View(base.text[start:end], base.codes[start:end], base.origin[start:end])
    return part, [(first - start, last - start) for first, last in group]


def _leet(part: View, places: Sequence[Stretch]) -> Iterator[Disguise]:
    """Read figures and signs as letters; a 1 is an i, and in a second view an l.

    The base view has read the figures of darija as letters; here they are tried as signs too.
    """
    tables = _leet_tables() if "1" in part.text else _leet_tables()[:1]
    yield from (_rewritten("leet", part, places, table) for table in tables)


def _confusable(part: View, places: Sequence[Stretch]) -> Disguise:
    """Read the look-alikes of words that mix them with plain Latin letters."""
    return _rewritten("confusable", part, places, _look_alikes())


def _rewritten(name: str, part: View, places: Sequence[Stretch], table: dict[int, str]) -> Disguise:
    """Rewrite words letter for letter, but exclamation marks that end them."""
    pieces, last = [], 0
    for start, end in places:
        word = part.text[start:end].rstrip("!")
        pieces += [part.text[last:start], word.translate(table)]
        last = start + len(word)
    text = "".join([*pieces, part.text[last:]])
    return Disguise(name, View(text, part.codes, part.origin), Reach.PLAIN, tuple(places))


@cache
def _leet_tables() -> tuple[dict[int, str], ...]:
    letters: dict[str, str] = words("disguise")["leet"]
    return (str.maketrans(letters), str.maketrans(letters | {"1": "l"}))


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


def _joined(base: View) -> Disguise | None:
    """Join letters that were spelt out; each stretch of them on a line of its own."""
    kept: list[int] = []
    letters: list[str] = []
    for match in islice(_SPELT.finditer(base.text), MOST):
        start, end = match.span()
        inside = [place for place in range(start, min(end, start + MOST)) if base.text[place].isalnum()]
        kept += [*inside, end - 1]
        letters += [*(base.text[place] for place in inside), "\n"]
        if len(kept) > MOST:
            break
    view = View("".join(letters), base.codes[kept], base.origin[kept])
    return Disguise("joined", view, Reach.JOINED, ((0, len(kept)),)) if kept else None


def _without(part: View, signs: Sequence[Stretch]) -> Disguise:
    """Leave out the signs inside words."""
    inner = _marked(part, signs)
    view, kept = _kept(part, ~inner)
    places = np.unique(np.searchsorted(kept, np.flatnonzero(inner))).tolist()
    return Disguise("joined", view, Reach.PLAIN, tuple((place - 1, place + 1) for place in places))


def _elongated(part: View, runs: Sequence[Stretch]) -> Disguise:
    """Squeeze every run of letters to one letter."""
    letters = np.frombuffer(_shape(part).translate(_ONE_LETTER), dtype=np.uint8) == _LETTER
    repeated = np.zeros(len(part.codes), dtype=bool)
    repeated[1:] = (part.codes[1:] == part.codes[:-1]) & letters[1:]
    view, kept = _kept(part, ~repeated)
    places = np.unique(np.searchsorted(kept, np.flatnonzero(_marked(part, runs)), side="right") - 1).tolist()
    return Disguise("elongated", view, Reach.SQUEEZED, tuple((place, place + 1) for place in places))


def _runs(same: NDArray[np.bool_], plain: bytes) -> Iterator[Stretch]:
    """Give the places of the third and later letters of each run of one letter."""
    third = (same[1:] & same[:-1]).nonzero()[0] + 2
    return ((place, place + 1) for place in third.tolist() if plain[place] == _LETTER)


def _marked(part: View, places: Sequence[Stretch]) -> NDArray[np.bool_]:
    marked = np.zeros(len(part.codes), dtype=bool)
    for start, end in places:
        marked[start:end] = True
    return marked


def _kept(part: View, keep: NDArray[np.bool_]) -> tuple[View, NDArray[np.int64]]:
    """Give what is kept of a text, and where it stood."""
    kept = np.flatnonzero(keep)
    codes = part.codes[kept]
    return View(decoded(codes), codes, part.origin[kept]), kept


@cache
def _shapes() -> NDArray[np.uint8]:
    """Make the table of shapes; the last is that of every character past the table."""
    shapes = np.array([ord(_shape_of(code)) for code in range(_SIZE)], dtype=np.uint8)
    shapes[-1] = ord(" ")
    return shapes


def _shape_of(code: int) -> str:
    letter = chr(code)
    if letter in _ODD:
        return _ODD[letter]
    if letter in ascii_lowercase:
        return "a"
    if any(start <= code < end for start, end in _OTHER_SCRIPTS):
        return "o"
    return "l" if letter.isalpha() else "d" if letter.isdigit() else " "
