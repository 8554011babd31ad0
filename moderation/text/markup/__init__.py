"""Read a body of any format into plain text with its offset map."""

from typing import assert_never

from moderation.model import Format
from moderation.text.markup.bbcode import read_bbcode
from moderation.text.markup.html import read_html
from moderation.text.markup.markdown import read_markdown
from moderation.text.markup.text import read_text
from moderation.text.plain import PlainText

__all__ = ["read"]


def read(body: str, format: Format) -> PlainText:  # noqa: A002 - the interface's own word
    """Give the plain text of a body: what a reader of the forum sees, and whose words they are.

    Never raises: markup that is broken is read as a browser or a forum would show it. Linear in the body.
    """
    match format:
        case Format.TEXT:
            return read_text(body)
        case Format.BBCODE:
            return read_bbcode(body)
        case Format.HTML:
            return read_html(body)
        case Format.MARKDOWN:
            return read_markdown(body)
        case _:
            assert_never(format)
