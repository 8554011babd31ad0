"""Find passages that a post takes from a known source: an article, a cited page, another member's post.

full_copy: four fifths of the source or more. passage: less. One finding a source, with spans for every copy
of it; sources that copy each other are one finding, the cited or else the fullest first. A passage is told
from 100 letters on, or from two fifths of a short post; `confidence` grows with the letters in exact runs:
.5 at 100, .75 at 150, 1 from 200 on, so that a policy may leave the short ones out. Findings whose every
passage is exempt are told too, with the reason, so that a person can disagree.
"""

from dataclasses import dataclass

from moderation.checks.check import Example
from moderation.checks.copied_text.copies import Copy, copies
from moderation.checks.copied_text.examples import EXAMPLES
from moderation.checks.reuse import by_place, confidence, share
from moderation.context import Context
from moderation.model import Finding, Source
from moderation.text.document import Document
from moderation.text.measure import union

LEAST = 100  # letters: seventeen words
FULL = 0.8


@dataclass(frozen=True, slots=True)
class CopiedText:
    """The check."""

    name: str = "copied_text"
    version: str = "3"
    examples: tuple[Example, ...] = EXAMPLES

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        """Give a finding for each source of the post, by place."""
        found = (self._finding(document, copy) for copy in copies(document, context))
        return by_place(finding for finding in found if finding)

    def _finding(self, document: Document, copy: Copy) -> Finding | None:
        """Give the finding of one source, if the passages are long enough."""
        comparison, candidate = copy.comparison, copy.comparison.candidate
        letters = int(copy.letters.sum())
        if letters < LEAST:
            return None
        of_source = share(comparison.candidate_shared, comparison.candidate_letters)
        return Finding(
            check=self.name,
            kind="full_copy" if of_source >= FULL else "passage",
            check_version=self.version,
            confidence=confidence(min(letters, comparison.matched)),
            source=Source(kind=candidate.kind, id=candidate.id, url=candidate.url, title=candidate.title),
            family=candidate.family,
            spans=union(copy.passages),
            passages=copy.passages,
            share_of_post=share(letters, document.fold.codes.size),
            share_of_source=of_source,
            longest_run=comparison.longest_run,
            attributed=copy.attributed,
            author_named=copy.author_named,
            new_spans=comparison.gaps or None,
            exempt=copy.exempt,
        )


CHECK = CopiedText()
