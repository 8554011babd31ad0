"""Which sources a post takes passages from, the best of each family."""

from dataclasses import dataclass

from moderation.checks.copied_text.attribution import attributed
from moderation.checks.copied_text.authorship import author_named
from moderation.checks.exempt import Exemptions, exemptions
from moderation.checks.reuse import DUPLICATE, overlap, same_author
from moderation.context import Comparison, Context
from moderation.model import Passage
from moderation.text.document import Document
from moderation.text.measure import Mask, mask

SAME_WORDS = 0.8  # share of a copy's letters that another source explains too, from which it is the same copy
_KINDS = ("article", "cited_page", "post")


@dataclass(frozen=True, slots=True, eq=False)
class Copy:
    """Passages of one source in a post; `exempt` is why they are no fault, and then holds for all of them.

    `author_named` is None where nobody would ask: no source is named, it is a member's post, or it is exempt.
    """

    comparison: Comparison
    passages: tuple[Passage, ...]
    letters: Mask
    attributed: bool
    author_named: bool | None
    exempt: str | None


def copies(document: Document, context: Context) -> list[Copy]:
    """Give the sources of a post, the best first; sources that copy each other are one.

    An earlier post that this one contains by half is a duplicate and not given here.
    """
    excuses = exemptions(document, context)
    found = [
        _copy(excuses, context, comparison)
        for comparison in context.comparisons
        if comparison.candidate.kind != "post" or overlap(document, comparison).containment < DUPLICATE
    ]
    kept: list[Copy] = []
    for copy in sorted(found, key=_quality):
        if not any(_is_same(copy, other) for other in kept):
            kept.append(copy)
    return kept


def _copy(excuses: Exemptions, context: Context, comparison: Comparison) -> Copy:
    """Weigh the passages of one source; those that are exempt stand back unless all are."""
    candidate, passages = comparison.candidate, comparison.passages
    document, of_member = excuses.document, candidate.kind == "post"
    reasons = [excuses.reason(passage, of_member=of_member) for passage in passages]
    if of_member and same_author(document, candidate.author):
        reasons = [one or "own_post" for one in reasons]
    told = tuple(passage for passage, why in zip(passages, reasons, strict=True) if why is None)
    exempt = None if told else next(why for why in reasons if why)
    kept = told or passages
    named = attributed(document, context, candidate, passages)
    author = author_named(document, context, candidate, kept) if named and not (exempt or of_member) else None
    return Copy(comparison, kept, mask(document, kept), named, author, exempt)


def _quality(copy: Copy) -> tuple[bool, bool, int, int, str]:
    """Order copies: those that count, then those whose source is named, then by kind and matched letters."""
    candidate = copy.comparison.candidate
    kind = _KINDS.index(candidate.kind)
    return (copy.exempt is not None, not copy.attributed, kind, -copy.comparison.matched, candidate.id)


def _is_same(copy: Copy, other: Copy) -> bool:
    """Tell whether another source explains the same words: one family, or the same letters of the post."""
    family = copy.comparison.candidate.family
    if family is not None and family == other.comparison.candidate.family:
        return True
    shared = int((copy.letters & other.letters).sum())
    return shared >= SAME_WORDS * int(copy.letters.sum())
