"""The disguised views, each made only where the shape of a text calls for it, and of the words around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from moderation.checks.watchlist import shape as shapes
from moderation.checks.watchlist.fold import View, decoded
from moderation.checks.watchlist.forms import Reach
from moderation.checks.watchlist.load import words
from moderation.checks.watchlist.shape import MOST, OTHER_SCRIPTS, Stretch

_SPELT = re.compile(r"(?<![^\W_])[^\W_](?:[^\w\n]{1,5}[^\W_](?![^\W_])){2,}")


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
    shape = shapes.shape(base)
    plain = shapes.plain(shape)
    for part, places in _parts(base, shapes.leet(shape), around):
        yield from _leet(part, places)
    for part, places in _parts(base, shapes.mixed(shape), around):
        yield _rewritten("confusable", part, places, _look_alikes())
    if shapes.is_spelt(plain) and (joined := _joined(base)):
        yield joined
    for part, places in _parts(base, shapes.inner_signs(plain), around):
        yield _without(part, places)
    for part, places in _parts(base, shapes.runs(base, plain), around):
        yield _elongated(part, places)


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
    for code in (code for start, end in OTHER_SCRIPTS for code in range(start, end)):
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
    letters = shapes.letters(part)
    repeated = np.zeros(len(part.codes), dtype=bool)
    repeated[1:] = (part.codes[1:] == part.codes[:-1]) & letters[1:]
    view, kept = _kept(part, ~repeated)
    places = np.unique(np.searchsorted(kept, np.flatnonzero(_marked(part, runs)), side="right") - 1).tolist()
    return Disguise("elongated", view, Reach.SQUEEZED, tuple((place, place + 1) for place in places))


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
