"""The tables: what an erasure looks for is in an index."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Table, UniqueConstraint

from moderation.storage.tables import case, decision, examination, metadata, post, revision


def _first_of_indexes(table: Table) -> Iterator[Column[int]]:
    unique = (each for each in table.constraints if isinstance(each, UniqueConstraint))
    for index in (*table.indexes, *unique):
        yield next(iter(index.columns))


@pytest.mark.parametrize("parent", [post, revision, examination, case, decision], ids=str)
def test_what_hangs_on_a_row_is_found_by_an_index(parent: Table) -> None:
    """Else the database reads whole tables when the row goes, to see that nothing still names it."""
    found = [column for table in metadata.sorted_tables for column in _first_of_indexes(table)]
    keys = [key for table in metadata.sorted_tables for key in table.foreign_keys]
    hanging = [key.parent for key in keys if key.column.table is parent]
    assert hanging
    assert [str(column) for column in hanging if not any(column is each for each in found)] == []
