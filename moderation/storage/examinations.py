"""The rows that are the queue: claimed with a lease, fenced by their attempt, written once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, insert, literal_column, or_, select, update

from moderation.model import ExaminationState, NotFound
from moderation.ports.records import Claimed, Outcome, Purpose, StoredExamination
from moderation.storage.forums import as_forum
from moderation.storage.posts import as_post, as_revision
from moderation.storage.repository import Repository
from moderation.storage.tables import examination, forum, post, revision

MOST_BYTES = 2**20  # of the bodies of one claim
# Written into the SQL as they are: for a bound value SQLite does not use the index of what is due.
PENDING: Sequence[ColumnElement[str]] = tuple(
    literal_column(f"'{state.value}'") for state in (ExaminationState.WAITING, ExaminationState.RUNNING)
)
ORDER = (examination.c.rank, examination.c.next_at, examination.c.id)  # of work; the index of what is due


def _together(rows: Sequence[Row[int, int, int, datetime, int]]) -> Sequence[int]:
    """Choose what one worker takes at once: one row that was tried before, or fresh ones of a bounded size.

    Else a few huge posts would use up the time limit of the small ones beside them, and a new post's verdict
    would wait for the reprocess of others.
    """
    if rows[0].attempt:
        return [rows[0].id]
    taken: list[int] = []
    size = 0
    for row in rows:
        if row.attempt or row.rank != rows[0].rank:
            continue
        size += row.size
        if taken and size > MOST_BYTES:
            break
        taken.append(row.id)
    return taken


def as_examination(row: Row[Any]) -> StoredExamination:
    """Read a row of the table examination."""
    return StoredExamination(
        id=row.id,
        post=row.post,
        revision=row.revision,
        state=ExaminationState(row.state),
        attempt=row.attempt,
        purpose=Purpose(row.purpose),
        created_at=row.created_at,
        mode=row.mode,
        finished_at=row.finished_at,
        queue=row.queue,
        result=row.result,
        error=row.error,
        generation=row.generation,
        context=row.context,
        keys=tuple(row.keys or ()),
    )


class ExaminationRepository(Repository):
    """Implements `ports.Examinations`."""

    def add(
        self,
        post_id: int,
        revision_id: int,
        purpose: Purpose,
        *,
        mode: Mapping[str, Any] | None = None,
        batch: int | None = None,
    ) -> int:
        """Store an examination that is due now; a forum's history waits until nothing else does."""
        rank = Purpose.REPROCESS.rank if mode and mode.get("history") else purpose.rank
        row = insert(examination).values(
            post=post_id,
            revision=revision_id,
            batch=batch,
            purpose=purpose.value,
            rank=rank,
            mode=dict(mode or {}),
            state=ExaminationState.WAITING.value,
            attempt=0,
            fence=0,
            next_at=self.now,
            created_at=self.now,
            missing=False,
        )
        return int(self.connection.execute(row.returning(examination.c.id)).scalar_one())

    def claim(
        self, ids: Sequence[int], *, lease: float, limit: int, again: int | None = None
    ) -> Sequence[Claimed]:
        """Take due rows of one rank, the named ones first, each with one more attempt and a lease."""
        most = limit if again is None else min(again, limit)  # of a reprocess
        last = Purpose.REPROCESS.rank if most else Purpose.REPROCESS.rank - 1
        due = self._due_rows(ids, last=last, limit=limit) if ids else []
        rows = {row.id: row for row in (*due, *self._due_rows(None, last=last, limit=limit))}.values()
        order = sorted(rows, key=lambda row: (row.rank, row.id not in ids, row.next_at, row.id))
        if not order:
            return []
        taken = _together(order[: most if order[0].rank == Purpose.REPROCESS.rank else limit])
        row = update(examination).where(examination.c.id.in_(taken), self._is_due())
        row = row.values(
            state=ExaminationState.RUNNING.value,
            attempt=examination.c.attempt + 1,
            fence=examination.c.fence + 1,
            next_at=self.now + timedelta(seconds=lease),
        )
        held = self.connection.execute(row.returning(examination.c.id)).scalars().all()
        return self._claimed(held)

    def _due_rows(
        self, ids: Sequence[int] | None, *, last: int, limit: int
    ) -> Sequence[Row[int, int, int, datetime, int]]:
        """Lock rows that are due, those named or any, up to the last rank, in the order of work."""
        size = func.length(revision.c.body).label("size")
        about = (examination.c.id, examination.c.attempt, examination.c.rank, examination.c.next_at)
        query = select(*about, size).join(revision, revision.c.id == examination.c.revision)
        query = query.where(self._is_due(), examination.c.rank <= last).order_by(*ORDER).limit(limit)
        if ids is not None:
            query = query.where(examination.c.id.in_(ids))
        return self.connection.execute(query.with_for_update(skip_locked=True, of=examination)).all()

    def bury(self, *, attempts: int) -> int:
        """Make dead letters of due rows that used up their attempts; give their count."""
        row = update(examination).where(self._is_due(), examination.c.attempt >= attempts)
        row = row.values(
            state=ExaminationState.FAILED.value,
            next_at=None,
            finished_at=self.now,
            error=func.coalesce(examination.c.error, "the worker died each time"),
        )
        return self.connection.execute(row).rowcount

    def _is_due(self) -> Any:  # noqa: ANN401 - a SQL condition
        return and_(examination.c.state.in_(PENDING), examination.c.next_at <= self.now)

    def _claimed(self, ids: Sequence[int]) -> Sequence[Claimed]:
        rows = {
            row.id: row
            for row in self.connection.execute(select(examination).where(examination.c.id.in_(ids)))
        }
        posts = self._by_id(post, [row.post for row in rows.values()])
        revisions = self._by_id(revision, [row.revision for row in rows.values()])
        forums = self._by_id(forum, [row.forum for row in posts.values()])
        return [
            Claimed(
                id=row.id,
                attempt=row.attempt,
                fence=row.fence,
                forum=as_forum(forums[posts[row.post].forum]),
                post=as_post(posts[row.post]),
                revision=as_revision(revisions[row.revision], posts[row.post].external_id),
                purpose=Purpose(row.purpose),
                mode=row.mode,
                generation=row.generation,
            )
            for _, row in sorted(rows.items())
        ]

    def _by_id(self, table: Any, ids: Sequence[int]) -> dict[int, Row[Any]]:  # noqa: ANN401 - any of our tables
        query = select(table).where(table.c.id.in_(set(ids)))
        return {row.id: row for row in self.connection.execute(query)}

    def record(self, claimed: Claimed, outcome: Outcome) -> bool:
        """Write a result; False if another attempt has begun since."""
        return self._end(
            claimed,
            state=ExaminationState.DONE.value,
            next_at=None,
            result=outcome.result,
            queue=outcome.queue.value,
            checks=f" {' '.join(outcome.checks)} ",
            language=outcome.language,
            wave=min(outcome.copied, default=None),
            generation=outcome.generation,
            context=dict(outcome.context),
            keys=list(outcome.keys),
            missing=outcome.missing,
            error=None,
            finished_at=self.now,
        )

    def fail(self, claimed: Claimed, error: str, *, retry_in: float | None) -> bool:
        """Write a failure; without a retry it is a dead letter."""
        if retry_in is None:
            state = ExaminationState.FAILED.value
            return self._end(claimed, state=state, next_at=None, error=error, finished_at=self.now)
        again = self.now + timedelta(seconds=retry_in)
        return self._end(claimed, state=ExaminationState.WAITING.value, next_at=again, error=error)

    def _end(self, claimed: Claimed, **values: object) -> bool:
        held = and_(
            examination.c.id == claimed.id,
            examination.c.fence == claimed.fence,
            examination.c.state == ExaminationState.RUNNING.value,
        )
        return self.connection.execute(update(examination).where(held).values(**values)).rowcount == 1

    def due(self, *, limit: int) -> Sequence[int]:
        """Give the ids of rows that wait or whose lease ended."""
        query = select(examination.c.id).where(self._is_due())
        return self.connection.execute(query.order_by(*ORDER).limit(limit)).scalars().all()

    def current(self, post_id: int) -> StoredExamination | None:
        """Give the last finished examination of a post's current revision."""
        query = (
            select(examination)
            .join(post, and_(post.c.id == examination.c.post, post.c.revision == examination.c.revision))
            .where(examination.c.post == post_id, examination.c.state == ExaminationState.DONE.value)
            .order_by(examination.c.id.desc())
            .limit(1)
        )
        row = self.connection.execute(query).one_or_none()
        return None if row is None else as_examination(row)

    def get(self, examination_id: int) -> StoredExamination:
        """Give an examination; NotFound."""
        query = select(examination).where(examination.c.id == examination_id)
        row = self.connection.execute(query).one_or_none()
        if row is None:
            raise NotFound(f"there is no examination {examination_id}", code="unknown_examination")
        return as_examination(row)

    def of_post(self, post_id: int) -> Sequence[StoredExamination]:
        """Give a post's examinations, oldest first."""
        query = select(examination).where(examination.c.post == post_id).order_by(examination.c.id)
        return [as_examination(row) for row in self.connection.execute(query)]

    def waits(self, post_id: int, revision_id: int) -> bool:
        """Tell whether an examination of a revision is still to come."""
        query = select(examination.c.id).where(
            examination.c.post == post_id,
            examination.c.revision == revision_id,
            examination.c.state == ExaminationState.WAITING.value,
        )
        return self.connection.execute(query.limit(1)).first() is not None

    def missing_before(
        self, forum_id: int, *, author: str | None, thread: str | None, since: datetime, before: datetime
    ) -> int:
        """Count the posts of an author or a thread that were asked for a source in a window."""
        same = [
            column == value
            for column, value in ((revision.c.author, author), (revision.c.thread, thread))
            if value is not None
        ]
        if not same:
            return 0
        # An author's and a thread's revisions are few, a forum's posts many: `+ 0` keeps SQLite from these.
        query = (
            select(func.count(func.distinct(post.c.id)))
            .join(revision, and_(revision.c.post == post.c.id, revision.c.id == post.c.revision))
            .join(examination, and_(examination.c.post == post.c.id, examination.c.revision == revision.c.id))
            .where(post.c.forum + 0 == forum_id, or_(*same), examination.c.missing)
            .where(post.c.first_at >= since, post.c.first_at < before)
        )
        return int(self.connection.execute(query).scalar_one())

    def dead(self) -> Sequence[StoredExamination]:
        """Give the dead letters."""
        query = select(examination).where(examination.c.state == ExaminationState.FAILED.value)
        return [as_examination(row) for row in self.connection.execute(query.order_by(examination.c.id))]

    def retry(self, ids: Sequence[int]) -> Sequence[int]:
        """Make dead letters due again, all of them where none is named; give their ids."""
        chosen = examination.c.state == ExaminationState.FAILED.value
        if ids:
            chosen = and_(chosen, examination.c.id.in_(ids))
        row = update(examination).where(chosen)
        row = row.values(state=ExaminationState.WAITING.value, attempt=0, next_at=self.now, finished_at=None)
        return self.connection.execute(row.returning(examination.c.id)).scalars().all()

    def oldest_due(self) -> timedelta | None:
        """Give how long the oldest due row has waited; None if nothing is due."""
        query = select(func.min(examination.c.next_at)).where(self._is_due())
        oldest: datetime | None = self.connection.execute(query).scalar_one()
        return None if oldest is None else self.now - oldest

    def counts(self) -> Mapping[str, int]:
        """Count rows by state."""
        query = select(examination.c.state, func.count()).group_by(examination.c.state)
        return {row[0]: row[1] for row in self.connection.execute(query)}
