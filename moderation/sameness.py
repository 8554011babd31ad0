"""What a finding is known by, so that a person's decision about it holds although offsets move."""

import hashlib

from moderation.model import Finding, Span
from moderation.text.document import Document
from moderation.text.normalise import fold

LENGTH = 16  # hexadecimal digits: 64 bits tell one post's findings apart


def key(document: Document, finding: Finding) -> str:
    """Give the same key for the same finding of another revision or another version of a check.

    Check, kind, what the finding is about and the folded text of its spans count; offsets, shares and
    versions do not.
    """
    about = (finding.entity, finding.reason, finding.family or _source(finding), finding.of, finding.link)
    words = [_folded(document.post.body, finding.spans)]
    words += [_folded(document.post.title or "", finding.title_spans or ())]
    words += [_folded(document.post.author or "", finding.author_spans or ())]
    parts = [finding.check, finding.kind, *(part or "" for part in about), *words]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _source(finding: Finding) -> str | None:
    """Name a source as its family would be named, so that another copy of it changes nothing."""
    return None if finding.source is None else f"{finding.source.kind}:{finding.source.id}"


def _folded(text: str, spans: tuple[Span, ...]) -> str:
    return "\x1e".join(fold(text[span.start : span.end]).stream for span in spans)
