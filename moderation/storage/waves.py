"""Waves: the cases of posts that copy each other, grouped by the first of these posts."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select, update

from moderation.model import QUEUED
from moderation.ports.waves import Wave
from moderation.storage.cases import FIRST_POST
from moderation.storage.repository import Repository
from moderation.storage.tables import case, forum, post
from moderation.storage.types import values

LEAST = 2  # cases of a wave
_first = post.alias("first")


class WaveRepository(Repository):
    """Implements `ports.Waves`."""

    def join(self, case_id: int, copied: Sequence[int]) -> None:
        """Put a case into the wave of the posts that its own copies; none: it is alone."""
        first = self._first_of(copied) if copied else None
        self.connection.execute(update(case).where(case.c.id == case_id).values(wave=first))

    def _first_of(self, posts: Sequence[int]) -> int | None:
        """Give the earliest post that some posts lead to, each by the wave of its own case."""
        root = func.coalesce(case.c.wave, post.c.id)
        query = select(_first.c.id).select_from(post).outerjoin(case, case.c.post == post.c.id)
        query = query.join(_first, _first.c.id == root).where(post.c.id.in_(posts))
        query = query.order_by(_first.c.first_at, _first.c.id).limit(1)
        return self.connection.execute(query).scalar_one_or_none()

    def leave(self, post_id: int) -> None:
        """Let a wave whose first post goes be named by the earliest of the others."""
        query = select(case.c.post).join(post, post.c.id == case.c.post).where(case.c.wave == post_id)
        query = query.order_by(post.c.first_at, post.c.id).limit(1)
        following = self.connection.execute(query).scalar_one_or_none()
        if following is not None:
            row = update(case).where(case.c.wave == post_id)
            first = func.nullif(following, case.c.post)
            self.connection.execute(row.values(wave=first, version=case.c.version + 1))

    def counts(self, posts: Sequence[int]) -> Mapping[int, int]:
        """Count the undecided cases of each wave, which is named by its first post."""
        rows = self.connection.execute(self._grouped().where(FIRST_POST.in_(posts)))
        return {first: count for first, _, count in rows}

    def list(
        self, forums: Sequence[str] = (), *, after: int | None = None, limit: int = 50
    ) -> Sequence[Wave]:
        """Give the waves by their first post; `after` ends the page before."""
        query = self._grouped().having(func.count() >= LEAST).order_by(FIRST_POST).limit(limit)
        if after is not None:
            query = query.where(after < FIRST_POST)
        if forums:
            query = query.where(forum.c.name.in_(forums))
        rows = self.connection.execute(query)
        return [Wave(post=first, forum=name, count=count) for first, name, count in rows]

    def _grouped(self) -> Any:  # noqa: ANN401 - a SQL query
        count = func.count().label("count")
        query = select(FIRST_POST.label("post"), forum.c.name.label("forum"), count)
        query = query.select_from(case).join(forum, forum.c.id == case.c.forum)
        return query.where(case.c.state.in_(values(QUEUED))).group_by(FIRST_POST, forum.c.name)
