"""Where a table or a key stands in a policy's TOML, so that an error can name line and column."""

import re

from moderation.model import Invalid

_HEADER = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_QUOTES = re.compile(r'"""|\'\'\'')
_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def invalid(text: str, offset: int, message: str, field: str) -> Invalid:
    """Give the error that names the line and column of an offset, both from 1."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Invalid(f"policy, line {line}, column {column}: {message}", field=field)


def invalid_toml(text: str, error: str) -> Invalid:
    """Give the error for a text that is no TOML, from what tomllib says."""
    match = _AT.fullmatch(error)
    if not match or not match[2]:
        return invalid(text, len(text), f"{match[1] if match else error}; mend the TOML here", "toml")
    return Invalid(
        f"policy, line {match[2]}, column {match[3]}: {match[1]}; mend the TOML here", field="toml"
    )


def offset_of(text: str, table: str, index: int, key: str) -> int:
    """Give the offset of a key of the index-th `[[table]]`, else of that header, else of what defines it.

    A table "" is the top.
    """
    at, current, count, inside = 0, "", -1, False
    best = offset_of(text, "", 0, table) if table else 0
    for line in text.splitlines(keepends=True):
        if not inside:
            if header := _HEADER.match(line.rstrip("\n")):
                current, count = header[1], count + (header[1] == table)
            here = current == table and (not table or count == index)
            if here and (found := _KEY.match(line)) and found[1] == key:
                return at + found.start(1)
            if here and header:
                best = at + line.index("[")
        inside ^= len(_QUOTES.findall(line)) % 2 == 1
        at += len(line)
    return best
