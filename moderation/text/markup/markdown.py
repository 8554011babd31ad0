"""Markdown, as Discourse and Flarum write it: BBCode and HTML mixed in, and line feeds that break lines.

Blocks are read line by line. Two things differ from CommonMark on purpose. A line without ">" ends a quote,
for its words are the author's own wherever they are drawn; and a reference's definition is kept as a link
without words.
"""

import re

from moderation.text.markup.bbcode import RAW, Tag, apply, tags
from moderation.text.markup.elements import Elements
from moderation.text.markup.html import read_range
from moderation.text.markup.inline import Inline, label
from moderation.text.markup.reading import Place, Reading
from moderation.text.markup.text import ARROW
from moderation.text.plain import PlainText, SegmentKind

_QUOTE_MARKS = re.compile(rf"[ ]{{0,3}}>(?!{ARROW}|[=.:;(<_])[ ]?(?:[ ]{{0,3}}>[ ]?)*+", re.MULTILINE)
_INDENT = re.compile(r"[ \t]*+")
_FENCE = re.compile(r"(`{3,}+)(?=[^`\n]*+$)|(~{3,}+)", re.MULTILINE)
_HEADING = re.compile(r"#{1,6}(?=[ \t\r\n]|\Z)[ \t]*+")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t\r]*+$", re.MULTILINE)
_RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)\r?$", re.MULTILINE)
_ITEM = re.compile(r"(?:[-+*](?=[ \t\r\n]|\Z)|(?=[0-9]{1,9}[.)](?:[ \t]|$)))[ \t]*+", re.MULTILINE)
_DEFINITION = re.compile(
    r"""[ ]{0,3}\[([^\[\]\n^][^\[\]\n]{0,200})\]:[ \t]*+<?((?:https?:/|www\.|mailto:|/|ftp:)[^\s<>]*+)>?"""
    r"""(?:[ \t]++(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\)))?+[ \t\r]*+$""",
    re.MULTILINE,
)
_RULED = re.compile(
    r"(?=[^\n]*\|)\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t\r]*+$", re.MULTILINE
)
_HTML_BLOCK = re.compile(r"<(?:!--|(script|style|pre|textarea)\b)", re.IGNORECASE)
_CLOSINGS = {
    "!--": re.compile("-->"),
    **{
        name: re.compile(rf"</{name}[^>]*+>", re.IGNORECASE)
        for name in ("script", "style", "pre", "textarea")
    },
}
_MARKS = frozenset("#=-*_+[|:`~<0123456789")  # what a line that is more than text begins with
_DEEP = 4


def read_markdown(body: str) -> PlainText:
    """Read a Markdown body."""
    return _Blocks(body).read()


class _Blocks:
    """The block under way while lines are read: a paragraph, a quote, a fence, a list."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.reading = Reading(body)
        self.elements = Elements(self.reading)
        self.tags = {tag.start: tag for tag in tags(body)}
        targets = {label(found[1]): found[2] for found in reversed(list(_definitions(body)))}
        self.inline = Inline(self.reading, self.elements, self.tags, targets)
        self.paragraph: list[Place] = []
        self.depth = 0
        self.fence = ""
        self.in_list = False
        self.in_table = False
        self.after_blank = True

    def read(self) -> PlainText:
        place = 0
        while place < len(self.body):
            place = self._line(place, self._end_of_line(place))
        self._end_paragraph()
        self.elements.close()
        return self.reading.finish()

    def _line(self, start: int, end: int) -> int:
        """Read the line `[start, end)` and give the place where the next begins."""
        first = self._quote_marks(start, end)
        following = end + 1
        if self.fence:
            self._fenced(first, end)
        else:
            indent = _INDENT.match(self.body, first, end)
            content = indent.end() if indent else first
            if not self.body[content:end].strip():
                self._blank(end)
            else:
                following = self._content(first, content, end)
        return following

    def _quote_marks(self, start: int, end: int) -> int:
        """Follow the line into its quote or out of one, and give the place after its marks."""
        if self.fence and not self.depth:
            return start
        marks = _QUOTE_MARKS.match(self.body, start, end) if self.body[start] in " >" else None
        if marks is None and not self.depth:
            return start
        depth = self.body.count(">", start, marks.end()) if marks else 0
        if depth != self.depth:
            self._end_paragraph()
            self.fence = self._end_code() if self.fence else ""
            lines = 2 if 0 in (depth, self.depth) else 1
            self.reading.block(lines, *(marks.span() if marks else (start - 1, start)))
            if not self.depth:
                self.reading.enter(SegmentKind.QUOTE)
            elif not depth:
                self.reading.leave(SegmentKind.QUOTE)
            self.depth = depth
            self.in_list = False
            self.after_blank = True
        return marks.end() if marks else start

    def _content(self, first: int, content: int, end: int) -> int:
        """Read a line that shows something and give the place where the next begins."""
        body = self.body
        self.after_blank, was_blank = False, self.after_blank
        if was_blank and self._is_code(first, content):
            self._code_line(first, content, end)
            self.after_blank = True
        elif body[content] not in _MARKS and not self.in_table:
            self._text_line(first, content, end, was_blank=was_blank)
        elif (after := self._raw_block(content, end)) is not None:
            return after
        elif fence := _FENCE.match(body, content, end):
            self._end_paragraph()
            self.fence = fence[0]
            self.reading.block(1, content, end)
            self.reading.enter(SegmentKind.CODE)
        elif not self._structure(content, end):
            self._text_line(first, content, end, was_blank=was_blank)
        return end + 1

    def _structure(self, content: int, end: int) -> bool:
        """Read a line that is a heading, a rule, a definition or a table's row; tell whether it was one."""
        body = self.body
        if heading := _HEADING.match(body, content, end):
            self._end_paragraph()
            self._heading(content, heading.end(), end)
        elif (self.paragraph and _UNDERLINE.match(body, content, end)) or _RULE.match(body, content, end):
            self._end_paragraph()
            self.reading.block(2, content, end)
        elif not self.paragraph and (definition := _DEFINITION.match(body, content, end)):
            self.reading.open_link(content, definition[2])
            self.reading.close_link(definition.end())
        else:
            return self._table_row(content, end)
        return True

    def _table_row(self, content: int, end: int) -> bool:
        body = self.body
        if self.in_table and "|" in body[content:end]:
            self.inline.read([(content, end)], cells=True)
            self.reading.block(1, end, end + 1)
            return True
        self.in_table = False
        if (
            not self.paragraph
            or not _RULED.match(body, content, end)
            or "|" not in body[slice(*self.paragraph[-1])]
        ):
            return False
        header = self.paragraph.pop()
        self._end_paragraph()
        self.inline.read([header], cells=True)
        self.reading.block(1, header[1], end)
        self.in_table = True
        return True

    def _text_line(self, first: int, content: int, end: int, *, was_blank: bool) -> None:
        """Add a line to the paragraph, or begin an item of a list with it."""
        if item := _ITEM.match(self.body, content, end):
            self._end_paragraph()
            if item.end() > content:
                self.reading.block(1, content, item.end())
            content = item.end()
            self.in_list = True
        elif was_blank and content == first:
            self.in_list = False
        last = content + len(self.body[content:end].rstrip())
        self.paragraph.append((content, last))

    def _blank(self, end: int) -> None:
        self._end_paragraph()
        self.reading.block(2, end, end + 1)
        self.after_blank = True
        self.in_table = False

    def _heading(self, start: int, first: int, end: int) -> None:
        """Read a heading whose words begin at `first`; number signs after a space close it."""
        words = self.body[first:end].rstrip()
        if words.rstrip("#")[-1:] in ("", " ", "\t"):
            words = words.rstrip("#").rstrip()
        last = first + len(words)
        self.reading.block(2, start, first)
        self.inline.read([(first, last)])
        self.reading.block(2, last, min(end + 1, len(self.body)))

    def _end_paragraph(self) -> None:
        if self.paragraph:
            last = self.paragraph[-1][1]
            self.inline.read(self.paragraph)
            self.paragraph = []
            self.reading.block(1, last, min(last + 1, len(self.body)))

    def _is_code(self, first: int, content: int) -> bool:
        deep = content - first >= _DEEP or "\t" in self.body[first:content]
        return deep and not self.in_list and not self.paragraph

    def _code_line(self, first: int, content: int, end: int) -> None:
        self.reading.enter(SegmentKind.CODE)
        self.reading.show(min(content, first + _DEEP), end)
        self.reading.leave(SegmentKind.CODE)
        self.reading.block(1, end, end + 1)

    def _fenced(self, first: int, end: int) -> None:
        line = self.body[first:end].strip()
        if len(line) >= len(self.fence) and not line.strip(self.fence[0]):
            self.fence = self._end_code()
            self.reading.block(1, first, end)
        else:
            self.reading.show(first, min(end + 1, len(self.body)))

    def _end_code(self) -> str:
        self.reading.leave(SegmentKind.CODE)
        return ""

    def _raw_block(self, content: int, end: int) -> int | None:
        """Read `[code]` and HTML's raw elements, with the rest of their line; give the place of the next."""
        tag = self.tags.get(content)
        if tag is not None and tag.opens and tag.name in RAW:
            self._end_paragraph()
            end = self._end_of_line(max(tag.after, end))
            self._raw_tag(tag)
            self.paragraph.append((tag.after, end))
            self._end_paragraph()
            return end + 1
        if html := _HTML_BLOCK.match(self.body, content):
            self._end_paragraph()
            closing = _CLOSINGS[(html[1] or "!--").lower()].search(self.body, html.end())
            end = self._end_of_line(max(closing.end(), end)) if closing else len(self.body)
            read_range(self.reading, content, end)
            self.reading.block(1, end, min(end + 1, len(self.body)))
            return end + 1
        return None

    def _raw_tag(self, tag: Tag) -> None:
        place = apply(self.reading, tag)
        if place < tag.after:
            self.reading.show(place, tag.until)
            apply(self.reading, self.tags[tag.until])

    def _end_of_line(self, place: int) -> int:
        end = self.body.find("\n", place)
        return end if end >= 0 else len(self.body)


def _definitions(body: str) -> list[re.Match[str]]:
    if "]:" not in body:
        return []
    found = (
        _DEFINITION.match(body, line.start()) for line in re.finditer(r"^(?=[ ]{0,3}\[)", body, re.MULTILINE)
    )
    return [match for match in found if match]
