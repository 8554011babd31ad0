"""Emphasis in Markdown: which `*`, `_` and `~~` are marks, by CommonMark's rule of flanking runs."""

import unicodedata
from dataclasses import dataclass

from moderation.text.markup.reading import Place


@dataclass(slots=True)
class _Run:
    end: int
    left: int


class Delimiters:
    """Pairs runs of one character with the nearest earlier ones, each in time linear in the paragraph."""

    def __init__(self, body: str, start: int, end: int) -> None:
        self._body = body
        self._start = start
        self._end = end
        self._open: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
        self.hidden: list[Place] = []

    def add(self, character: str, start: int, end: int) -> None:
        """Take the run `[start, end)`: close what it can close, then let the rest open."""
        opens, closes = self._flanks(character, start, end)
        if closes:
            start = self._close(character, start, end)
        if opens and start < end:
            self._open[character].append(_Run(end, end - start))

    def _close(self, character: str, start: int, end: int) -> int:
        waiting = self._open[character]
        while start < end and waiting:
            run = waiting[-1]
            length = min(run.left, end - start)
            self.hidden.append((run.end - length, run.end))
            self.hidden.append((start, start + length))
            run.end -= length
            run.left -= length
            start += length
            if not run.left:
                waiting.pop()
        return start

    def _flanks(self, character: str, start: int, end: int) -> tuple[bool, bool]:
        """Tell whether a run may open, and whether it may close."""
        before = self._body[start - 1] if start > self._start else " "
        after = self._body[end] if end < self._end else " "
        left = not after.isspace() and (not _punctuates(after) or before.isspace() or _punctuates(before))
        right = not before.isspace() and (not _punctuates(before) or after.isspace() or _punctuates(after))
        if character != "_":
            return left, right
        return left and (not right or _punctuates(before)), right and (not left or _punctuates(after))


def _punctuates(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
