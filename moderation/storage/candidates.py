"""The texts that a post may have words from, read by the keys that a replay keeps."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from moderation.context import Candidate
from moderation.model import Format, NotFound
from moderation.storage.tables import post, revision, source

EXACT = "="  # ends the key of a text whose whole fold is the same
POST = "revision"
SOURCE = "source"

_first = source.alias("first")


def key_of(row: Row[Any], digest: bytes) -> str:
    """Give the key of a row of library_text for a post with this digest."""
    name = f"{SOURCE}:{row.source}" if row.post is None else f"{POST}:{row.revision}"
    return name + EXACT if row.digest == digest else name


def read_candidates(connection: Connection, keys: Iterable[str]) -> Mapping[str, Candidate]:
    """Give the candidate of each key, all read at once; NotFound naming a text that is gone."""
    wanted = sorted(set(keys))
    posts = _read(connection, _POSTS, revision.c.id, _numbers(wanted, POST))
    sources = _read(connection, _SOURCES, source.c.id, _numbers(wanted, SOURCE))
    return {key: _candidate(key, posts, sources) for key in wanted}


def _candidate(key: str, posts: Mapping[int, Row[Any]], sources: Mapping[int, Row[Any]]) -> Candidate:
    kind, number = _parts(key)
    row = (posts if kind == POST else sources).get(number)
    if row is None:
        raise NotFound(f"the text {key} is gone", code="text_gone")
    read = _as_post if kind == POST else _as_source
    return read(row, exact=key.endswith(EXACT))


def _parts(key: str) -> tuple[str, int]:
    kind, _, number = key.removesuffix(EXACT).partition(":")
    return kind, int(number)


def _numbers(keys: Iterable[str], kind: str) -> Sequence[int]:
    return [number for found, number in map(_parts, keys) if found == kind]


def _read(connection: Connection, query: Any, column: Any, ids: Sequence[int]) -> Mapping[int, Row[Any]]:  # noqa: ANN401 - SQL
    if not ids:
        return {}
    return {row.id: row for row in connection.execute(query.where(column.in_(ids)))}


_POSTS = select(revision, post.c.first_at).join(post, post.c.id == revision.c.post)
_SOURCES = select(source, _first.c.id.label("first_id"), _first.c.external_id.label("first_name"))
_SOURCES = _SOURCES.outerjoin(_first, _first.c.id == source.c.family)


def _as_post(row: Row[Any], *, exact: bool) -> Candidate:
    return Candidate(
        kind="post",
        id=str(row.post),
        body=row.body,
        format=Format(row.format),
        url=row.url,
        title=row.title,
        author=row.author,
        thread=row.thread,
        posted_at=row.first_at,
        exact=exact,
    )


def _as_source(row: Row[Any], *, exact: bool) -> Candidate:
    family = None if row.first_id is None else f"article:{_name(row.first_id, row.first_name)}"
    return Candidate(
        kind=row.kind,
        id=_name(row.id, row.external_id),
        body=row.text,
        url=row.url,
        title=row.title,
        family=family,
        exact=exact,
    )


def _name(source_id: int, external_id: str | None) -> str:
    return str(source_id) if external_id is None else external_id
