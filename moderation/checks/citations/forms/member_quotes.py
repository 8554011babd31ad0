"""Quotations that a forum's own button made: `[quote="karima, post:7, topic:42"]` cites a post."""

import re
from collections.abc import Iterator

from moderation.model import Citation

# A name without marks is typed by hand and leads nowhere; the button writes the marks.
_QUOTE = re.compile(r"\[quote=[\"“]([^\"”\]\n]{1,80})[\"”](?:[^\]\n]{0,80})\]", re.IGNORECASE)
_PLACE = re.compile(r"post:(\d{1,12}),? topic:(\d{1,12})")
_END = re.compile(r"\[/quote\]", re.IGNORECASE)


def find(body: str) -> Iterator[Citation]:
    """Give each such quotation of a body, with its whole markup."""
    for opening in _QUOTE.finditer(body):
        closing = _END.search(body, opening.end())
        if closing is None:
            return
        place = _PLACE.search(opening[1])
        target = f"post:{place[2]}/{place[1]}" if place else f"member:{opening[1].split(',')[0]}"
        yield Citation(
            start=opening.start(), end=closing.end(), form="member_quote", target=target, canonical=target
        )
