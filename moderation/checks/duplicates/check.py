"""Find the earlier posts of the forum that say the same.

exact: every letter is the same. near: half of the author's own letters or more stand in the earlier post
(containment). same_link: a post that is little more than a link which an earlier post gave. `confidence` of
the first two grows with the shared letters, .75 at 150, 1 from 200 on, so that a policy may leave the short
ones out; that of same_link is fixed. `same_author` tells a cross-post from the copy of another's words;
`new_spans` are words that the earlier post lacks.
"""

from dataclasses import dataclass

from moderation.checks.check import Example
from moderation.checks.duplicates.examples import EXAMPLES
from moderation.checks.duplicates.links import same_links
from moderation.checks.duplicates.pairs import Pair, pairs
from moderation.checks.reuse import by_place, confidence, same_author
from moderation.context import Context, EarlierLink
from moderation.model import Finding, Span
from moderation.text.document import Document
from moderation.text.measure import spans, union

MOST = 5  # earlier posts that are told of one post, the nearest
LINK_CONFIDENCE = 0.5


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The check."""

    name: str = "duplicates"
    version: str = "2"
    examples: tuple[Example, ...] = EXAMPLES

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        """Give a finding for each earlier post that this one repeats, at most five, and for each old link."""
        found = pairs(document, context)[:MOST]
        known = {pair.comparison.candidate.id for pair in found}
        links = [one for one in same_links(document, context) if one[0].post not in known]
        told = [self._pair(document, pair) for pair in found]
        return by_place([*told, *(self._link(document, link, span) for link, span in links)])

    def _pair(self, document: Document, pair: Pair) -> Finding:
        """Give the finding of an exact or near duplicate."""
        comparison, overlap = pair.comparison, pair.overlap
        return Finding(
            check=self.name,
            kind="exact" if pair.exact else "near",
            check_version=self.version,
            confidence=confidence(int(overlap.same.sum())),
            of=comparison.candidate.id,
            containment=1.0 if pair.exact else overlap.containment,
            same_author=pair.same_author,
            spans=union(comparison.passages),
            passages=comparison.passages,
            longest_run=comparison.longest_run,
            new_spans=None if pair.exact else spans(document, overlap.own & ~overlap.same),
            exempt=pair.exempt,
        )

    def _link(self, document: Document, link: EarlierLink, span: Span) -> Finding:
        """Give the finding of a link that was posted before."""
        return Finding(
            check=self.name,
            kind="same_link",
            check_version=self.version,
            confidence=LINK_CONFIDENCE,
            of=link.post,
            link=link.canonical,
            same_author=same_author(document, link.author),
            spans=(span,),
        )


CHECK = Duplicates()
