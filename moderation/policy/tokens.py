"""The tokens of a rule's expression (Common Expression Language), each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

LONGEST = 4000
_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*)
      | (?P<string>[rR]?(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))
      | (?P<double>\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)
      | (?P<int>0x[0-9a-fA-F]+|\d+)
      | (?P<name>[A-Za-z_]\w*)
      | (?P<sign>&&|\|\||[=!<>]=|[<>!?:.,()\[\]{}+\-*/%])""",
    re.VERBOSE | re.ASCII,
)


class WrongExpression(Exception):
    """An expression that cannot be a rule; `place` is the code point in it where it goes wrong."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.message = message
        self.place = place


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `kind` is string, double, int, name, sign or end."""

    kind: str
    text: str
    place: int


def tokens(source: str) -> tuple[Token, ...]:
    """Cut an expression into tokens, the last of which is `end`; raises WrongExpression."""
    if len(source) > LONGEST:
        raise WrongExpression(
            f"the expression is longer than {LONGEST} characters; make two rules of it", LONGEST
        )
    return (*_cut(source), Token("end", "", len(source)))


def _cut(source: str) -> Iterator[Token]:
    place = 0
    while place < len(source):
        match = _TOKEN.match(source, place)
        if not match:
            raise WrongExpression(f"{source[place]!r} begins nothing that an expression can hold", place)
        kind = match.lastgroup or "space"
        if kind != "space":
            yield Token(kind, match.group(), place)
        place = match.end()


@dataclass(slots=True)
class Cursor:
    """A place in the tokens of an expression, moved by what is taken."""

    tokens: tuple[Token, ...]
    at: int = 0

    @property
    def token(self) -> Token:
        """Give the token that comes next."""
        return self.tokens[self.at]

    def skip(self) -> None:
        """Move past the next token."""
        self.at += 1

    def take(self, *texts: str) -> Token | None:
        """Move past a sign or word that is one of these, or stay and give None."""
        token = self.token
        if token.kind not in ("sign", "name") or token.text not in texts:
            return None
        self.skip()
        return token

    def expect(self, text: str) -> Token:
        """Move past this sign; raises WrongExpression if another comes."""
        if token := self.take(text):
            return token
        raise self.unexpected(repr(text))

    def name(self) -> Token:
        """Move past a name; raises WrongExpression if something else comes."""
        token = self.token
        if token.kind != "name":
            raise self.unexpected("a name")
        self.skip()
        return token

    def unexpected(self, wanted: str) -> WrongExpression:
        """Give the error that says what was wanted here and what stands here."""
        return WrongExpression(f"expected {wanted}, found {self.token.text or 'the end'}", self.token.place)


def unquote(token: Token) -> str | None:
    """Give the content of a string token, or None if it holds an escape."""
    return None if "\\" in token.text or token.text[0] in "rR" else token.text[1:-1]


def unknown(message: str, token: Token, known: Iterable[str]) -> WrongExpression:
    """Give the error for a name that is not declared, with the nearest that is."""
    near = get_close_matches(token.text, list(known), n=1, cutoff=0.5)
    mend = f"the nearest is {near[0]!r}" if near else f"there are {', '.join(sorted(known))}"
    return WrongExpression(f"{message}; {mend}", token.place)
