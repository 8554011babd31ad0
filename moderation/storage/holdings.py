"""What the library holds."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from sqlalchemy import func, or_, select

from moderation.ports.holdings import HeldSource, Holding
from moderation.storage.repository import Repository
from moderation.storage.tables import forum, library_text, source


class HoldingRepository(Repository):
    """Implements `ports.Holdings`."""

    def sums(self, forums: Sequence[str] = ()) -> Sequence[Holding]:
        """Count the texts by forum and kind."""
        query = select(forum.c.name, library_text.c.kind, func.count(), func.max(library_text.c.first_at))
        query = query.select_from(library_text.outerjoin(forum, forum.c.id == library_text.c.forum))
        query = _within(query, library_text.c.forum, forums)
        rows = self.connection.execute(
            query.group_by(forum.c.name, library_text.c.kind).order_by(forum.c.name, library_text.c.kind)
        )
        return [Holding(forum=row[0], kind=row[1], count=row[2], last_at=row[3]) for row in rows]

    def search(
        self, words: str, *, forums: Sequence[str] = (), before: int | None = None, limit: int = 50
    ) -> Sequence[HeldSource]:
        """Give sources that are not withdrawn, newest first, whose title or address holds the words."""
        columns = source.c.id, source.c.kind, source.c.url, source.c.title, source.c.added_at
        query = select(*columns, forum.c.name.label("forum_name")).where(source.c.withdrawn_at.is_(None))
        query = query.select_from(source.outerjoin(forum, forum.c.id == source.c.forum))
        query = _within(query, source.c.forum, forums)
        if before is not None:
            query = query.where(source.c.id < before)
        wanted = words.casefold().split()
        # Titles are stored as bytes, which no database folds: they are read and compared here.
        with self.connection.execute(query.order_by(source.c.id.desc())) as rows:
            found = (row for row in rows if _holds(f"{row.title or ''} {row.url or ''}", wanted))
            return [_as_source(row) for row in islice(found, limit)]


def _as_source(row: Any) -> HeldSource:  # noqa: ANN401 - a row
    return HeldSource(
        id=row.id,
        kind=row.kind,
        forum=row.forum_name,
        url=row.url,
        title=row.title,
        added_at=row.added_at,
    )


def _holds(text: str, words: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _within(query: Any, column: Any, forums: Sequence[str]) -> Any:  # noqa: ANN401 - a SQL query
    if not forums:
        return query
    own = select(forum.c.id).where(forum.c.name.in_(forums))
    return query.where(or_(column.is_(None), column.in_(own)))
