"""Why shared words may be no fault: whose words they are, and how they are marked."""

import re

from moderation.context import Context
from moderation.model import Passage, Span
from moderation.text.document import Document
from moderation.text.formulas import is_formula, is_scripture
from moderation.text.measure import Mask, segment_mask, stretch
from moderation.text.plain import SegmentKind

MOSTLY = 0.8
SHORT_QUOTATION = 50  # words; CopyPatrol's limit too
NEAR = 60  # characters between a scripture's words and its reference
_WINDOW = 600  # characters on either side in which the marks of a quotation are looked for
_MARKED = re.compile(r"«[^«»]{1,600}»|“[^“”]{1,600}”|„[^„“”]{1,600}[“”]|\"[^\"]{1,600}\"")


def reason(document: Document, context: Context, passage: Passage | Span, *, of_member: bool) -> str | None:
    """Give why a passage is exempt, or None.

    quote: it stands in the quoted block of another member, or, where it came from a member's post, in any
    quoted block. code: it stands in code or logs. scripture: it is the Qur'an, or words with their
    reference. formula: greetings, invocations, du'a. short_quotation: it stands in quotation marks or an
    unnamed quoted block and has fewer than fifty words.
    """
    start, end = stretch(document, passage)
    if start >= end:
        return None
    letters = document.fold.stream[start:end]
    if _mostly(segment_mask(document, SegmentKind.QUOTE, named=not of_member), start, end):
        return "quote"
    if _mostly(segment_mask(document, SegmentKind.CODE), start, end):
        return "code"
    if is_scripture(letters) or _has_reference(context, passage):
        return "scripture"
    if is_formula(letters):
        return "formula"
    return "short_quotation" if _is_short_quotation(document, passage, start, end) else None


def _mostly(letters: Mask, start: int, end: int) -> bool:
    """Tell whether most letters of a stretch are in a mask."""
    return bool(letters[start:end].mean() >= MOSTLY)


def _has_reference(context: Context, passage: Passage | Span) -> bool:
    """Tell whether a short passage is closed by a reference to scripture."""
    return any(
        citation.target is not None
        and citation.target.startswith(("quran:", "hadith:"))
        and -NEAR <= citation.start - passage.end <= NEAR
        for citation in context.citations
    )


def _is_short_quotation(document: Document, passage: Passage | Span, start: int, end: int) -> bool:
    """Tell whether a passage is marked as a quotation of fewer than fifty words."""
    first, last = document.plain.find(passage.start, passage.end)
    if _mostly(segment_mask(document, SegmentKind.QUOTE), start, end):
        return len(document.text[first:last].split()) < SHORT_QUOTATION
    origin = max(0, first - _WINDOW)
    for marked in _MARKED.finditer(document.text, origin, last + _WINDOW):
        inside = min(last, marked.end()) - max(first, marked.start())
        if inside >= MOSTLY * (last - first):
            return len(marked.group().split()) < SHORT_QUOTATION
    return False
