"""Second looks at decisions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, insert, select, update

from moderation.model import Action, DecisionState, NotFound
from moderation.ports.second_looks import Compared, SecondLook
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, forum
from moderation.storage.tables_desk import second_look

NOT_HELD = (DecisionState.WITHDRAWN.value, DecisionState.NEEDS_SECOND.value)
_other = decision.alias("other")


def as_look(row: Row[Any]) -> SecondLook:
    """Read a row of the table second_look, with what its decision was made on."""
    return SecondLook(
        id=row.id,
        by=row.by,
        forum=row.forum_name,
        post=row.post,
        examination=row.examination,
        drawn_at=row.drawn_at,
        action=None if row.action is None else Action(row.action),
        grounds=tuple(row.grounds or ()),
        at=row.at,
    )


class SecondLookRepository(Repository):
    """Implements `ports.SecondLooks`."""

    def drawable(self, by: str, *, since: datetime, forums: Sequence[str] = ()) -> Sequence[int]:
        """Give, by id, the decisions made since a time that hold and that a person may look at."""
        own = exists().where(_other.c.case == decision.c.case, _other.c.by == by)
        drawn = exists().where(second_look.c.decision == decision.c.id, second_look.c.by == by)
        replaced = exists().where(_other.c.supersedes == decision.c.id)
        query = select(decision.c.id).where(
            decision.c.at >= since,
            decision.c.state.not_in(NOT_HELD),
            decision.c.action.not_in((Action.ESCALATE.value, Action.APPROVE.value)),
            decision.c.supersedes.is_(None) | (decision.c.action != Action.NONE.value),  # no undo
            ~own,
            ~drawn,
            ~replaced,
        )
        if forums:
            query = query.join(case, case.c.id == decision.c.case).join(forum, forum.c.id == case.c.forum)
            query = query.where(forum.c.name.in_(forums))
        return self.connection.execute(query.order_by(decision.c.id)).scalars().all()

    def add(self, decision_ids: Sequence[int], *, by: str) -> None:
        """Store that a person is to look at decisions."""
        rows = [{"decision": each, "by": by, "drawn_at": self.now} for each in decision_ids]
        if rows:
            self.connection.execute(insert(second_look), rows)

    def waiting(self, by: str) -> Sequence[SecondLook]:
        """Give what a person has still to look at, oldest first."""
        query = _looks().where(second_look.c.by == by, second_look.c.action.is_(None))
        return [as_look(row) for row in self.connection.execute(query.order_by(second_look.c.id))]

    def get(self, look_id: int) -> SecondLook:
        """Give a second look; NotFound."""
        row = self.connection.execute(_looks().where(second_look.c.id == look_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no second look {look_id}", code="unknown_look")
        return as_look(row)

    def judge(self, look_id: int, action: Action, grounds: Sequence[str]) -> bool:
        """Write what a looker would do; False if it is written already."""
        row = update(second_look).where(second_look.c.id == look_id, second_look.c.action.is_(None))
        made = row.values(action=action.value, grounds=list(grounds), at=self.now)
        return self.connection.execute(made).rowcount == 1

    def compared(self, forums: Sequence[str] = ()) -> Sequence[Compared]:
        """Give both choices of every look that was made, newest first."""
        query = select(
            second_look.c.id,
            decision.c.case,
            case.c.checks,
            decision.c.action.label("first"),
            second_look.c.action.label("second"),
        )
        query = query.select_from(_joined()).where(second_look.c.action.is_not(None))
        if forums:
            query = query.where(forum.c.name.in_(forums))
        rows = self.connection.execute(query.order_by(second_look.c.at.desc(), second_look.c.id.desc()))
        return [
            Compared(
                look=row.id,
                case=row.case,
                checks=tuple(row.checks.split()),
                first=Action(row.first),
                second=Action(row.second),
            )
            for row in rows
        ]


def _looks() -> Any:  # noqa: ANN401 - a SQL query
    what = (second_look, decision.c.examination, case.c.post, forum.c.name.label("forum_name"))
    return select(*what).select_from(_joined())


def _joined() -> Any:  # noqa: ANN401 - a SQL join
    looked = second_look.join(decision, decision.c.id == second_look.c.decision)
    return looked.join(case, case.c.id == decision.c.case).join(forum, forum.c.id == case.c.forum)
