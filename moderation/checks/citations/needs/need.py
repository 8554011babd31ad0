"""A passage that wants a source, whether or not one is there."""

from dataclasses import dataclass

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Need:
    """A passage `[start, end)` of a reading that wants a source; `words` are the stretches that show it.

    `confidence` is the share of such passages in the development texts for which a careful reader asked the same;
    `offer` is the reference, where it is known.
    """

    start: int
    end: int
    reason: str
    words: tuple[Stretch, ...]
    confidence: float
    offer: str | None = None
