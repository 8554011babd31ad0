"""Export: every row that a backup keeps, one a line, from one moment of the database."""

from collections.abc import Iterator, Mapping
from typing import Any

from moderation.ports import Store
from moderation.result import dump

HEAD, END = "export", "end"


def export(store: Store, *, secrets: bool) -> Iterator[str]:
    """Give the lines of an export: a head, `{"<kind>": row}` for each row, and an end that counts them.

    Without secrets no forum's secret or key and no user's password or token is in it.
    """
    with store.read() as tx:
        tx.archive.hold()
        yield _line(HEAD, {"schema": tx.archive.schema(), "at": tx.now().isoformat(), "secrets": secrets})
        count = 0
        for kind in tx.archive.kinds():
            for row in tx.archive.rows(kind, secrets=secrets):
                count += 1
                yield _line(kind, row)
        yield _line(END, {"rows": count})


def _line(kind: str, row: Mapping[str, Any]) -> str:
    return dump({kind: row})
