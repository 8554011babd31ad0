"""Appeals: what authors answered, one a decision, and what they were told."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from moderation.model import Conflict
from moderation.ports.appeals import Appeal
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, forum
from moderation.storage.tables_desk import appeal


def _as_appeal(row: Row[Any]) -> Appeal:
    return Appeal(
        id=row.id,
        decision=row.decision,
        case=row.case,
        text=row.text,
        at=row.at,
        granted=row.granted,
        answer=row.answer,
        answered_by=row.answered_by,
        answered_at=row.answered_at,
    )


def _select() -> Any:  # noqa: ANN401 - a SQL query
    return select(appeal, decision.c.case).join(decision, decision.c.id == appeal.c.decision)


class AppealRepository(Repository):
    """Implements `ports.Appeals`."""

    def add(self, decision_id: int, text: str) -> Appeal:
        """Store an answer word for word; Conflict if the decision has one."""
        row = insert(appeal).values(decision=decision_id, text=text, at=self.now)
        try:
            added = self.connection.execute(row.returning(appeal.c.id)).scalar_one()
        except IntegrityError:
            raise Conflict(f"decision {decision_id} was answered already", code="answered") from None
        return _as_appeal(self.connection.execute(_select().where(appeal.c.id == added)).one())

    def of(self, decision_id: int) -> Appeal | None:
        """Give the answer to a decision."""
        row = self.connection.execute(_select().where(appeal.c.decision == decision_id)).one_or_none()
        return None if row is None else _as_appeal(row)

    def of_case(self, case_id: int) -> Sequence[Appeal]:
        """Give the answers to a case's decisions, oldest first."""
        query = _select().where(decision.c.case == case_id).order_by(appeal.c.id)
        return [_as_appeal(row) for row in self.connection.execute(query)]

    def answer(self, known: Appeal, *, granted: bool, note: str, by: str) -> None:
        """Store what a person answers."""
        row = update(appeal).where(appeal.c.id == known.id)
        values = {"granted": granted, "answer": note, "answered_by": by, "answered_at": self.now}
        self.connection.execute(row.values(**values))

    def list(
        self,
        *,
        is_answered: bool | None = None,
        forums: Sequence[str] = (),
        after: int | None = None,
        limit: int = 50,
    ) -> Sequence[Appeal]:
        """Give answers, oldest first; `after` ends the page before."""
        query = _select()
        if is_answered is not None:
            query = query.where(appeal.c.granted.is_not(None) if is_answered else appeal.c.granted.is_(None))
        if forums:
            query = query.join(case, case.c.id == decision.c.case).join(forum, forum.c.id == case.c.forum)
            query = query.where(forum.c.name.in_(forums))
        if after is not None:
            query = query.where(appeal.c.id > after)
        rows = self.connection.execute(query.order_by(appeal.c.id).limit(limit))
        return [_as_appeal(row) for row in rows]
