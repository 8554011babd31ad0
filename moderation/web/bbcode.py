"""BBCode as HTML: to be looked at, and only after a sanitiser, which also mends what is nested wrongly."""

import re

from markupsafe import escape

_TAG = re.compile(r"\[(/?)([a-z*]{1,10})(?:=([^\[\]\n]{0,300}))?\]", re.IGNORECASE)
_PAIRS = {
    "b": "b",
    "i": "i",
    "u": "u",
    "s": "s",
    "quote": "blockquote",
    "code": "pre",
    "list": "ul",
    "*": "li",
    "url": "a",
    "center": "div",
}


def to_html(body: str) -> str:
    """Write the tags that every forum knows as HTML; others stay as they were written."""
    parts, place = [], 0
    for tag in _TAG.finditer(body):
        parts += [_text(body[place : tag.start()]), _write(tag)]
        place = tag.end()
    return "".join([*parts, _text(body[place:])])


def _text(words: str) -> str:
    return str(escape(words)).replace("\n", "<br>")


def _write(tag: re.Match[str]) -> str:
    closing, value = tag[1], tag[3]
    name = _PAIRS.get(tag[2].lower())
    if name is None:
        return _text(tag[0])
    if closing:
        return f"</{name}>"
    if name == "a" and value:
        return f'<a href="{escape(value.strip(chr(34)))}">'
    return f"<{name}>"
