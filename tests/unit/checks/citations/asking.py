"""Ask the citations check as `examine` does: the sources first, then what is missing."""

from moderation.checks.citations import CHECK, recognise
from moderation.context import Context
from moderation.model import Citation, Finding, Format, Post
from moderation.text.document import prepare


def cited(body: str, format: Format = Format.TEXT) -> list[tuple[str, str]]:  # noqa: A002 - the interface's own word
    """Give (form, exact words) of every citation of a body."""
    return [(found.form, body[found.start : found.end]) for found in citations(body, format)]


def citations(body: str, format: Format = Format.TEXT) -> tuple[Citation, ...]:  # noqa: A002 - as above
    return recognise(prepare(Post(id="p", body=body, format=format)))


def findings(body: str, context: Context | None = None, format: Format = Format.TEXT) -> tuple[Finding, ...]:  # noqa: A002 - as above
    document = prepare(Post(id="p", body=body, format=format))
    known = context or Context(citations=recognise(document))
    return CHECK.examine(document, known)


def missing(body: str, format: Format = Format.TEXT) -> list[tuple[str | None, str]]:  # noqa: A002 - as above
    """Give (reason, exact words) of every source that a body lacks."""
    return [
        (finding.reason, body[finding.spans[0].start : finding.spans[0].end])
        for finding in findings(body, format=format)
    ]
