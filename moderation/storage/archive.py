"""Rows as JSON and back, the same from SQLite and from PostgreSQL."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from secrets import token_bytes
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table, delete, func, insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from moderation.model import Conflict, Invalid
from moderation.ports.archive import Row
from moderation.storage import versions
from moderation.storage.audit import AuditRepository
from moderation.storage.repository import Repository
from moderation.storage.tables import metadata
from moderation.storage.tables_desk import audit
from moderation.storage.types import Instant

LOCK = 5
AT_ONCE = 500  # rows that are read together

# Sessions end with the move. Fingerprints are made again from the texts, in the order of the generations,
# for which library_text says which texts are indexed.
LEFT_OUT = ("fingerprint", "session")
MADE_AGAIN = {"library_text": ("id", "generation", "fold", "digest", "letters")}
SECRET_KINDS = ("forum_secret",)
SECRETS = {"forum": ("api_key",), "user": ("password_hash", "token_hash")}
KINDS = tuple(table.name for table in metadata.sorted_tables if table.name not in LEFT_OUT)

# A password that no word has, a token that nobody was given.
_UNKNOWN: Mapping[str, Callable[[], str | bytes]] = {
    "password_hash": lambda: "",
    "token_hash": lambda: token_bytes(32),
}


class ArchiveRepository(Repository):
    """Implements `ports.Archive`."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        super().__init__(connection)
        self._key = key

    def hold(self) -> None:
        """See the database as it is now until the end of the transaction, however long that is.

        In SQLite a transaction is that already.
        """
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
                self.connection.execute(text(f"SET LOCAL {limit} = 0"))

    def schema(self) -> str:
        """Give the version of the tables."""
        return versions.known()[-1]

    def knows(self, schema: str) -> bool:
        """Tell whether this code can read rows of a version of the tables."""
        return schema in versions.known()

    def kinds(self) -> Sequence[str]:
        """Give the kinds in an order in which every row comes after those that it names."""
        return KINDS

    def rows(self, kind: str, *, secrets: bool) -> Iterator[Row]:
        """Give the rows of a kind in order; without secrets those columns, or that kind, stay out."""
        if kind in SECRET_KINDS and not secrets:
            return
        table = metadata.tables[kind]
        hidden = MADE_AGAIN.get(kind, ()) if secrets else (*MADE_AGAIN.get(kind, ()), *SECRETS.get(kind, ()))
        columns = [column for column in table.columns if column.name not in hidden]
        order = (table.c.generation,) if kind in MADE_AGAIN else tuple(table.primary_key.columns)
        query = select(*columns).order_by(*order).execution_options(yield_per=AT_ONCE)
        for row in self.connection.execute(query):
            yield {column.name: _write(value) for column, value in zip(columns, row, strict=True)}

    def holds(self) -> Sequence[str]:
        """Give the kinds that have any row."""
        self.lock(LOCK)
        return [kind for kind in KINDS if self._count(metadata.tables[kind])]

    def _count(self, table: Table) -> int:
        return self.connection.execute(select(func.count()).select_from(table)).scalar_one()

    def restore(self, kind: str, rows: Sequence[Row]) -> None:
        """Store rows with their own ids; Invalid for what fits no column or no other row."""
        table = metadata.tables[kind]
        unknown = sorted({name for row in rows for name in row if name not in table.columns})
        if unknown:
            raise Invalid(f"a row of {kind} has no column {unknown[0]!r}", field=kind)
        values = [
            {column.name: _value(column, row) for column in table.columns if _is_given(column, row)}
            for row in rows
        ]
        try:
            self.connection.execute(insert(table), values)
        except (IntegrityError, StatementError) as error:
            said = str(getattr(error, "orig", None) or error).partition("\n")[0]
            raise Invalid(f"a row of {kind} does not fit: {said}", field=kind) from None

    def finish(self) -> bool:
        """Give new rows later numbers than the restored; False if the log, of another key, stays out."""
        if self.connection.dialect.name == "postgresql":
            for kind in KINDS:
                self._number(metadata.tables[kind])
        try:
            AuditRepository(self.connection, self._key).verify()
        except Conflict:
            self.connection.execute(delete(audit))
            return False
        return True

    def _number(self, table: Table) -> None:
        if "id" not in table.columns or not self._count(table):
            return
        name = func.pg_get_serial_sequence(f'"{table.name}"', "id")
        self.connection.execute(select(func.setval(name, func.max(table.c.id))).select_from(table))


def _write(value: Any) -> Any:  # noqa: ANN401 - JSON
    match value:
        case bytes() | memoryview():
            return bytes(value).hex()
        case datetime():
            return value.isoformat()
        case _:
            return value


def _is_given(column: Column[Any], row: Row) -> bool:
    """Tell whether a column is stored: those of an older version's rows may be missing."""
    return column.name in row or column.name in _UNKNOWN


def _value(column: Column[Any], row: Row) -> Any:  # noqa: ANN401 - a column's own value
    if column.name not in row:
        return _UNKNOWN[column.name]()
    value = row[column.name]
    try:
        if value is not None and isinstance(column.type, Instant):
            return datetime.fromisoformat(value)
        return bytes.fromhex(value) if value is not None and type(column.type) is LargeBinary else value
    except (TypeError, ValueError):
        raise Invalid(f"{column} must not be {value!r:.80}", field=column.name) from None
