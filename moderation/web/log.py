"""The log of decisions as a file: sent as it is read, page by page, without any post's text."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from flask import Response

from moderation import shown
from moderation.ports import Store
from moderation.ports.records import DecisionFilter, LoggedDecision
from moderation.web.table import cell

PAGE = 500  # rows read in one transaction, so that none stays open as long as a slow reader
COLUMNS = (
    "id",
    "case",
    "forum",
    "at",
    "by",
    "action",
    "grounds",
    "state",
    "supersedes",
    "superseded_by",
    "stands",
    "note",
)


def as_csv(store: Store, which: DecisionFilter) -> Response:
    """Give the log as a table."""
    return _file(_lines(store, which), "text/csv; charset=utf-8", "decisions.csv")


def as_json(store: Store, which: DecisionFilter) -> Response:
    """Give the log as one document."""
    return _file(_document(store, which), "application/json", "decisions.json")


def _file(parts: Iterator[str], kind: str, name: str) -> Response:
    encoded = (part.encode("utf-8", "replace") for part in parts)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(encoded, content_type=kind, headers=headers)


def _all(store: Store, which: DecisionFilter) -> Iterator[LoggedDecision]:
    after = None
    while True:
        with store.read() as tx:
            found = tx.decisions.list(which, after=after, limit=PAGE)
        yield from found
        if len(found) < PAGE:
            return
        after = found[-1].decision.id


def _lines(store: Store, which: DecisionFilter) -> Iterator[str]:
    yield _line(COLUMNS)
    for made in _all(store, which):
        values = {**shown.logged(made), "grounds": " ".join(made.decision.grounds)}
        yield _line([cell(values[column]) for column in COLUMNS])


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _document(store: Store, which: DecisionFilter) -> Iterator[str]:
    yield '{"items": ['
    for place, made in enumerate(_all(store, which)):
        yield (",\n" if place else "\n") + json.dumps(shown.logged(made))
    yield '\n], "next": null}\n'
