"""What the library answers a batch of posts: one look at the postings, one at texts, one at bodies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from moderation.ports.records import LibraryAnswer, LibraryQuery
from moderation.storage.candidates import key_of, read_candidates
from moderation.storage.fingerprints import Fingerprints, stored, whole
from moderation.storage.ranking import rank
from moderation.storage.tables import library_text

MOST_CANDIDATES = 12
MOST_LIKELY = 48  # texts looked at for a post: some came after it, or are the post itself

Texts = Mapping[int, Row[Any]]
"""Rows of library_text by id."""

_TEXTS = select(
    library_text.c.id,
    library_text.c.post,
    library_text.c.source,
    library_text.c.revision,
    library_text.c.generation,
    library_text.c.digest,
    library_text.c.first_at,
)


def answer(connection: Connection, queries: Sequence[LibraryQuery]) -> Sequence[LibraryAnswer]:
    """Give, for each query, the texts that may share passages with it."""
    likely = _likely(connection, queries)
    texts = _texts(connection, {text for some in likely for text in some})
    seen = [_seen(query, some, texts) for query, some in zip(queries, likely, strict=True)]
    keys = [tuple(_keys(query, rows)) for query, rows in zip(queries, seen, strict=True)]
    candidates = read_candidates(connection, (key for some in keys for key in some))
    return [
        LibraryAnswer(candidates=tuple(candidates[key] for key in some), keys=some, later=_later(query, rows))
        for query, rows, some in zip(queries, seen, keys, strict=True)
    ]


def _likely(connection: Connection, queries: Sequence[LibraryQuery]) -> list[list[int]]:
    """Give the texts worth a look for each query: those of the same fold first, then the best that share."""
    asked = [stored(query.digest, query.fingerprints) for query in queries]
    wanted: dict[int, set[int]] = defaultdict(set)
    for query, hashes in zip(queries, asked, strict=True):
        wanted[query.forum] |= hashes
    having = {forum: _having(connection, forum, hashes) for forum, hashes in wanted.items()}
    return [_order(having[query.forum], query, hashes) for query, hashes in zip(queries, asked, strict=True)]


def _having(connection: Connection, forum: int, hashes: Iterable[int]) -> Mapping[int, Sequence[int]]:
    texts = defaultdict(list)
    for hash_, text in Fingerprints(connection).find(forum, hashes):
        texts[hash_].append(text)
    return texts


def _order(having: Mapping[int, Sequence[int]], query: LibraryQuery, hashes: set[int]) -> list[int]:
    same = having.get(whole(query.digest), ())
    partly = (having.keys() & hashes) - {whole(query.digest)}
    ranked = rank(having, partly, asked=len(hashes))
    return list(dict.fromkeys((*same, *ranked[:MOST_LIKELY])))


def _texts(connection: Connection, ids: set[int]) -> Texts:
    if not ids:
        return {}
    query: Any = _TEXTS.where(library_text.c.id.in_(sorted(ids)))
    return {row.id: row for row in connection.execute(query)}


def _seen(query: LibraryQuery, likely: Iterable[int], texts: Texts) -> list[Row[Any]]:
    """Give the texts that the library held as the query sees it, but for the post itself."""
    rows = (texts[text] for text in likely if text in texts)
    return [row for row in rows if row.generation <= query.generation and row.post != query.post]


def _keys(query: LibraryQuery, rows: Sequence[Row[Any]]) -> list[str]:
    """Name the candidates: of many equal texts the first and the last ones, then the best of the others."""
    earlier = [row for row in rows if _came_before(row, query)]
    same = [row for row in earlier if row.digest == query.digest]
    others = [row for row in earlier if row.digest != query.digest]
    same.sort(key=lambda row: (row.post is not None, row.first_at))
    if len(same) > MOST_CANDIDATES:
        same = same[: MOST_CANDIDATES // 2] + same[-MOST_CANDIDATES // 2 :]
    return [key_of(row, query.digest) for row in (*same, *others)][:MOST_CANDIDATES]


def _later(query: LibraryQuery, rows: Iterable[Row[Any]]) -> tuple[int, ...]:
    return tuple(row.post for row in rows if not _came_before(row, query))


def _came_before(row: Row[Any], query: LibraryQuery) -> bool:
    return row.post is None or (row.first_at, row.post) < (query.first_at, query.post)
