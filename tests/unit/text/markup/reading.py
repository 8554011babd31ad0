"""How the tests of the formats look at what was read."""

from moderation.model import Format
from moderation.text.markup import read
from moderation.text.plain import PlainText


def pieces(plain: PlainText) -> list[tuple[str, str, str | None]]:
    """Give each segment's kind, words and member."""
    return [(one.kind.value, plain.text[one.start : one.end], one.of) for one in plain.segments]


def links(body: str, plain: PlainText) -> list[tuple[str, str, str]]:
    """Give each link's markup, words and target."""
    return [
        (body[link.span.start : link.span.end], plain.text[link.start : link.end], link.target)
        for link in plain.links
    ]


def text(body: str, form: Format) -> str:
    """Give the text that shows."""
    return read(body, form).text


def came_from(body: str, plain: PlainText, words: str) -> str:
    """Give the part of the body that some words of the text came from."""
    start = plain.text.index(words)
    span = plain.span(start, start + len(words))
    return body[span.start : span.end]
