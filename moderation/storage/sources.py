"""Registered articles."""

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, select, update

from moderation.model import NotFound
from moderation.ports.records import SourceText
from moderation.storage.repository import Repository
from moderation.storage.tables import source
from moderation.text.url import canonical


def as_source(row: Row[Any]) -> SourceText:
    """Read a row of the table source."""
    return SourceText(
        id=row.id,
        text=row.text,
        external_id=row.external_id,
        url=row.url,
        title=row.title,
        forum=row.forum,
        added_at=row.added_at,
        withdrawn_at=row.withdrawn_at,
    )


class SourceRepository(Repository):
    """Implements `ports.Sources`."""

    def add(
        self,
        text: str,
        *,
        external_id: str | None,
        url: str | None,
        title: str | None,
        forum_id: int | None,
        kind: str = "article",
    ) -> SourceText:
        """Store an article; one with the same text and address is given back as it stands."""
        text_hash = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        same = select(source).where(
            source.c.text_hash == text_hash,
            source.c.url.is_not_distinct_from(url),
            source.c.forum.is_not_distinct_from(forum_id),
            source.c.withdrawn_at.is_(None),
        )
        standing = self.connection.execute(same.limit(1)).one_or_none()
        if standing is not None:
            return as_source(standing)
        row = insert(source).values(
            external_id=external_id,
            kind=kind,
            url=url,
            canonical=None if url is None else canonical(url),
            title=title,
            text=text,
            text_hash=text_hash,
            forum=forum_id,
            added_at=self.now,
        )
        return self.get(self.connection.execute(row.returning(source.c.id)).scalar_one())

    def get(self, source_id: int) -> SourceText:
        """Give an article; NotFound."""
        row = self.connection.execute(select(source).where(source.c.id == source_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no source {source_id}", code="unknown_source")
        return as_source(row)

    def list(self, *, after: int = 0, limit: int = 100) -> Sequence[SourceText]:
        """Give the articles that are not withdrawn, by id, after one."""
        query = select(source).where(source.c.withdrawn_at.is_(None), source.c.id > after)
        return [as_source(row) for row in self.connection.execute(query.order_by(source.c.id).limit(limit))]

    def withdraw(self, source_id: int) -> None:
        """Mark an article withdrawn."""
        self.get(source_id)
        self.connection.execute(update(source).where(source.c.id == source_id).values(withdrawn_at=self.now))
