"""The postings: which texts have a fingerprint. Every post writes two dozen, so a row is small.

A text's whole fold is one more fingerprint, made of its digest: equal texts need no index of their own.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

EVERYWHERE = 0  # the forum of texts that every forum's posts are compared with
MOST_POSTS = 64  # posts of a forum that one fingerprint keeps: those that had it first
MOST_TEXTS = 256  # an article finds room where posts find none, so that one registered late is seen
# 48 bits: at 1e8 posts one of 100,000 fingerprints is another's by chance, and a match needs two.
_MASK = (1 << 48) - 1

# SQLite takes a list as JSON and rows one by one, PostgreSQL both as arrays. Each is told to look up one
# fingerprint after the other: a planner that does not know the table yet would rather read all of it.
_FIND = {
    "sqlite": "SELECT f.hash, f.library_text FROM json_each(?) AS h CROSS JOIN fingerprint AS f "
    "ON f.hash = h.value AND f.forum IN (0, ?)",
    "postgresql": "SELECT h.hash, f.library_text FROM unnest(%s::bigint[]) AS h(hash) CROSS JOIN LATERAL "
    "(SELECT library_text FROM fingerprint WHERE hash = h.hash AND forum IN (0, %s) OFFSET 0) AS f",
}
_FULL = {
    "sqlite": "SELECT f.hash FROM json_each(?) AS h CROSS JOIN fingerprint AS f "
    "ON f.hash = h.value AND f.forum = ? GROUP BY f.hash HAVING count(*) >= ?",
    "postgresql": "SELECT h.hash FROM unnest(%s::bigint[]) AS h(hash) "
    "WHERE (SELECT count(*) FROM fingerprint AS f WHERE f.hash = h.hash AND f.forum = %s) >= %s",
}
_ADD = {
    "sqlite": "INSERT INTO fingerprint (hash, forum, library_text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    "postgresql": "INSERT INTO fingerprint (hash, forum, library_text) "
    "SELECT * FROM unnest(%s::bigint[], %s::int[], %s::bigint[]) ON CONFLICT DO NOTHING",
}
_REMOVE = {
    "sqlite": "DELETE FROM fingerprint WHERE hash = ? AND forum = ? AND library_text = ?",
    "postgresql": "DELETE FROM fingerprint AS f USING unnest(%s::bigint[], %s::int[], %s::bigint[]) "
    "AS n(hash, forum, library_text) "
    "WHERE f.hash = n.hash AND f.forum = n.forum AND f.library_text = n.library_text",
}


class Posting(NamedTuple):
    """One row: a text of a forum has a fingerprint."""

    hash: int
    forum: int
    text: int


def stored(digest: bytes, fingerprints: Iterable[int]) -> set[int]:
    """Give a text's fingerprints as they are stored: 48 bits, that of its whole fold among them."""
    return {whole(digest), *(each & _MASK for each in fingerprints)}


def whole(digest: bytes) -> int:
    """Give the fingerprint of a text's whole fold."""
    return int.from_bytes(digest[:6].ljust(6, b"\0"))


class Fingerprints:
    """The table `fingerprint` inside one transaction; statements go past SQLAlchemy's own, for speed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name

    def add(self, postings: Iterable[Posting], *, most: int) -> None:
        """Store postings in order, but for fingerprints that so many texts of the forum have already."""
        ordered = sorted(postings)
        full = self._full(ordered, most)
        self._many(_ADD, [each for each in ordered if (each.forum, each.hash) not in full])

    def remove(self, postings: Iterable[Posting]) -> None:
        """Forget postings."""
        self._many(_REMOVE, sorted(postings))

    def find(self, forum: int, hashes: Iterable[int]) -> Sequence[Row[int, int]]:
        """Give who has fingerprints, of a forum's own texts and of those known everywhere: (hash, text)."""
        given = self._list(sorted(hashes))
        return self._connection.exec_driver_sql(_FIND[self._dialect], (given, forum)).all()

    def _full(self, postings: Sequence[Posting], most: int) -> set[tuple[int, int]]:
        full = set()
        for forum, own in groupby(sorted(postings, key=lambda one: one.forum), lambda one: one.forum):
            given = self._list([each.hash for each in own]), forum, most
            rows = self._connection.exec_driver_sql(_FULL[self._dialect], given)
            full |= {(forum, row[0]) for row in rows}
        return full

    def _list(self, values: Sequence[int]) -> Any:  # noqa: ANN401 - as the driver wants it
        return list(values) if self._dialect == "postgresql" else f"[{','.join(map(str, values))}]"

    def _many(self, statements: dict[str, str], postings: Sequence[Posting]) -> None:
        if not postings:
            return
        columns: Any = tuple(map(list, zip(*postings, strict=True)))
        rows = columns if self._dialect == "postgresql" else [tuple(each) for each in postings]
        self._connection.exec_driver_sql(statements[self._dialect], rows)
