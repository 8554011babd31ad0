"""A table as a file; a spreadsheet must not take a word for a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from flask import Response

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Response:
    """Give some columns of rows as a file of a name."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    text = written.getvalue().encode("utf-8", "replace")
    return Response(text, content_type="text/csv; charset=utf-8", headers=headers)


def cell(value: object) -> str:
    """Write a cell."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
