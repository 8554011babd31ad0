"""Read what came: the article of a page, the entries of a feed, the addresses of a sitemap.

The libraries that do it are imported when first needed: neither the web nor a worker that fetches nothing
loads them.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from moderation.model import Format, Invalid
from moderation.text.markup import read

LEAST = 200  # characters of an article; less is a menu, a notice on cookies, a feed's summary
_LOCATION = re.compile(r"<loc>([^<]*)</loc>", re.IGNORECASE)
_ROOT = re.compile(rb"<(rss|feed|rdf:RDF|urlset|sitemapindex|html|!doctype html)\b", re.IGNORECASE)
_FEEDS = (b"rss", b"feed", b"rdf:rdf")
_SITEMAPS = (b"urlset", b"sitemapindex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text of the web; `text` is empty where only its address is known."""

    text: str = field(repr=False)
    url: str | None = None
    title: str | None = None


def kind_of(content: bytes) -> str:
    """Tell what a file is by its beginning: jsonl, feed, sitemap or page."""
    beginning = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith(b"{"):
        return "jsonl"
    root = _ROOT.search(beginning)
    name = root.group(1).lower() if root else b""
    if name in _FEEDS:
        return "feed"
    return "sitemap" if name in _SITEMAPS else "page"


def read_page(content: bytes, *, url: str | None = None, content_type: str = "text/html") -> Article:
    """Give the article of a page without what surrounds it; Invalid if there is none."""
    if content_type.startswith("text/plain"):
        return Article(text=_require(content.decode("utf-8", "replace")), url=url)
    import trafilatura  # noqa: PLC0415 - half a second and lxml, for those who fetch

    found: Any = trafilatura.bare_extraction(content, url=url, with_metadata=True, include_comments=False)
    text = "" if found is None else str(found.text or "")
    title = None if found is None else found.title
    return Article(text=_require(text), url=url or (found and found.url) or None, title=title)


def _require(text: str) -> str:
    if len(text.strip()) < LEAST:
        raise Invalid("text: no article is in it", field="text", code="no_article")
    return text.strip()


def read_feed(content: bytes) -> list[Article]:
    """Give the entries of an RSS or Atom feed; those that hold a summary alone have no text."""
    import feedparser  # noqa: PLC0415 - only those who follow feeds need it

    return [_entry(each) for each in feedparser.parse(content).entries]


def _entry(entry: Mapping[str, Any]) -> Article:
    contents = [str(each.get("value", "")) for each in entry.get("content") or ()]
    text = max((read(each, Format.HTML).text.strip() for each in contents), key=len, default="")
    return Article(
        text=text if len(text) >= LEAST else "",
        url=entry.get("link") or None,
        title=entry.get("title") or None,
    )


def read_sitemap(content: bytes) -> list[str]:
    """Give the addresses that a sitemap names."""
    found = _LOCATION.findall(content.decode("utf-8", "replace"))
    return [html.unescape(each).strip() for each in found if each.strip()]
