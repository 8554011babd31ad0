"""Restore: an export into an empty database, whole or not at all."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice

from moderation.desk import library_entry
from moderation.desk.export import END, HEAD
from moderation.model import Conflict, Invalid, NotFound
from moderation.ports import Store, Transaction
from moderation.ports.archive import Row
from moderation.ports.records import LibraryEntry

AT_ONCE = 500  # rows that are stored together
INDEX = "library_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was restored: rows by kind; whether secrets, and the log of who did what, came along."""

    rows: Counter[str] = field(default_factory=Counter)
    secrets: bool
    log: bool


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    kind: str
    row: Row


def restore(store: Store, lines: Iterable[bytes], *, actor: str = "command") -> Restored:
    """Store an export in an empty database, in one transaction; the library is indexed again from its texts.

    Raises Conflict for a database that holds anything or an export of a newer version, Invalid naming the
    line that is wrong, or that the end is missing. Nothing is stored then.
    """
    read = _read(lines)
    with store.write() as tx:
        tx.archive.hold()
        secrets = _require_head(tx, next(read, None))
        _require_empty(tx)
        rows = _restore(tx, read)
        log = tx.archive.finish()
        tx.audit.append(actor, "import", "database", rows=rows.total())
    return Restored(rows=rows, secrets=secrets, log=log)


def _read(lines: Iterable[bytes]) -> Iterator[_Line]:
    """Read lines; Invalid for one that is no object of one kind."""
    for number, line in enumerate(lines, start=1):
        try:
            ((kind, row),) = json.loads(line).items()
        except (ValueError, AttributeError, RecursionError):
            kind, row = "", None
        if not isinstance(row, dict):
            raise Invalid(f"line {number} is no line of an export; the file is damaged", field="file")
        yield _Line(number, kind, row)


def _require_head(tx: Transaction, head: _Line | None) -> bool:
    if head is None or head.kind != HEAD:
        raise Invalid("line 1 is not the head of an export; give the whole file", field="file")
    schema = str(head.row.get("schema"))
    if not tx.archive.knows(schema):
        raise Conflict(
            f"the export is of version {schema} of the tables, newer than this code, which has "
            f"{tx.archive.schema()}; update this code first",
            code="export_newer",
        )
    return bool(head.row.get("secrets"))


def _require_empty(tx: Transaction) -> None:
    held = tx.archive.holds()
    if held:
        raise Conflict(
            f"the database holds {', '.join(held)} already; import into a new one (another "
            "MODERATION_DATA_DIR, or an empty database)",
            code="not_empty",
        )


def _restore(tx: Transaction, lines: Iterator[_Line]) -> Counter[str]:
    """Store the rows up to the end line, which must count them."""
    rows: Counter[str] = Counter()
    for kind, found in groupby(lines, key=lambda line: line.kind):
        if kind == END:
            _require_count(next(found), rows)
            return rows
        while some := list(islice(found, AT_ONCE)):
            _store(tx, kind, some)
            rows[kind] += len(some)
    raise Invalid("the export is cut off: its last line is not there; export again", field="file")


def _require_count(end: _Line, rows: Counter[str]) -> None:
    if end.row.get("rows") != rows.total():
        raise Invalid(
            f"the export lost lines: it names {end.row.get('rows')} rows and has {rows.total()}", field="file"
        )


def _store(tx: Transaction, kind: str, lines: Sequence[_Line]) -> None:
    where = f"lines {lines[0].number} to {lines[-1].number}"
    if kind not in tx.archive.kinds():
        raise Invalid(f"{where}: there is no kind {kind!r}; the file is damaged", field="file")
    try:
        if kind == INDEX:
            tx.library.add([_entry(tx, line.row) for line in lines])
        else:
            tx.archive.restore(kind, [line.row for line in lines])
    except Invalid as error:
        raise Invalid(f"{where}: {error.message}", field=error.field) from error
    except (KeyError, NotFound) as error:
        raise Invalid(f"{where}: a text names what is not there ({error})", field="file") from error


def _entry(tx: Transaction, row: Row) -> LibraryEntry:
    """Give the entry of a text in the library, made again from the text."""
    known = LibraryEntry(
        kind=row["kind"],
        forum=row["forum"],
        post=row["post"],
        source=row["source"],
        revision=row["revision"],
        fold="",
        digest=b"",
        letters=0,
        fingerprints=(),
        first_at=datetime.fromisoformat(row["first_at"]),
    )
    return library_entry.read(tx, known)
