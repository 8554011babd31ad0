"""Plain text: every character maps to itself; lines that begin with ">" are quotes, as in e-mail."""

import re

from moderation.text.markup.reading import Reading
from moderation.text.plain import PlainText, SegmentKind

# An arrow before an address (">>>> http://…") points at a source, ">:(" is a face: neither begins a quote.
ARROW = r"[>=\- \t]*+(?:https?://|www\.)\S*+[ \t]*+$"
QUOTED_LINE = rf"[ \t]{{0,3}}>(?!{ARROW}|[=.:;(<_])"
_QUOTE = re.compile(rf"^{QUOTED_LINE}[^\n]*+\n?(?:^[ \t]{{0,3}}>[^\n]*+\n?)*+", re.MULTILINE)


def read_text(body: str) -> PlainText:
    """Read a body without markup."""
    reading = Reading(body)
    place = 0
    for quote in _QUOTE.finditer(body) if ">" in body else ():
        reading.show(place, quote.start())
        reading.enter(SegmentKind.QUOTE)
        reading.show(*quote.span())
        reading.leave(SegmentKind.QUOTE)
        place = quote.end()
    reading.show(place, len(body))
    return reading.finish()
