"""Markdown inside a paragraph: emphasis, code, links, escapes, and the HTML and BBCode mixed in."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from moderation.text.markup.bbcode import RAW, Tag, apply
from moderation.text.markup.delimiters import Delimiters
from moderation.text.markup.elements import Elements
from moderation.text.markup.entities import REFERENCE, entity
from moderation.text.markup.html import TOKEN
from moderation.text.markup.reading import Place, Reading
from moderation.text.plain import SegmentKind

_MARKS = rf"""\\[!-/:-@\[-`{{-~\n]|`++|\*++|_++|~~++|!?\[|\]|<|{REFERENCE}|https?://[^\s<>*\[\]`|]*+"""
_SPECIAL = re.compile(_MARKS)
_SPECIAL_IN_CELLS = re.compile(rf"[ \t]{{0,8}}\|[ \t]{{0,8}}|{_MARKS}")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]*+|[\w.+\-]++@[\w.\-]++)>")
_DESTINATION = re.compile(
    r"""\([ \t\n]*+(?:<([^<>\n]*+)>|((?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.)*+\))*+))"""
    r"""(?:[ \t\n]++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?+[ \t\n]*+\)"""
)
_LABEL = re.compile(r"\[([^\[\]\n]{0,200}+)\]")
_LONGEST_LABEL = 200
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")

Action = tuple[int, int, Callable[[int, int], int]]


def label(words: str) -> str:
    """Give the form in which labels of references are compared."""
    return " ".join(words.casefold().split())


class Inline:
    """Reads paragraphs into a reading; `tags` are the body's BBCode by place, `targets` the references."""

    def __init__(
        self, reading: Reading, elements: Elements, tags: Mapping[int, Tag], targets: Mapping[str, str]
    ) -> None:
        self.reading = reading
        self.body = reading.body
        self._elements = elements
        self._tags = tags
        self._targets = targets

    def read(self, lines: Sequence[Place], *, cells: bool = False) -> None:
        """Read the lines of one paragraph, each a place without its marks and outer white space."""
        start, end = lines[0][0], lines[-1][1]
        special = _SPECIAL_IN_CELLS if cells else _SPECIAL
        actions: list[Action] = []
        if special.search(self.body, start, end):
            actions = _Paragraph(self, start, end).actions(special)
        actions += [(one[1], two[0], self._feed) for one, two in pairwise(lines)]
        actions.sort(key=lambda action: action[0])
        place = start
        for first, last, act in actions:
            if first >= place:
                self.reading.show(place, first)
                place = act(first, last)
        self.reading.show(place, end)

    def _feed(self, start: int, end: int) -> int:
        """Break the line between two lines of a paragraph."""
        feed = self.body.find("\n", start, end)
        self.reading.put("\n", feed, end)
        return end


class _Paragraph:
    """One paragraph's marks, turned into actions on the reading."""

    def __init__(self, inline: Inline, start: int, end: int) -> None:
        self.inline = inline
        self.reading = inline.reading
        self.body = inline.body
        self.start = start
        self.end = end
        self.done: list[Action] = []
        self.brackets: list[Place] = []
        self.delimiters = Delimiters(self.body, start, end)
        self.ticks: dict[int, list[int]] | None = None
        self.last_angle = self.body.rfind(">", start, end)

    def actions(self, special: re.Pattern[str]) -> list[Action]:
        """Give what to do, in any order; what is not acted upon shows as it stands."""
        place = self.start
        for mark in special.finditer(self.body, self.start, self.end):
            if mark.start() >= place:
                place = self._mark(mark[0], *mark.span())
        return self.done + [(start, end, _hide) for start, end in self.delimiters.hidden]

    def _mark(self, mark: str, start: int, end: int) -> int:
        """Read one mark and give the place from which to look for the next."""
        match mark[0]:
            case "\\":
                self.done.append((start, start + 1, _hide))
            case "`":
                return self._code(start, end)
            case "*" | "_" | "~":
                self.delimiters.add(mark[0], start, end)
            case "[" | "!":
                return self._open_bracket(start, end)
            case "]":
                return self._close_bracket(start)
            case "<":
                return self._angle(start)
            case "&":
                return self._reference(start, end)
            case "|" | " " | "\t":
                self.done.append((start, end, self._cell))
        return end

    def _code(self, start: int, end: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for run in re.finditer(r"`++", self.body[self.start : self.end]):
                self.ticks.setdefault(len(run[0]), []).append(self.start + run.start())
        same = self.ticks.get(end - start, [])
        following = bisect_left(same, end)
        if following == len(same):
            return end
        close = same[following]
        self.done.append((start, close + end - start, self._show_code))
        return close + end - start

    def _show_code(self, start: int, end: int) -> int:
        first = start
        while self.body[first] == "`":
            first += 1
        last = end - (first - start)
        if last - first > 2 and self.body[first] == self.body[last - 1] == " ":  # noqa: PLR2004 - a space a side
            first, last = first + 1, last - 1
        self.reading.enter(SegmentKind.CODE)
        self.reading.show(first, last)
        self.reading.leave(SegmentKind.CODE)
        return end

    def _open_bracket(self, start: int, end: int) -> int:
        tag = self.inline._tags.get(end - 1)  # noqa: SLF001 - one reader in two classes
        if tag is None:
            self.brackets.append((start, end))
            return end
        self.done.append((tag.start, tag.end, lambda _first, _last: apply(self.reading, tag)))
        return min(self.end, tag.until if tag.name in RAW else tag.end)

    def _close_bracket(self, start: int) -> int:
        end = start + 1
        if not self.brackets:
            return end
        opening = self.brackets.pop()
        target, after = self._target(opening[1], start)
        if target is None:
            return end
        if opening[1] - opening[0] > 1:
            self.done.append((opening[0], after, _hide))
            return after
        self.brackets.clear()
        self.done.append((*opening, lambda first, last: self._open_link(first, last, target)))
        self.done.append((start, after, self._close_link))
        return after

    def _target(self, start: int, end: int) -> tuple[str | None, int]:
        """Give where the words `[start, end)` in brackets lead, and the place after the link."""
        if found := _DESTINATION.match(self.body, end + 1, self.end):
            return _ESCAPE.sub(r"\1", found[1] or found[2] or ""), found.end()
        targets = self.inline._targets  # noqa: SLF001 - one reader in two classes
        if not targets:
            return None, end + 1
        named = _LABEL.match(self.body, end + 1, self.end)
        words = (named[1] if named else "") or (self.body[start:end] if end - start <= _LONGEST_LABEL else "")
        return targets.get(label(words)), named.end() if named else end + 1

    def _open_link(self, start: int, end: int, target: str) -> int:
        self.reading.open_link(start, target)
        return end

    def _close_link(self, _start: int, end: int) -> int:
        self.reading.close_link(end)
        return end

    def _angle(self, start: int) -> int:
        if start > self.last_angle:
            return start + 1
        if found := _AUTOLINK.match(self.body, start, self.end):
            self.done.append((*found.span(), self._autolink))
            return found.end()
        token = TOKEN.match(self.body, start, self.end)
        if token is None:
            return start + 1
        if not token[0].endswith(">"):
            self.last_angle = start
            return start + 1
        self.done.append((*token.span(), lambda _first, last: self._element(token, last)))
        return token.end()

    def _autolink(self, start: int, end: int) -> int:
        self.reading.open_link(start, self.body[start + 1 : end - 1])
        self.reading.show(start + 1, end - 1)
        self.reading.close_link(end)
        return end

    def _element(self, token: re.Match[str], end: int) -> int:
        return self.inline._elements.act(token, self.end) if token["name"] else end  # noqa: SLF001 - as above

    def _reference(self, start: int, end: int) -> int:
        characters, end = entity(self.body, start, end)
        if end > start:
            self.done.append((start, end, lambda first, last: self._put(characters, first, last)))
        return max(end, start + 1)

    def _put(self, characters: str, start: int, end: int) -> int:
        self.reading.put(characters, start, end)
        return end

    def _cell(self, start: int, end: int) -> int:
        self.reading.space(start, end, "\t")
        return end


def _hide(_start: int, end: int) -> int:
    return end
