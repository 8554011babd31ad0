"""What an address or a form asks for, read so that nothing that is sent can break us."""

from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from flask import Flask, request
from werkzeug.routing import IntegerConverter

from moderation.desk.decide import Choice
from moderation.model import Action, Invalid

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


def chosen(name: str, known: Iterable[str]) -> str | None:
    """Give what the address asks for under a name; None if nothing, or nothing that is known."""
    value = request.args.get(name)
    return value if value in tuple(known) else None


def choice(buttons: Iterable[str]) -> Choice:
    """Read a form's button, grounds and note; Invalid for a button that the form has not."""
    action = request.form.get("action", "")
    if action not in tuple(buttons):
        raise Invalid("action: choose one of the buttons", field="action")
    grounds, note = tuple(request.form.getlist("grounds")), request.form.get("note", "")
    return Choice(action=Action(action), grounds=grounds, note=note)


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
