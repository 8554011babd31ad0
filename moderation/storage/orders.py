"""Removal orders: their clock, what executed them, and until when the content is preserved."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, exists, func, insert, or_, select, update

from moderation.model import Conflict, DecisionState, NotFound
from moderation.ports.notices import Reach
from moderation.ports.orders import NewOrder, Order, Pressure
from moderation.storage.notices import within
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, forum, post
from moderation.storage.tables_desk import removal_order

LOCK = 6
COLUMNS = (
    removal_order,
    forum.c.name.label("forum_name"),
    case.c.id.label("case"),
    decision.c.state.label("travelled"),
)
PLACED = (
    removal_order.outerjoin(post, post.c.id == removal_order.c.post)
    .outerjoin(forum, forum.c.id == post.c.forum)
    .outerjoin(case, case.c.post == post.c.id)
    .outerjoin(decision, decision.c.id == removal_order.c.decision)
)
OPEN = removal_order.c.executed_at.is_(None)
PRESERVES = and_(removal_order.c.purge_at.is_not(None), removal_order.c.purged_at.is_(None))
_other = removal_order.alias("other")


class OrderRepository(Repository):
    """Implements `ports.Orders`."""

    def add(
        self, new: NewOrder, *, post_id: int | None, received_at: datetime, due_at: datetime, by: str
    ) -> Order:
        """Store an order."""
        row = insert(removal_order).values(
            post=post_id,
            reference=new.reference,
            authority=new.authority,
            address=new.address,
            silent=new.silent,
            received_at=received_at,
            due_at=due_at,
            added_by=by,
        )
        return self.get(self.connection.execute(row.returning(removal_order.c.id)).scalar_one())

    def get(self, order_id: int) -> Order:
        """Give an order; NotFound."""
        found = self._first(removal_order.c.id == order_id)
        if found is None:
            raise NotFound(f"there is no order {order_id}", code="unknown_order")
        return found

    def known(self, new: NewOrder) -> Order | None:
        """Give the order with the same reference, authority and address; nobody adds one meanwhile."""
        self.lock(LOCK)
        return self._first(
            removal_order.c.reference == new.reference,
            removal_order.c.authority == new.authority,
            removal_order.c.address == new.address,
        )

    def list(
        self, reach: Reach, *, waiting: bool = False, after: int = 0, limit: int = 50
    ) -> Sequence[Order]:
        """Give orders: the most urgent of those that are not executed yet first, or all by number."""
        query = self._orders().where(within(reach, removal_order.c.post), removal_order.c.id > after)
        if waiting:
            query = query.where(OPEN).order_by(removal_order.c.due_at)
        rows = self.connection.execute(query.order_by(removal_order.c.id).limit(limit))
        return [_as_order(row) for row in rows]

    def pressure(self) -> Pressure:
        """Count what is open."""
        late = func.count().filter(removal_order.c.due_at <= self.now)
        query = select(func.count(), late, func.min(removal_order.c.due_at)).where(OPEN)
        count, overdue, due_at = self.connection.execute(query).one()
        return Pressure(open=count, overdue=overdue, due_at=due_at)

    def of_decision(self, decision_id: int) -> Order | None:
        """Give the order that a decision executed."""
        return self._first(removal_order.c.decision == decision_id)

    def place(self, order_id: int, post_id: int) -> None:
        """Write which post an order is about."""
        self._change(removal_order.c.id == order_id, post=post_id)

    def execute(self, order_id: int, *, decision_id: int | None, by: str, purge_at: datetime | None) -> None:
        """Write that an order is executed, and until when the content is preserved; Conflict if it was."""
        changed = self._change(
            and_(removal_order.c.id == order_id, OPEN),
            decision=decision_id,
            executed_at=self.now,
            executed_by=by,
            purge_at=purge_at,
        )
        if changed != 1:
            raise Conflict(f"order {order_id} is executed already", code="executed")

    def keeps(self, post_id: int) -> bool:
        """Tell whether an order on a post is open, or the post is preserved because of one."""
        return self._first(removal_order.c.post == post_id, or_(OPEN, PRESERVES)) is not None

    def release(self, decision_id: int) -> None:
        """Preserve nothing for the order that a decision executed: it was taken back."""
        self._change(removal_order.c.decision == decision_id, purge_at=None)

    def ended(self, *, limit: int) -> Sequence[int]:
        """Give the posts whose time of preservation has ended, for every order on them."""
        kept = or_(_other.c.executed_at.is_(None), _other.c.purge_at > self.now)
        longer = exists().where(_other.c.post == removal_order.c.post, kept)
        query = select(removal_order.c.post).where(
            PRESERVES, removal_order.c.purge_at <= self.now, removal_order.c.post.is_not(None), ~longer
        )
        return self.connection.execute(query.distinct().limit(limit)).scalars().all()

    def purge(self, post_id: int) -> None:
        """Write that a post's orders are purged; they name it and its decision no more."""
        self._change(removal_order.c.post == post_id, post=None, decision=None, purged_at=self.now)

    def _orders(self) -> Any:  # noqa: ANN401 - a SQL query
        return select(*COLUMNS).select_from(PLACED)

    def _first(self, *conditions: Any) -> Order | None:  # noqa: ANN401 - SQL conditions
        query = self._orders().where(*conditions).order_by(removal_order.c.id).limit(1)
        row = self.connection.execute(query).one_or_none()
        return None if row is None else _as_order(row)

    def _change(self, condition: Any, **values: object) -> int:  # noqa: ANN401 - a SQL condition
        return self.connection.execute(update(removal_order).where(condition).values(**values)).rowcount


def _as_order(row: Row[Any]) -> Order:
    return Order(
        id=row.id,
        reference=row.reference,
        authority=row.authority,
        address=row.address,
        silent=row.silent,
        received_at=row.received_at,
        due_at=row.due_at,
        added_by=row.added_by,
        post=row.post,
        forum=row.forum_name,
        case=row.case,
        decision=row.decision,
        travelled=None if row.travelled is None else DecisionState(row.travelled),
        executed_at=row.executed_at,
        executed_by=row.executed_by,
        purge_at=row.purge_at,
        purged_at=row.purged_at,
    )
