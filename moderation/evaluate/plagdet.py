"""Plagdet: how well detected passages of reuse agree with the true ones.

Source: Potthast, Stein, Barrón-Cedeño and Rosso, "An evaluation framework for plagiarism detection" (COLING
2010). Precision and recall count the characters of both sides of a passage (micro-averaged); granularity is
the number of detections of one true passage; plagdet = F1 / log2(1 + granularity).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from moderation.model import Passage

Labelled = Mapping[str, Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one set of posts; `posts` counts those that hold reuse or were said to."""

    plagdet: float
    precision: float
    recall: float
    granularity: float
    posts: int


def score(true: Labelled, detected: Labelled) -> Score:
    """Compare, post by post and source by source, the detected passages with the true ones.

    The keys name a post and its source; a key that only one side holds is a miss or a false alarm.
    """
    keys = sorted(true.keys() | detected.keys())
    pairs = [(true.get(key, ()), detected.get(key, ())) for key in keys]
    hit = sum(_common(wanted, found) for wanted, found in pairs)
    precision = _share(hit, sum(_size(found) for _, found in pairs))
    recall = _share(hit, sum(_size(wanted) for wanted, _ in pairs))
    granularity = _granularity(pairs)
    f1 = _share(2 * precision * recall, precision + recall)
    return Score(f1 / log2(1 + granularity), precision, recall, granularity, len(keys))


def _share(part: float, whole: float) -> float:
    """Give a quotient; of nothing, all is right only if nothing was asked, which counts as 0."""
    return part / whole if whole else 0.0


def _granularity(pairs: Iterable[tuple[Sequence[Passage], Sequence[Passage]]]) -> float:
    """Give the mean number of detections of a true passage that is detected at all."""
    counts = [sum(_overlap(one, other) for other in found) for wanted, found in pairs for one in wanted]
    detected = [count for count in counts if count]
    return sum(detected) / len(detected) if detected else 1.0


def _overlap(one: Passage, other: Passage) -> bool:
    """Tell whether two passages share something on both sides."""
    return min(one.end, other.end) > max(one.start, other.start) and min(
        one.source_end, other.source_end
    ) > max(one.source_start, other.source_start)


def _common(wanted: Sequence[Passage], found: Sequence[Passage]) -> int:
    """Count the characters of both sides that true and detected passages have in common."""
    pairs = [(one, other) for one in wanted for other in found if _overlap(one, other)]
    post = {
        place for one, other in pairs for place in range(max(one.start, other.start), min(one.end, other.end))
    }
    source = {
        (one.start, place)
        for one, other in pairs
        for place in range(max(one.source_start, other.source_start), min(one.source_end, other.source_end))
    }
    return len(post) + len(source)


def _size(passages: Sequence[Passage]) -> int:
    """Count the characters of both sides of passages."""
    return sum(
        passage.end - passage.start + passage.source_end - passage.source_start for passage in passages
    )
