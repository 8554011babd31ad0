"""What an address or a form asks for, read so that nothing that is sent can break us."""

from urllib.parse import SplitResult, urlsplit

from flask import Flask
from werkzeug.routing import IntegerConverter

LARGEST = 2**63 - 1  # the largest number that every database holds


class NumberConverter(IntegerConverter):
    """An id in a route: `<number:case_id>`."""

    def __init__(self, *given: object, **options: object) -> None:
        super().__init__(*given, **{"max": LARGEST, **options})  # type: ignore[arg-type]  # werkzeug checks them


def register(app: Flask) -> None:
    """Let routes hold ids."""
    app.url_map.converters["number"] = NumberConverter


def number(text: str) -> int:
    """Read a number that a database can hold; ValueError."""
    value = int(text)
    if not 0 <= value <= LARGEST:
        raise ValueError(text)
    return value


def address(text: str) -> SplitResult:
    """Take an address apart; one that is none has no part."""
    try:
        return urlsplit(text)
    except ValueError:
        return SplitResult("", "", "", "", "")


def local(path: str | None) -> str:
    """Give a path of our own to go on to, whatever was asked for."""
    parts = address(path or "")
    own = not parts.scheme and not parts.netloc and parts.path.startswith("/") and "\\" not in parts.path
    return path if path and own and not path.startswith("//") and path.isprintable() else "/"
