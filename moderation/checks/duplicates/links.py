"""Which earlier posts gave the link that this post is little more than."""

from datetime import timedelta
from urllib.parse import urlsplit

from moderation.checks.reuse import apart
from moderation.context import Context, EarlierLink
from moderation.model import Span
from moderation.text.document import Document
from moderation.text.formulas import without_formulas
from moderation.text.measure import mask, segment_mask
from moderation.text.plain import SegmentKind

LITTLE = 120  # letters of the author's own beside the link: a title and a line


def same_links(document: Document, context: Context) -> list[tuple[EarlierLink, Span]]:
    """Give the links that earlier posts of the window gave, each with the first such post, and their spans.

    Nothing is given for a post with words of its own, nor for the front page of a site.
    """
    if not context.links or not _is_little_more(document, context):
        return []
    found: dict[str, tuple[EarlierLink, Span]] = {}
    for citation in context.citations:
        if citation.canonical and citation.canonical not in found and _is_page(citation.canonical):
            earlier = [link for link in context.links if link.canonical == citation.canonical]
            within = [link for link in earlier if _within_window(document, context, link)]
            if within:
                found[citation.canonical] = (min(within, key=_age), Span(citation.start, citation.end))
    return list(found.values())


def _is_little_more(document: Document, context: Context) -> bool:
    """Tell whether the author's own words beside the links are few."""
    cited = mask(document, [Span(one.start, one.end) for one in context.citations])
    linked = mask(document, [link.span for link in document.links])
    rest = document.fold.codes[~segment_mask(document, SegmentKind.QUOTE) & ~cited & ~linked]
    return len(without_formulas(rest.tobytes().decode("utf-32-le"))) <= LITTLE


def _is_page(canonical: str) -> bool:
    """Tell whether an address leads to one page rather than to a site."""
    parts = urlsplit(canonical)
    return parts.scheme == "https" and bool(parts.path.strip("/") or parts.query)


def _within_window(document: Document, context: Context, link: EarlierLink) -> bool:
    """Tell whether an earlier link is recent enough; unknown times are the caller's choice to have sent."""
    distance = apart(document.post.posted_at, link.posted_at)
    return distance is None or distance <= timedelta(days=context.forum.same_link_days)


def _age(link: EarlierLink) -> tuple[float, str]:
    """Order links from the earliest on."""
    return (link.posted_at.timestamp() if link.posted_at else float("inf"), link.post)
