"""One plain letter for each letter, so that accents, case and kinds of marks do not count and places stay."""

import unicodedata

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

_PLANE = 0x10000
_SPACE = ord(" ")
_APOSTROPHE = ord("'")
_OTHER = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʿ": "'", "ʾ": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
    "œ": "o", "æ": "a", "ø": "o", "ł": "l", "đ": "d", "ß": "s", "،": ",", "؛": ";", "٪": "%", "ـ": "",
}  # fmt: skip


def _plain(code: int) -> int:
    """Give the plain letter of one code point, or 0 for a mark that is read over."""
    character = chr(code)
    lower = character.lower()[:1]
    if lower in _OTHER:
        return ord(_OTHER[lower] or "\0")
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0
    if category == "Zs":
        return _SPACE
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return ord("0") + digit
    base = unicodedata.normalize("NFKD", lower)[:1].lower() if category in ("Lu", "Ll", "Lt") else lower
    return ord(_OTHER.get(base, base) or lower)


# The table is made of the scripts of the forum's languages; what lies beyond stands for itself.
_PLAIN: Codes = np.arange(_PLANE, dtype=np.uint32)
for _start, _end in (
    (0x00, 0x250),
    (0x2B0, 0x370),
    (0x600, 0x700),
    (0x8D0, 0x900),
    (0x1E00, 0x1F00),
    (0x2000, 0x2070),
):
    _PLAIN[_start:_end] = [_plain(code) for code in range(_start, _end)]
_PLAIN[ord("\n")] = ord("\n")
_PLAIN[0x0D] = _PLAIN[0x09] = _SPACE
_PLAIN[0xFEFF] = _PLAIN[0xFE0F] = 0

_WORD: NDArray[np.bool_] = np.ones(_PLANE, dtype=np.bool_)
_WORD[:0x600] = [chr(code).isalnum() for code in range(0x600)]
_WORD[0x2000:0x2E80] = False
_WORD[0xD800:0xE000] = False  # half a surrogate pair, which the automaton cannot read
_WORD[[ord(mark) for mark in "؟۔،؛﴾﴿…"]] = False


def codes_of(text: str) -> Codes:
    """Give the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def text_of(codes: Codes) -> str:
    """Give the text of code points."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def plain(codes: Codes) -> Codes:
    """Give the plain letter of each code point, 0 for a mark that is read over."""
    letters = _PLAIN.take(codes, mode="clip")
    return np.where(codes < _PLANE, letters, codes) if _beyond(codes) else letters


def spaced(codes: Codes) -> Codes:
    """Give plain letters with a space for everything that is no letter or digit."""
    word = _WORD.take(codes, mode="clip")
    return np.where(word & (codes < _PLANE) if _beyond(codes) else word, codes, np.uint32(_SPACE))


def _beyond(codes: Codes) -> bool:
    return bool(codes.size) and int(codes.max()) >= _PLANE


def words(text: str) -> str:
    """Give plain letters as words; an apostrophe parts "l'homme" and "Pew's", not "ma'ad"."""
    codes = codes_of(text)
    searched = spaced(codes)
    places = np.flatnonzero(codes == _APOSTROPHE)
    places = places[(places > 0) & (places < len(codes) - 1)]
    if places.size:
        before, second = searched[places - 1], searched[np.maximum(places - 2, 0)]
        single = (second == _SPACE) | (places == 1) | ((second == ord("q")) & (before == ord("u")))
        behind = searched[np.minimum(places + 2, len(codes) - 1)]
        owned = (searched[places + 1] == ord("s")) & ((behind == _SPACE) | (places + 2 >= len(codes)))
        kept = (before != _SPACE) & (searched[places + 1] != _SPACE) & ~single & ~owned
        searched[places[kept]] = _APOSTROPHE
    return text_of(searched)


def words_of(phrase: str) -> str:
    """Give a phrase of a word list in the form in which texts are searched."""
    codes = plain(codes_of(phrase))
    return " ".join(words(text_of(codes[codes > 0])).split())
