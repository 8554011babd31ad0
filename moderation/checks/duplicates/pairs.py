"""Which earlier posts a post repeats."""

from dataclasses import dataclass
from datetime import timedelta

from moderation.checks.exempt import exemptions
from moderation.checks.reuse import DUPLICATE, Overlap, apart, overlap, same_author
from moderation.context import Comparison, Context
from moderation.text.document import Document
from moderation.text.formulas import is_scripture, without_formulas
from moderation.text.measure import Mask

TINY = 60  # letters under which members write the same by chance
TINY_WINDOW = timedelta(days=1)  # in which the same member's tiny post is the same post again
EXCUSES = ("formula", "short_quotation", "quote", "code")
SAYING = 20  # letters beyond greetings and invocations that a post must have to say anything


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A post and the earlier one that it repeats."""

    comparison: Comparison
    overlap: Overlap
    exact: bool
    same_author: bool | None
    exempt: str | None


def pairs(document: Document, context: Context) -> list[Pair]:
    """Give the earlier posts that a post repeats: exact ones first, then the fullest, then the earliest."""
    posts = (comparison for comparison in context.comparisons if comparison.candidate.kind == "post")
    found = [pair for comparison in posts if (pair := _pair(document, context, comparison))]
    return sorted(found, key=_nearness)


def _nearness(pair: Pair) -> tuple[bool, float, float, str]:
    """Order pairs by how much they agree."""
    posted = pair.comparison.candidate.posted_at
    return (
        not pair.exact,
        -pair.overlap.containment,
        posted.timestamp() if posted else float("inf"),
        pair.comparison.candidate.id,
    )


def _pair(document: Document, context: Context, comparison: Comparison) -> Pair | None:
    """Give the pair if the post repeats the earlier one."""
    measured = overlap(document, comparison)
    size, same = int(measured.own.sum()), int(measured.same.sum())
    exact = comparison.matched == comparison.post_letters == comparison.candidate_letters
    if not size or same / size < DUPLICATE:
        return None
    author = same_author(document, comparison.candidate.author)
    if size < TINY and not (exact and author and _within_window(document, comparison)):
        return None
    letters = _letters(document, measured.same)
    if len(without_formulas(letters)) < SAYING:
        return None
    exempt = "scripture" if is_scripture(letters) else _excuse(document, context, comparison)
    return Pair(comparison, measured, exact, author, exempt)


def _excuse(document: Document, context: Context, comparison: Comparison) -> str | None:
    """Give why all that is shared is no fault: du'a and wishes, or words that are marked as another's.

    A reference of scripture beside a passage is no excuse here: who repeats a post does not quote a verse.
    """
    excuses = exemptions(document, context)
    reasons = [excuses.reason(each, of_member=True) for each in comparison.passages]
    known = [reason for reason in reasons if reason in EXCUSES]
    return known[0] if known and len(known) == len(reasons) else None


def _within_window(document: Document, comparison: Comparison) -> bool:
    """Tell whether a tiny post followed the earlier one closely."""
    distance = apart(document.post.posted_at, comparison.candidate.posted_at)
    return distance is not None and distance <= TINY_WINDOW


def _letters(document: Document, letters: Mask) -> str:
    """Give the folded letters of a mask."""
    return document.fold.codes[letters].tobytes().decode("utf-32-le")
