"""Letters: what authors are told of decisions, as it was said."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, insert, select, update

from moderation.model import DecisionState
from moderation.ports.letters import Letter
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, forum
from moderation.storage.tables_desk import letter

MOST = 100


def _as_letter(row: Row[Any]) -> Letter:
    return Letter(decision=row.decision, statement=row.statement, text=row.text, fault=row.fault)


class LetterRepository(Repository):
    """Implements `ports.Letters`."""

    def of(self, decision_id: int) -> Letter:
        """Give what is kept of a decision's letter, which may be nothing."""
        row = self.connection.execute(select(letter).where(letter.c.decision == decision_id)).one_or_none()
        return Letter(decision=decision_id) if row is None else _as_letter(row)

    def of_case(self, case_id: int) -> Sequence[Letter]:
        """Give what is kept of the letters of a case's decisions, oldest first."""
        query = select(letter).join(decision, decision.c.id == letter.c.decision)
        rows = self.connection.execute(query.where(decision.c.case == case_id).order_by(letter.c.decision))
        return [_as_letter(row) for row in rows]

    def state(self, decision_id: int, statement: Mapping[str, Any]) -> None:
        """Store the statement of a decision; it stands already if there is one."""
        if self.of(decision_id).statement is None:
            self._put(decision_id, statement=dict(statement))

    def write(self, decision_id: int, text: str | None, *, fault: str | None = None) -> None:
        """Store the text of a decision's letter, or why there is none; what stood there before goes."""
        self._put(decision_id, text=text, fault=fault)

    def _put(self, decision_id: int, **values: object) -> None:
        row = update(letter).where(letter.c.decision == decision_id).values(**values)
        if not self.connection.execute(row).rowcount:
            self.connection.execute(insert(letter).values(decision=decision_id, **values))

    def unwritten(self, forums: Sequence[str] = ()) -> Sequence[int]:
        """Give the cases whose author still must be told by a person, at most a hundred."""
        query = select(decision.c.case).distinct().join(letter, letter.c.decision == decision.c.id)
        query = query.where(letter.c.fault.is_not(None), decision.c.state == DecisionState.DELIVERED.value)
        if forums:
            query = query.join(case, case.c.id == decision.c.case).join(forum, forum.c.id == case.c.forum)
            query = query.where(forum.c.name.in_(forums))
        return self.connection.execute(query.order_by(decision.c.case).limit(MOST)).scalars().all()
