"""Why shared words may be no fault: whose words they are, and how they are marked."""

import re
from dataclasses import dataclass

from moderation.context import Context
from moderation.model import Passage, Span
from moderation.text.document import Document
from moderation.text.formulas import is_formula, is_scripture, said
from moderation.text.measure import Mask, segment_mask, stretch, text_mask
from moderation.text.plain import SegmentKind

MOSTLY = 0.8
SHORT_QUOTATION = 50  # words; CopyPatrol's limit too
NEAR = 60  # characters between a scripture's words and its reference
LONGEST_QUOTATION = 600  # characters
_MARKED = re.compile(r"«[^«»]{1,600}»|“[^“”]{1,600}”|„[^„“”]{1,600}[“”]|\"[^\"]{1,600}\"")


@dataclass(frozen=True, slots=True, eq=False)
class Exemptions:
    """A document read for what may excuse its passages."""

    document: Document
    quoted: Mask
    named: Mask
    code: Mask
    said: Mask
    references: tuple[int, ...]

    def reason(self, passage: Passage | Span, *, of_member: bool) -> str | None:
        """Give why a passage is exempt, or None.

        quote: it stands in the quoted block of a named member, or, if it came from a member's post, in any
        quoted block. code: it stands in code or logs. scripture: it is the Qur'an, or words with their
        reference. formula: greetings, invocations, du'a, wishes, condolences. short_quotation: it stands in
        quotation marks or in an unnamed quoted block and has fewer than fifty words.
        """
        start, end = stretch(self.document, passage)
        if start >= end:
            return None
        if _mostly(self.quoted if of_member else self.named, start, end):
            return "quote"
        if _mostly(self.code, start, end):
            return "code"
        letters = self.document.fold.stream[start:end]
        if is_scripture(letters) or any(abs(place - passage.end) <= NEAR for place in self.references):
            return "scripture"
        if is_formula(letters) or _mostly(self.said, start, end):
            return "formula"
        return "short_quotation" if self._is_short_quotation(start, end) else None

    def _is_short_quotation(self, start: int, end: int) -> bool:
        """Tell whether a passage is marked as a quotation of fewer than fifty words."""
        text, index = self.document.text, self.document.fold.index
        first, last = int(index[start]), int(index[end - 1]) + 1
        if _mostly(self.quoted, start, end):
            return len(text[first:last].split()) < SHORT_QUOTATION
        if MOSTLY * (last - first) > LONGEST_QUOTATION:
            return False
        for marked in _MARKED.finditer(text, max(0, first - LONGEST_QUOTATION), last + LONGEST_QUOTATION):
            inside = min(last, marked.end()) - max(first, marked.start())
            if inside >= MOSTLY * (last - first):
                return len(marked.group().split()) < SHORT_QUOTATION
        return False


def exemptions(document: Document, context: Context) -> Exemptions:
    """Read a document for what may excuse its passages."""
    return Exemptions(
        document=document,
        quoted=segment_mask(document, SegmentKind.QUOTE),
        named=segment_mask(document, SegmentKind.QUOTE, named=True),
        code=segment_mask(document, SegmentKind.CODE),
        said=text_mask(document, said(document.text)),
        references=tuple(
            citation.start
            for citation in context.citations
            if citation.target is not None and citation.target.startswith(("quran:", "hadith:"))
        ),
    )


def _mostly(letters: Mask, start: int, end: int) -> bool:
    """Tell whether most letters of a stretch are in a mask."""
    return bool(letters[start:end].mean() >= MOSTLY)
