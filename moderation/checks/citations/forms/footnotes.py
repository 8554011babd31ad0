"""Footnotes: the mark in the text and its definition at the foot, `[1]` … `[1] K. Haddad, p. 44`."""

import re
from collections.abc import Iterator

from moderation.checks.citations.forms import urls
from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.reading import Reading

_DEFINITION = re.compile(
    r"^[ \t]{0,3}(\[\^?\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\(\d{1,2}\))[ \t]?:?[ \t]{0,3}(\S[^\n]{3,400})",
    re.MULTILINE,
)
_SUPERSCRIPT = "¹²³⁴⁵⁶⁷⁸⁹"


def find(reading: Reading) -> Iterator[Mention]:
    """Give each definition whose mark stands earlier in the text, and each such mark."""
    for definition in _DEFINITION.finditer(reading.text):
        mark, line = definition[1], definition.start()
        place = reading.text.rfind(mark, 0, line)
        if place < 0 or reading.has(("pseudo_source", "personal"), definition.start(2), definition.end(2)):
            continue
        yield Mention(
            definition.start(1),
            definition.start(2) + len(definition[2].rstrip()),
            "footnote",
            _target(definition),
        )
        if mark[0] not in _SUPERSCRIPT:
            yield Mention(place, place + len(mark), "footnote_mark", f"note:{mark.strip('[]()^')}")


def _target(definition: re.Match[str]) -> str:
    address = next(iter(urls.find(definition[2])), None)
    return urls.absolute(definition[2][slice(*address)]) if address else f"name:{definition[2].strip()}"
