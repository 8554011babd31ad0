"""What has been kept long enough: posts that nobody needs, senders, quarantined bodies, ended sessions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, delete, exists, func, or_, select, update

from moderation.model import RESTRICTS, UNDECIDED, DecisionState, ExaminationState
from moderation.ports.retention import Kept, Limits
from moderation.storage.outbox import DONE
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, delivery, examination, outbox, post, revision
from moderation.storage.tables_desk import appeal, notice, removal_order, session
from moderation.storage.types import values

TO_COME = (ExaminationState.WAITING.value, ExaminationState.RUNNING.value)


class RetentionRepository(Repository):
    """Implements `ports.Retention`."""

    def posts(self, limits: Limits, *, limit: int, only: int | None = None) -> Sequence[int]:
        """Give posts that nobody needs any more, oldest first; or `only` one, if it is among them."""
        query = select(post.c.id).where(_is_over(limits)).order_by(post.c.id).limit(limit)
        if only is not None:
            query = query.where(post.c.id == only)
        return self.connection.execute(query).scalars().all()

    def count(self, limits: Limits) -> Kept:
        """Count what has been kept long enough."""
        ended = removal_order.c.purged_at.is_(None), removal_order.c.purge_at <= self.now
        return Kept(
            posts=self._count(post, _is_over(limits)),
            orders=self._count(removal_order, and_(*ended)),
            senders=self._count(notice, _names_sender(limits)),
            quarantine=self._count(delivery, _is_quarantined(limits)),
            sessions=self._count(session, session.c.expires_at <= self.now),
        )

    def _count(self, table: FromClause, condition: ColumnElement[bool]) -> int:
        return self.connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one()

    def forget(self, limits: Limits) -> Kept:
        """Drop quarantined bodies, senders of notices and ended sessions; give what was dropped."""
        senders = update(notice).where(_names_sender(limits)).values(name=None, email=None)
        bodies = update(delivery).where(_is_quarantined(limits)).values(body=None)
        ended = delete(session).where(session.c.expires_at <= self.now)
        counts = [self.connection.execute(each).rowcount for each in (senders, bodies, ended)]
        return Kept(posts=0, orders=0, senders=counts[0], quarantine=counts[1], sessions=counts[2])


def _names_sender(limits: Limits) -> Any:  # noqa: ANN401 - a SQL condition
    return and_(or_(notice.c.name.is_not(None), notice.c.email.is_not(None)), notice.c.at < limits.senders)


def _is_quarantined(limits: Limits) -> Any:  # noqa: ANN401 - a SQL condition
    return and_(delivery.c.body.is_not(None), delivery.c.received_at < limits.quarantine)


def _is_over(limits: Limits) -> Any:  # noqa: ANN401 - a SQL condition
    before = limits.posts
    if before is None:
        return post.c.id.is_(None)
    decided = decision.join(case, case.c.id == decision.c.case)
    restricts = (
        decision.c.action.in_(values(RESTRICTS)),
        decision.c.state != DecisionState.WITHDRAWN.value,
    )
    needed = (
        exists().where(revision.c.post == post.c.id, revision.c.received_at >= before),
        exists().where(case.c.post == post.c.id, case.c.state.in_(values(UNDECIDED))),
        _of_post(decided, *restricts, decision.c.at >= limits.contested),
        _of_post(decided.join(appeal, appeal.c.decision == decision.c.id), appeal.c.granted.is_(None)),
        _of_post(decided.join(outbox, outbox.c.decision == decision.c.id), outbox.c.state != DONE),
        exists().where(notice.c.post == post.c.id, notice.c.handled_at.is_(None)),
        exists().where(removal_order.c.post == post.c.id, removal_order.c.purged_at.is_(None)),
        exists().where(examination.c.post == post.c.id, examination.c.state.in_(TO_COME)),
    )
    return and_(post.c.received_at < before, ~or_(*needed))


def _of_post(tables: FromClause, *conditions: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a SQL condition
    query = select(case.c.id).select_from(tables).where(case.c.post == post.c.id, *conditions)
    return query.correlate(post).exists()
