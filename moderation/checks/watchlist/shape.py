"""The shape of a text: one byte a character, in which disguised words are looked for at little cost.

`a` is a Latin letter, `o` one of a script with look-alikes, `l` another letter, `1` a figure or sign that
stands for a letter, `!` that mark, `d` another figure, `.` a sign inside words, `n` a line end, a space else.
Searches begin with the rarer byte, which makes them quick.
"""

import re
from functools import cache
from itertools import islice
from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

from moderation.checks.watchlist.fold import View

Stretch = tuple[int, int]
MOST = 10_000  # disguised words in one post; they bound the time of a hostile one
OTHER_SCRIPTS = ((0x180, 0x2B0), (0x370, 0x590), (0x13A0, 0x1400), (0x1D00, 0x1DC0), (0x2C60, 0x2D00))
_SIZE = 0x3000
_INNER_SIGNS = "*|~^+·•°¦\\."
_ODD = dict.fromkeys("013457@$", "1") | dict.fromkeys(_INNER_SIGNS, ".") | {"!": "!", "\n": "n"}
_LEET = re.compile(rb"1(?:(?<=a1)|(?=a))|!(?<=a!)(?=a)")
_TWIN = re.compile(rb"o(?:(?<=ao)|(?=a))")
_SPELT_PAIR = re.compile(rb" a {1,5}a ")
_INNER = re.compile(rb"\.(?<=a\.)\.?(?=[a1d])")
_INNER_SIGN = re.compile(rb"\.[a.1d]")
_ONE_LETTER = bytes.maketrans(b"ol!", b"aa ")
_LETTER = ord("a")
_TWICE = b"\1\1"


def shape(view: View) -> bytes:
    """Give the shape of a text."""
    return _shapes().take(view.codes, mode="clip").tobytes()


def plain(shape: bytes) -> bytes:
    """Give a shape in which every letter is an `a`."""
    return shape.translate(_ONE_LETTER)


def letters(view: View) -> NDArray[np.bool_]:
    """Mark the letters of a text."""
    marked: NDArray[np.bool_] = np.frombuffer(plain(shape(view)), dtype=np.uint8) == _LETTER
    return marked


def leet(shape: bytes) -> list[Stretch]:
    """Give the words in which figures or signs touch Latin letters."""
    return _words(shape, _LEET, b"a1d!")


def mixed(shape: bytes) -> list[Stretch]:
    """Give the words in which look-alikes touch Latin letters."""
    return _words(shape, _TWIN, b"aold")


def is_spelt(plain: bytes) -> bool:
    """Tell whether two letters that stand alone follow one another, as few words do."""
    return _SPELT_PAIR.search(b" %b " % plain.replace(b".", b" ")) is not None


def inner_signs(plain: bytes) -> list[Stretch]:
    """Give the places of one or two signs that stand between a letter and a letter or figure."""
    if not _INNER_SIGN.search(plain):
        return []
    return [match.span() for match in islice(_INNER.finditer(plain), MOST)]


def runs(view: View, plain: bytes) -> list[Stretch]:
    """Give the places of the third and later letters of each run of one letter."""
    same = view.codes[1:] == view.codes[:-1]
    if _TWICE not in same.tobytes():
        return []
    third = (same[1:] & same[:-1]).nonzero()[0] + 2
    return [(place, place + 1) for place in third.tolist() if plain[place] == _LETTER]


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
    if any(start <= code < end for start, end in OTHER_SCRIPTS):
        return "o"
    return "l" if letter.isalpha() else "d" if letter.isdigit() else " "
