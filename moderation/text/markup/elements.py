"""What the elements of HTML do to a reading: breaks, quotes, code, links, and what does not show."""

import re

from moderation.text.markup.attribution import member
from moderation.text.markup.entities import decode
from moderation.text.markup.names import names
from moderation.text.markup.reading import Reading
from moderation.text.plain import SegmentKind

_LINES = dict.fromkeys(names("html", "blocks"), 1) | dict.fromkeys(names("html", "paragraphs"), 2)
_UNSEEN = names("html", "unseen")
_CODE = names("html", "code")
_VOID = names("html", "void")
_ATTRIBUTE = re.compile(r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")
_HIDES = re.compile(r"hidden|none", re.IGNORECASE)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CLOSINGS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+(?:>|\Z)", re.IGNORECASE) for name in _UNSEEN}
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)[^>]*+(?:>|\Z)")
_ADDRESS = re.compile(r"https?:|//|/", re.IGNORECASE)

Token = re.Match[str]


class Elements:
    """The elements that are open while a body is read."""

    def __init__(self, reading: Reading, *, keeps_lines: bool = False) -> None:
        self.reading = reading
        self._keeps_lines = keeps_lines
        self._stack: list[str] = []
        self._kinds: list[SegmentKind | None] = []
        self._counts: dict[str, int] = {}
        self._unclosed: set[str] = set()

    @property
    def keeps_space(self) -> bool:
        """Tell whether white space shows as it stands here."""
        return self._keeps_lines or self._counts.get("pre", 0) > 0

    def act(self, token: Token, end: int) -> int:
        """Let a tag act, and give the place from which to read on, at most `end`."""
        name = token["name"].lower()
        if lines := _LINES.get(name):
            self.reading.block(lines, *token.span())
        if token["close"]:
            self._close(name, token)
            return token.end()
        attributes = token["attributes"]
        if name in _UNSEEN:
            return self._unseen(name, token.end(), end)
        if attributes and name not in _VOID and _hidden(attributes):
            return _skip(self.reading.body, name, token.end(), end)
        self._open(name, token)
        return token.end() + (name == "pre" and self.reading.body.startswith("\n", token.end()))

    def close(self) -> None:
        """Close what is still open at the end."""
        while self._stack:
            self._pop()

    def _unseen(self, name: str, start: int, end: int) -> int:
        """Give the place after an element whose words never show; one left open hides nothing."""
        closing = None if name in self._unclosed else _CLOSINGS[name].search(self.reading.body, start, end)
        if closing is None:
            self._unclosed.add(name)
        return closing.end() if closing else start

    def _open(self, name: str, token: Token) -> None:
        reading = self.reading
        match name:
            case "br":
                reading.line(*token.span())
            case "td" | "th":
                reading.space(*token.span(), "\t")
            case "a" if not self._counts.get("onebox"):
                if (target := attributes(token).get("href")) is not None:
                    reading.open_link(token.start(), target.strip())
            case "blockquote":
                self._push(name, SegmentKind.QUOTE, quoted(token))
            case "aside":
                self._aside(token)
            case "p" if self._counts.get("onebox"):
                self._push(name, SegmentKind.QUOTE)
            case _ if name in _CODE:
                self._push(name, SegmentKind.CODE)

    def _close(self, name: str, token: Token) -> None:
        if name == "a":
            if not self._counts.get("onebox"):
                self.reading.close_link(token.end())
            return
        if name == "br":
            self.reading.line(*token.span())
        elif name == "cite" and self._counts.get("blockquote"):
            self.reading.block(1, *token.span())
        if name == "aside" and self._counts.get("onebox"):
            self.reading.close_link(token.end())
            name = "onebox"
        if self._counts.get(name):
            while self._pop() != name:
                pass

    def _aside(self, token: Token) -> None:
        given = attributes(token)
        classes = given.get("class", "").split()
        if "onebox" in classes:
            self._push("onebox", None)
            self.reading.open_link(token.start(), given.get("data-onebox-src", ""))
        elif "quote" in classes:
            self._push("aside", SegmentKind.QUOTE, member(given.get("data-username")))

    def _push(self, name: str, kind: SegmentKind | None, of: str | None = None) -> None:
        self._stack.append(name)
        self._kinds.append(kind)
        self._counts[name] = self._counts.get(name, 0) + 1
        if kind is not None:
            self.reading.enter(kind, of)

    def _pop(self) -> str:
        name = self._stack.pop()
        self._counts[name] -= 1
        if (kind := self._kinds.pop()) is not None:
            self.reading.leave(kind)
        return name


def attributes(token: Token) -> dict[str, str]:
    """Give a tag's attributes, names in lower case, references read; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(token["attributes"]):
        found.setdefault(name.lower(), decode(double or single or bare))
    return found


def quoted(token: Token) -> str | None:
    """Give the member whom a blockquote's attributes name; an address in `cite` is no member."""
    given = attributes(token) if token["attributes"] else {}
    if cite := given.get("data-username") or given.get("data-quote") or given.get("cite"):
        return None if _ADDRESS.match(cite) else member(cite)
    return None


def _hidden(words: str) -> bool:
    if not _HIDES.search(words):
        return False
    found = {
        name.lower(): double or single or bare for name, double, single, bare in _ATTRIBUTE.findall(words)
    }
    return "hidden" in found or _UNSEEN_STYLE.search(found.get("style", "")) is not None


def _skip(body: str, name: str, start: int, end: int) -> int:
    """Give the place after the element that opened before `start`, with its contents."""
    depth = 1
    for tag in _ANY_TAG.finditer(body, start, end):
        if tag[2].lower() == name:
            depth += -1 if tag[1] else 1
            if not depth:
                return tag.end()
    return end
