"""Charts as plain geometry; the templates draw them as SVG without a style, mirrored for Arabic."""

from collections.abc import Sequence
from dataclasses import dataclass

from moderation.desk.statistics import Share

WIDTH, HEIGHT = 600.0, 96.0
FILLED = 0.8  # of the room that a bar has
LEAST = 2.0  # what is not nothing is seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle that stands on the ground."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bars:
    """One bar a value, the highest as high as the chart."""

    bars: Sequence[Bar]
    total: int
    highest: int


def bars(values: Sequence[int], *, mirrored: bool) -> Bars:
    """Draw counts in their order, from the reader's own beginning of a line."""
    highest = max(values, default=0)
    room = WIDTH / max(1, len(values))
    made = []
    for place, value in enumerate(values):
        height = max(LEAST, HEIGHT * value / highest) if value else 0.0
        start = WIDTH - room * (place + 1) if mirrored else room * place
        x = start + room * (1 - FILLED) / 2
        made.append(Bar(round(x, 2), round(HEIGHT - height, 2), round(room * FILLED, 2), round(height, 2)))
    return Bars(made, total=sum(values), highest=highest)


@dataclass(frozen=True, slots=True)
class Interval:
    """A share on a line from 0 to 100: from `x` on for `width`, with the share itself at `at`."""

    x: float
    width: float
    at: float


def interval(share: Share, *, mirrored: bool) -> Interval | None:
    """Draw a share with its interval; None where too few were counted."""
    if share.value is None or not share.is_enough:
        return None
    low, high = share.interval
    start, at = (1 - high, 1 - share.value) if mirrored else (low, share.value)
    return Interval(round(100 * start, 1), round(100 * (high - low), 1), round(100 * at, 1))
