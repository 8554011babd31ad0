"""HTML, as a browser shows it: a linear tokenizer after the HTML standard's, with exact places."""

import re

from moderation.text.markup.elements import Elements
from moderation.text.markup.entities import REFERENCE, entity
from moderation.text.markup.reading import Reading
from moderation.text.plain import PlainText

# Comments, tags and what the standard calls bogus comments. What is never closed runs to the end.
TOKEN = re.compile(
    r"<!--(?:-?>|[\s\S]*?(?:--!?>|\Z))"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"""(?P<attributes>(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|)|["'])*+)(?:>|\Z)"""
    r"|<(?:[!?]|/(?!\Z))[^>]*+(?:>|\Z)"
)
_BREAKS_LINES = re.compile(r"<(?:p|br|div|li|td)\b", re.IGNORECASE)
_SPACE = " \t\n\r\f"
_COLLAPSED = re.compile(rf"[ \t\n\r\f]{{2,}}+|[\t\n\r\f]|{REFERENCE}")
_KEPT = re.compile(REFERENCE)


def read_html(body: str) -> PlainText:
    """Read an HTML body."""
    reading = Reading(body)
    read_range(reading, 0, len(body))
    return reading.finish()


def read_range(reading: Reading, start: int, end: int) -> None:
    """Read `body[start:end]` as HTML.

    A body without any paragraph or line break keeps its line feeds: WordPress stores comments so, and makes
    the paragraphs when it shows them.
    """
    body = reading.body
    elements = Elements(reading, keeps_lines=_BREAKS_LINES.search(body, start, end) is None)
    place = start
    while (token := TOKEN.search(body, place, end)) is not None:
        show_words(reading, place, token.start(), kept=elements.keeps_space)
        place = elements.act(token, end) if token["name"] else token.end()
    show_words(reading, place, end, kept=elements.keeps_space)
    elements.close()


def show_words(reading: Reading, start: int, end: int, *, kept: bool) -> None:
    """Show text between tags: references read, white space collapsed or kept."""
    if kept:
        _show_references(reading, start, end, _KEPT)
        return
    words = reading.body[start:end]
    first = start + len(words) - len(words.lstrip(_SPACE))
    if first == end:
        if first > start:
            reading.space(start, end)
        return
    last = start + len(words.rstrip(_SPACE))
    if first > start:
        reading.space(start, first)
    _show_references(reading, first, last, _COLLAPSED)
    if last < end:
        reading.space(last, end)


def _show_references(reading: Reading, start: int, end: int, special: re.Pattern[str]) -> None:
    body = reading.body
    place = start
    for found in special.finditer(body, start, end):
        at, until = found.span()
        if body[at] != "&":
            reading.show(place, at)
            reading.space(at, until)
            place = until
            continue
        characters, until = entity(body, at, until)
        if until > at:
            reading.show(place, at)
            reading.put(characters, at, until)
            place = until
    reading.show(place, end)
