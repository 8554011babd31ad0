"""Reprocesses: a batch makes stored posts due again and counts how far it is."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, insert, literal, select, update

from moderation.model import UNDECIDED, ExaminationState
from moderation.ports.records import Purpose
from moderation.storage.repository import Repository
from moderation.storage.tables import batch, case, examination, forum, post
from moderation.storage.types import Instant, since_epoch, values

LOCK = 4


def chosen_posts(filters: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a SQL query
    """Give the query of the live posts that filters choose: each one's id and current revision."""
    query = select(post.c.id, post.c.revision).where(post.c.revision.is_not(None), post.c.state == "live")
    if filters.get("forum") is not None:
        query = query.join(forum, forum.c.id == post.c.forum).where(forum.c.name == filters["forum"])
    if filters.get("post"):
        query = query.where(post.c.id.in_(filters["post"]))
    if filters.get("since") is not None:
        query = query.where(post.c.first_at >= since_epoch(filters["since"]))
    if filters.get("until") is not None:
        query = query.where(post.c.first_at < since_epoch(filters["until"]))
    if filters.get("case_open"):
        query = query.join(case, case.c.post == post.c.id).where(case.c.state.in_(values(UNDECIDED)))
    return query


class BatchRepository(Repository):
    """Implements `ports.Batches`; filters are forum, since, until, post, case_open."""

    def start(
        self, filters: Mapping[str, Any], *, mode: Mapping[str, Any], limit: int | None
    ) -> tuple[int, int]:
        """Make the chosen posts due; give the batch and how many there are."""
        row = insert(batch).values(filters=dict(filters), total=0, created_at=self.now)
        started = self.connection.execute(row.returning(batch.c.id)).scalar_one()
        chosen = chosen_posts(filters).order_by(post.c.id).limit(limit).subquery()
        values = {
            "post": chosen.c.id,
            "revision": chosen.c.revision,
            "batch": literal(started),
            "purpose": literal(Purpose.REPROCESS.value),
            "rank": literal(Purpose.REPROCESS.rank),
            "mode": literal(dict(mode), examination.c.mode.type),
            "state": literal(ExaminationState.WAITING.value),
            "attempt": literal(0),
            "fence": literal(0),
            "next_at": literal(self.now, Instant),
            "created_at": literal(self.now, Instant),
            "missing": literal(False),
        }
        added = self.connection.execute(
            insert(examination).from_select(list(values), select(*values.values()))
        ).rowcount
        self.connection.execute(update(batch).where(batch.c.id == started).values(total=added))
        return started, added

    def count(self, filters: Mapping[str, Any]) -> int:
        """Count the posts that filters choose."""
        query = select(func.count()).select_from(chosen_posts(filters).subquery())
        return self.connection.execute(query).scalar_one()

    def unreported(self, filters: Mapping[str, Any]) -> int | None:
        """Give the latest batch of these filters whose end no command has told.

        Until the end of the transaction no other command can begin one.
        """
        self.lock(LOCK)
        query = select(batch.c.id).where(batch.c.reported_at.is_(None))
        same = query.where(batch.c.filters == dict(filters)).order_by(batch.c.id.desc()).limit(1)
        return self.connection.execute(same).scalar_one_or_none()

    def progress(self, batch_id: int) -> Mapping[str, int]:
        """Count a batch's examinations: total, done, failed."""
        query = select(examination.c.state, func.count()).where(examination.c.batch == batch_id)
        states = {row[0]: row[1] for row in self.connection.execute(query.group_by(examination.c.state))}
        return {
            "total": sum(states.values()),
            "done": states.get(ExaminationState.DONE.value, 0),
            "failed": states.get(ExaminationState.FAILED.value, 0),
        }

    def report(self, batch_id: int) -> None:
        """Note that a command has told a batch's end."""
        self.connection.execute(update(batch).where(batch.c.id == batch_id).values(reported_at=self.now))
