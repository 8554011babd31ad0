"""Find the passages that a post holds more than once.

One finding a passage, with a span for every copy, without the source line that opens or closes it. It is
told when the copies beyond the first have 150 letters or more and all of them are 15 % of the post.
`confidence` grows with the letters that are said again: 1 from 200 on.
"""

from dataclasses import dataclass

from moderation.checks.check import Example
from moderation.checks.exempt import Exemptions, exemptions
from moderation.checks.repetition.examples import EXAMPLES
from moderation.checks.repetition.source_lines import SourceLines, source_lines
from moderation.checks.reuse import by_place, confidence, share
from moderation.context import Context
from moderation.model import Finding
from moderation.text.document import Document
from moderation.text.measure import count
from moderation.text.repeats import Repeat, repeats

LEAST = 150  # letters said again: twenty-five to thirty words
LEAST_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Repetition:
    """The check."""

    name: str = "repetition"
    version: str = "2"
    examples: tuple[Example, ...] = EXAMPLES

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        """Give a finding for every passage that is repeated, by the place of its first copy."""
        excuses, lines = exemptions(document, context), source_lines(document, context)
        found = (self._finding(repeat, excuses, lines) for repeat in repeats(document))
        return by_place(finding for finding in found if finding)

    def _finding(self, repeat: Repeat, excuses: Exemptions, lines: SourceLines) -> Finding | None:
        """Give the finding of one repeated passage, if it is long enough."""
        reasons = [excuses.reason(span, of_member=True) for span in repeat.spans]
        told = [place for place, reason in enumerate(reasons) if reason is None]
        exempt = None if len(told) > 1 else next(reason for reason in reasons if reason)
        kept = range(len(reasons)) if exempt else told
        again = sum(end - start for start, end in (repeat.stretches[place] for place in kept[1:]))
        if again < LEAST:
            return None
        spans = tuple(lines.left_out(repeat.spans[place]) for place in kept)
        covered = share(count(excuses.document, spans), excuses.document.fold.codes.size)
        if covered < LEAST_SHARE:
            return None
        return Finding(
            check=self.name,
            kind="repeated_passage",
            check_version=self.version,
            confidence=confidence(again),
            spans=spans,
            share_of_post=covered,
            longest_run=max(end - start for start, end in repeat.stretches),
            exempt=exempt,
        )


CHECK = Repetition()
