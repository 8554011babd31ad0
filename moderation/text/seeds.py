"""Exact runs that two texts share, or that one text holds twice: the seeds of an alignment.

Both work on sorted keys of a hash and a place in one 64-bit number, so that 1 MiB of any text takes a
fraction of a second.
"""

import numpy as np
from numpy.typing import NDArray

from moderation.text.fingerprint import Hashes, grams
from moderation.text.normalise import Codes

Runs = NDArray[np.int64]
"""One row a run: where it begins in the first text, where in the second, how many letters it has."""

_PLACE_BITS = np.uint64(21)  # a body has at most 1 MiB, so fewer than 2^21 letters
_PLACE = np.uint64((1 << 21) - 1)
_OCCURRENCES = 4  # places of the second text that one gram of the first is paired with
_MOST = 4096  # runs that an alignment looks at, the longest: hostile text has millions

_SHIFT = 22
_OFFSET = 1 << _SHIFT

Places = NDArray[np.int64]


def keys(codes: Codes, length: int) -> Hashes:
    """Give hash and place of every gram of a text in one number, sorted."""
    hashes = grams(codes, length)
    kept = (hashes >> _PLACE_BITS) << _PLACE_BITS
    return np.sort(kept | np.arange(hashes.size, dtype=np.uint64))


def shared(first: Hashes, second: Hashes, length: int) -> Runs:
    """Give the longest runs of at least `length` letters that two texts share, by place in the first.

    A gram that stands more than four times in the second text is paired once, each of its places with the
    place of the same rank: so a litany meets itself in order, and work stays linear.
    """
    wanted = first >> _PLACE_BITS
    begin = np.searchsorted(second, wanted << _PLACE_BITS)
    count = np.searchsorted(second, (wanted << _PLACE_BITS) | _PLACE, side="right") - begin
    held = count > 0
    first, begin, count = first[held], begin[held], count[held]
    rank = np.where(count > _OCCURRENCES, np.minimum(_ranks(first >> _PLACE_BITS), count - 1), 0)
    count[count > _OCCURRENCES] = 1
    each = np.repeat(np.arange(first.size), count)
    nth = np.arange(each.size) - (np.cumsum(count) - count)[each]
    return _runs(_places(first[each]), _places(second[(begin + rank)[each] + nth]), length)


def repeated(keys: Hashes, length: int) -> Runs:
    """Give the longest runs of at least `length` letters that stand again later, with the next occurrence."""
    same = np.flatnonzero((keys[1:] >> _PLACE_BITS) == (keys[:-1] >> _PLACE_BITS))
    places = _places(keys)
    return _runs(places[same], places[same + 1], length)


def _places(keys: Hashes) -> Places:
    """Give the places that keys hold."""
    return (keys & _PLACE).astype(np.int64)


def _ranks(values: Hashes) -> Places:
    """Give for each of some sorted values how many equal ones stand before it."""
    place = np.arange(values.size)
    begins = np.concatenate(([True], values[1:] != values[:-1]))[: values.size]
    return place - np.maximum.accumulate(np.where(begins, place, 0))


def _runs(first: Places, second: Places, length: int) -> Runs:
    """Join pairs of grams that follow one another on both sides."""
    if not first.size:
        return np.empty((0, 3), dtype=np.int64)
    keys = np.sort(((second - first + _OFFSET) << _SHIFT) | first)
    begins = np.concatenate(([0], np.flatnonzero(np.diff(keys) != 1) + 1))
    counts = np.diff(np.concatenate((begins, [keys.size])))
    if begins.size > _MOST:
        longest = np.argpartition(counts, -_MOST)[-_MOST:]
        begins, counts = begins[longest], counts[longest]
    starts = keys[begins] & (_OFFSET - 1)
    seconds = starts + (keys[begins] >> _SHIFT) - _OFFSET
    runs = np.stack((starts, seconds, counts + (length - 1)), axis=1)
    return runs[np.argsort(starts, kind="stable")]
