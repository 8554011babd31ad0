"""A passage that wants a source, whether or not one is there."""

from dataclasses import dataclass

from moderation.checks.citations.stretches import Stretch


@dataclass(frozen=True, slots=True)
class Need:
    """A passage `[start, end)` of a reading that wants a source; `words` are the stretches that show it.

    `confidence` is the share of such passages for which a careful reader would ask the same, as estimated
    when the rules were written; `offer` is the reference, where it is known.
    """

    start: int
    end: int
    reason: str
    words: tuple[Stretch, ...]
    confidence: float
    offer: str | None = None
