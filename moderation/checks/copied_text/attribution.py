"""Tell whether the post names the source that it takes a passage from."""

from collections.abc import Sequence

from moderation.context import Candidate, Context
from moderation.model import Citation, Passage
from moderation.text.document import Document
from moderation.text.normalise import fold
from moderation.text.url import canonical, host

NEAR = 300  # characters between a passage and a citation of its site, title or outlet
TITLE = 12  # letters of a title that is known again


def attributed(
    document: Document, context: Context, candidate: Candidate, passages: Sequence[Passage]
) -> bool:
    """Tell whether the post cites a source.

    A citation of the source's own address counts wherever it stands; one of its site, its title or its
    outlet must stand in a passage or within 300 characters of one.
    """
    return any(
        _is_address(citation, candidate)
        or (_is_near(citation, passages) and _names(document, citation, candidate))
        for citation in context.citations
    )


def _is_address(citation: Citation, candidate: Candidate) -> bool:
    """Tell whether a citation leads to the source itself."""
    return bool(candidate.url and citation.canonical and citation.canonical == canonical(candidate.url))


def _is_near(citation: Citation, passages: Sequence[Passage]) -> bool:
    """Tell whether a citation stands in or near a passage."""
    return any(
        citation.start <= passage.end + NEAR and passage.start <= citation.end + NEAR for passage in passages
    )


def _names(document: Document, citation: Citation, candidate: Candidate) -> bool:
    """Tell whether a citation names the site, the outlet or the title of a source."""
    site = host(candidate.url or "")
    if site and host(citation.canonical or citation.target or "") == site:
        return True
    if citation.target and citation.target.startswith("press:"):
        return _letters(citation.target.removeprefix("press:")) in _letters(site)
    title = _letters(candidate.title or "")
    return len(title) >= TITLE and title in _letters(document.post.body[citation.start : citation.end])


def _letters(text: str) -> str:
    """Give the folded letters of a text."""
    return fold(text).stream
