"""Tell whether the post names the source that it takes a passage from."""

from collections.abc import Sequence

from moderation.context import Candidate, Context
from moderation.model import Citation, Passage
from moderation.text.document import Document
from moderation.text.normalise import fold
from moderation.text.url import canonical, host

NEAR = 300  # characters between a passage and a citation of its source's site, outlet or title
CLOSE = 60  # characters between a passage and a name that opens or closes it
OUTLET = 5  # letters of a site's name that is known again
TITLE = 12  # letters of a title that is known again


def attributed(
    document: Document, context: Context, candidate: Candidate, passages: Sequence[Passage]
) -> bool:
    """Tell whether the post cites a source.

    A citation of the source's own address counts wherever it stands; one of its site, its outlet or its title
    must stand within 300 characters of where a passage begins or ends. A name without an address, which
    nobody can look up here, is believed where it opens or closes a passage.
    """
    return any(
        _is_address(citation, candidate)
        or (_is_near(citation, passages, NEAR) and _names(document, citation, candidate))
        or (_is_near(citation, passages, CLOSE) and _is_name(citation))
        for citation in context.citations
    )


def _is_address(citation: Citation, candidate: Candidate) -> bool:
    """Tell whether a citation leads to the source itself."""
    return bool(candidate.url and citation.canonical and citation.canonical == canonical(candidate.url))


def _is_near(citation: Citation, passages: Sequence[Passage], reach: int) -> bool:
    """Tell whether a citation stands within `reach` characters of the beginning or end of a passage."""
    return any(
        citation.start - reach <= edge <= citation.end + reach
        for passage in passages
        for edge in (passage.start, passage.end)
    )


def _is_name(citation: Citation) -> bool:
    """Tell whether a citation names a source without an address."""
    return (citation.target or "").startswith(("name:", "press:"))


def _names(document: Document, citation: Citation, candidate: Candidate) -> bool:
    """Tell whether a citation names the site, the outlet or the title of a source."""
    site = host(candidate.url or "")
    if site and host(citation.canonical or citation.target or "") == site:
        return True
    words = _letters(document.post.body[citation.start : citation.end])
    outlet, title = _letters(site.rpartition(".")[0]), _letters(candidate.title or "")
    return (len(outlet) >= OUTLET and outlet in words) or (len(title) >= TITLE and title in words)


def _letters(text: str) -> str:
    """Give the folded letters of a text."""
    return fold(text).stream
