"""What the checks on reuse have in common: how sure they are, how they count, which pair is whose story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderation.context import Comparison
from moderation.model import Finding
from moderation.text.document import Document
from moderation.text.measure import Mask, mask, segment_mask
from moderation.text.plain import SegmentKind

CERTAIN = 200  # letters in exact runs that leave no doubt: about thirty-five words
DUPLICATE = 0.5  # containment from which an earlier post is a duplicate, and below which it is a source


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """What a post has in common with a text, in letters of the author's own: `same` of `own`."""

    own: Mask
    same: Mask

    @property
    def containment(self) -> float:
        """Give the share of the author's own letters that the text holds too."""
        return share(int(self.same.sum()), int(self.own.sum()))


def overlap(document: Document, comparison: Comparison) -> Overlap:
    """Measure a comparison on the author's own words: blocks that quote others do not count, nor do gaps."""
    own = ~segment_mask(document, SegmentKind.QUOTE)
    return Overlap(own, own & mask(document, comparison.passages) & ~mask(document, comparison.gaps))


def confidence(letters: int) -> float:
    """Give how sure it is that shared words are no chance: .5 at 100 letters, .75 at 150, 1 from 200 on."""
    return round(min(1.0, letters / CERTAIN), 3)


def share(part: int, whole: int) -> float:
    """Give a share of 0..1 with three decimals."""
    return round(min(1.0, part / whole), 3) if whole else 0.0


def by_place(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings by their first span; at one place the surer first."""
    return tuple(sorted(findings, key=lambda one: (one.spans[:1], -one.confidence)))


def same_author(document: Document, author: str | None) -> bool | None:
    """Tell whether the post is by that author, or None where either is unknown."""
    if document.post.author is None or author is None:
        return None
    return document.post.author.casefold() == author.casefold()


def apart(one: datetime | None, other: datetime | None) -> timedelta | None:
    """Give the time between two posts, or None where either is unknown."""
    return abs(one - other) if one and other else None
