"""Decisions: never edited, only superseded; their state tells how far they have travelled."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from moderation.model import Action, Case, Conflict, Decision, DecisionState, NotFound
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision


def as_decision(row: Row[Any]) -> Decision:
    """Read a row of the table decision."""
    return Decision(
        id=row.id,
        case=row.case,
        action=Action(row.action),
        grounds=tuple(row.grounds),
        note=row.note,
        by=row.by,
        at=row.at,
        state=DecisionState(row.state),
        supersedes=row.supersedes,
    )


class DecisionRepository(Repository):
    """The decisions' half of `ports.Cases`."""

    def decide(
        self,
        known: Case,
        *,
        action: Action,
        grounds: Sequence[str],
        note: str,
        by: str,
        state: DecisionState,
        covers: Mapping[str, Any],
        supersedes: int | None = None,
    ) -> Decision:
        """Store a decision; Conflict if the superseded one is superseded already."""
        row = insert(decision).values(
            case=known.id,
            examination=select(case.c.examination).where(case.c.id == known.id).scalar_subquery(),
            action=action.value,
            grounds=list(grounds),
            note=note,
            by=by,
            at=self.now,
            state=state.value,
            covers=dict(covers),
            supersedes=supersedes,
        )
        try:
            return self.decision(self.connection.execute(row.returning(decision.c.id)).scalar_one())
        except IntegrityError:
            raise Conflict(f"decision {supersedes} was superseded already", code="superseded") from None

    def decision(self, decision_id: int) -> Decision:
        """Give a decision; NotFound."""
        query = select(decision).where(decision.c.id == decision_id)
        row = self.connection.execute(query).one_or_none()
        if row is None:
            raise NotFound(f"there is no decision {decision_id}", code="unknown_decision")
        return as_decision(row)

    def decisions_of(self, cases: Sequence[int]) -> Mapping[int, Sequence[Decision]]:
        """Give the decisions of each case, oldest first."""
        query = select(decision).where(decision.c.case.in_(cases)).order_by(decision.c.id)
        found = defaultdict(list)
        for row in self.connection.execute(query):
            found[row.case].append(as_decision(row))
        return found

    def mark(self, decision_id: int, state: DecisionState) -> None:
        """Write how far a decision has travelled."""
        self.connection.execute(
            update(decision).where(decision.c.id == decision_id).values(state=state.value)
        )

    def judged(self, decision_id: int) -> int:
        """Give the id of the examination that a decision was made on."""
        query = select(decision.c.examination).where(decision.c.id == decision_id)
        return int(self.connection.execute(query).scalar_one())

    def covers(self, case_id: int) -> Mapping[str, Any] | None:
        """Give what the standing decision of a case settles."""
        query = select(decision.c.covers).where(
            decision.c.case == case_id, decision.c.state != DecisionState.WITHDRAWN.value
        )
        last = self.connection.execute(query.order_by(decision.c.id.desc()).limit(1))
        return last.scalar_one_or_none()
