"""As posted: a post's markup as HTML that does nothing, for a sandboxed frame; see ADR 4.

nh3 keeps a short list, bleach passes over its bounded result, and the frame runs no script.
"""

import bleach
import nh3
from markdown_it import MarkdownIt

from moderation.model import Format
from moderation.web.bbcode import to_html
from moderation.web.visible import named

LONGEST = 20_000
"""Code points of a body, and of nh3's result, that are shown so; bleach is slow on text made to be slow."""

TAGS = frozenset(
    """a abbr b blockquote br code del dd div dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre q s small span
    strong sub sup table tbody td th thead tr u ul""".split()  # noqa: SIM905 - a list of quotes hides the names
)
ATTRIBUTES = {"a": {"href"}, "blockquote": {"cite"}, "td": {"colspan"}, "th": {"colspan"}}
SCHEMES = frozenset({"http", "https"})
DOCUMENT = '<!doctype html><meta charset="utf-8"><div dir="auto">{}</div>'

_MARKDOWN = MarkdownIt("commonmark").enable("table")


def as_posted(body: str, form: Format) -> str | None:
    """Give the document of the frame; None for plain text and for what is too long."""
    if form is Format.TEXT or len(body) > LONGEST:
        return None
    clean = nh3.clean(
        _html(named(body), form),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel="noreferrer noopener nofollow",
    )
    if len(clean) > LONGEST:
        return None
    return DOCUMENT.format(_again(clean))


def _again(clean: str) -> str:
    attributes = {tag: sorted(names) for tag, names in ATTRIBUTES.items()}
    attributes["a"] = ["href", "rel"]
    again: str = bleach.clean(clean, tags=TAGS, attributes=attributes, protocols=SCHEMES, strip=True)
    return again


def _html(body: str, form: Format) -> str:
    match form:
        case Format.MARKDOWN:
            return str(_MARKDOWN.render(body))
        case Format.BBCODE:
            return to_html(body)
        case _:
            return body
