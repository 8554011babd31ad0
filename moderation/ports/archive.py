"""The port of export and import: every row that a backup keeps, as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

Row = Mapping[str, Any]
"""One row: the column's name → a JSON value; bytes are hexadecimal, times RFC 3339."""


class Archive(Protocol):
    """The rows that are kept; what can be made again from them, and sessions, are no part of it.

    A kind is the name of a table. Rows keep their ids.
    """

    def hold(self) -> None:
        """See the database as it is now until the end of the transaction, however long that is."""

    def schema(self) -> str:
        """Give the version of the tables."""

    def knows(self, schema: str) -> bool:
        """Tell whether this code can read rows of a version of the tables."""

    def kinds(self) -> Sequence[str]:
        """Give the kinds in an order in which every row comes after those that it names."""

    def rows(self, kind: str, *, secrets: bool) -> Iterator[Row]:
        """Give the rows of a kind in order; without secrets those columns, or that kind, stay out."""

    def holds(self) -> Sequence[str]:
        """Give the kinds that have any row."""

    def restore(self, kind: str, rows: Sequence[Row]) -> None:
        """Store rows with their own ids; Invalid for what fits no column or no other row.

        A secret that is not there is replaced by one that nobody knows.
        """

    def finish(self) -> bool:
        """Give new rows later numbers than the restored; False if the log, of another key, stays out."""
