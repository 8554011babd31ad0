"""Character references of HTML."""

import re
from html import unescape
from html.entities import html5

REFERENCE = r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]{1,31}+;?)"
_REFERENCE = re.compile(REFERENCE)
_LONGEST_NUMBER = 10


def entity(body: str, start: int, end: int) -> tuple[str, int]:
    """Give the characters that the reference `body[start:end]` stands for, and where it ends.

    One that names nothing ends where it starts. An old name needs no semicolon and may run into a word.
    """
    name = body[start + 1 : end]
    if name.startswith("#"):
        return _numbered(name), end
    if (characters := html5.get(name)) is not None:
        return characters, end
    for length in range(min(6, len(name)), 1, -1):
        if (characters := html5.get(name[:length])) is not None:
            return characters, start + 1 + length
    return "", start


def decode(words: str) -> str:
    """Give an attribute's value with its references read."""
    return _REFERENCE.sub(_decoded, words) if "&" in words else words


def _numbered(name: str) -> str:
    digits = name.lstrip("#xX").rstrip(";").lstrip("0")
    return (
        unescape(f"&{name}")
        if len(digits) < _LONGEST_NUMBER and len(name) < 2 * _LONGEST_NUMBER
        else "\ufffd"
    )


def _decoded(reference: re.Match[str]) -> str:
    characters, end = entity(reference.string, *reference.span())
    return characters + reference.string[end : reference.end()]
