"""A post's thread."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, or_, select

from moderation.ports.threads import Neighbour
from moderation.storage.posts import LIVE
from moderation.storage.repository import Repository
from moderation.storage.tables import post, revision


class ThreadRepository(Repository):
    """Implements `ports.Threads`."""

    def before(self, post_id: int, *, limit: int) -> Sequence[Neighbour]:
        """Give the last posts of the same thread and forum that came before one, oldest first."""
        return self._read(post_id, limit=limit, later=False)[::-1]

    def after(self, post_id: int, *, limit: int) -> Sequence[Neighbour]:
        """Give the first posts of the same thread and forum that came after one, oldest first."""
        return self._read(post_id, limit=limit, later=True)

    def _read(self, post_id: int, *, limit: int, later: bool) -> Sequence[Neighbour]:
        query = select(post.c.forum, post.c.first_at, revision.c.thread)
        query = query.join(revision, revision.c.id == post.c.revision).where(post.c.id == post_id)
        here = self.connection.execute(query).one_or_none()
        if here is None or here.thread is None:
            return []
        current = and_(revision.c.id == post.c.revision, revision.c.thread == here.thread)
        columns = post.c.id, post.c.first_at, revision.c.author, revision.c.body
        around = (
            select(*columns)
            .join(revision, current)
            .where(
                post.c.forum == here.forum, post.c.state == LIVE, _beyond(here.first_at, post_id, later=later)
            )
        )
        order = (post.c.first_at, post.c.id) if later else (post.c.first_at.desc(), post.c.id.desc())
        rows = self.connection.execute(around.order_by(*order).limit(limit))
        return [
            Neighbour(post=row.id, author=row.author, first_at=row.first_at, body=row.body) for row in rows
        ]


def _beyond(first_at: Any, post_id: int, *, later: bool) -> Any:  # noqa: ANN401 - a SQL condition
    same = post.c.first_at == first_at
    if later:
        return or_(post.c.first_at > first_at, and_(same, post.c.id > post_id))
    return or_(post.c.first_at < first_at, and_(same, post.c.id < post_id))
