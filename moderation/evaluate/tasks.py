"""What a check is asked in an evaluation: each task finds labels in an examination."""

from collections.abc import Callable
from dataclasses import dataclass

from moderation.evaluate.labelled import Label
from moderation.model import Examination, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A question to a check, and how much of a labelled stretch must be found: intersection over union."""

    check: str
    name: str
    overlap: float
    find: Callable[[Examination], tuple[Label, ...]]


def overlap(one: Span, other: Span) -> float:
    """Give intersection over union; 1 for equal spans, empty ones too."""
    if one == other:
        return 1.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def matched(found: tuple[Label, ...], labelled: tuple[Label, ...], least: float) -> list[tuple[Label, Label]]:
    """Give what is found with the label that it overlaps enough, each for one other."""
    free = list(labelled)
    right = []
    for one in found:
        best = max(free, key=lambda label: overlap(one.span, label.span), default=None)
        if best is not None and overlap(one.span, best.span) >= least:
            free.remove(best)
            right.append((one, best))
    return right
