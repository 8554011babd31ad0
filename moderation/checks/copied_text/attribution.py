"""Tell whether the post names the source that it takes a passage from."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

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
    address = canonical(candidate.url) if candidate.url else None
    if address and any(citation.canonical == address for citation in context.citations):
        return True
    edges = sorted(edge for passage in passages for edge in (passage.start, passage.end))
    names = _names(candidate)
    return any(
        (_is_near(citation, edges, NEAR) and names.in_citation(document, citation))
        or (_is_near(citation, edges, CLOSE) and (citation.target or "").startswith(("name:", "press:")))
        for citation in context.citations
    )


def _is_near(citation: Citation, edges: Sequence[int], reach: int) -> bool:
    """Tell whether the beginning or end of a passage lies within `reach` characters of a citation."""
    place = bisect_left(edges, citation.start - reach)
    return place < len(edges) and edges[place] <= citation.end + reach


@dataclass(frozen=True, slots=True)
class _Names:
    """What a source is called: its host, and the folded letters of its outlet and its title."""

    site: str
    outlet: str
    title: str

    def in_citation(self, document: Document, citation: Citation) -> bool:
        """Tell whether a citation names the source by one of these."""
        if self.site and host(citation.canonical or citation.target or "") == self.site:
            return True
        words = fold(document.post.body[citation.start : citation.end]).stream
        return (len(self.outlet) >= OUTLET and self.outlet in words) or (
            len(self.title) >= TITLE and self.title in words
        )


def _names(candidate: Candidate) -> _Names:
    """Give what a candidate is called."""
    site = host(candidate.url or "")
    return _Names(site, fold(site.rpartition(".")[0]).stream, fold(candidate.title or "").stream)
