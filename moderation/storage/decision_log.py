"""The log of decisions: newest first, filtered, each with what came after it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Text, and_, exists, select, type_coerce

from moderation.model import DecisionState
from moderation.ports.records import DecisionFilter, LoggedDecision
from moderation.storage.decisions import as_decision
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, forum

_next = decision.alias("next")
_later = decision.alias("later")


class DecisionLogRepository(Repository):
    """Implements `ports.Decisions`."""

    def list(
        self, which: DecisionFilter, *, after: int | None = None, limit: int = 50
    ) -> Sequence[LoggedDecision]:
        """Give decisions, newest first; `after` ends the page before."""
        query = (
            select(decision, forum.c.name.label("forum_name"), _next.c.id.label("next"), _is_last())
            .join(case, case.c.id == decision.c.case)
            .join(forum, forum.c.id == case.c.forum)
            .outerjoin(_next, _next.c.supersedes == decision.c.id)
            .where(*_conditions(which))
            .order_by(decision.c.id.desc())
            .limit(limit)
        )
        if after is not None:
            query = query.where(decision.c.id < after)
        return [_logged(row) for row in self.connection.execute(query)]


def _is_last() -> Any:  # noqa: ANN401 - a SQL column
    """Tell whether a decision holds and none of its case that holds is newer."""
    newer = exists().where(
        _later.c.case == decision.c.case,
        _later.c.id > decision.c.id,
        _later.c.state != DecisionState.WITHDRAWN.value,
    )
    return and_(decision.c.state != DecisionState.WITHDRAWN.value, ~newer).label("is_last")


def _conditions(which: DecisionFilter) -> Sequence[Any]:
    asked = ((decision.c.action, which.action), (decision.c.by, which.by), (decision.c.state, which.state))
    conditions: list[Any] = [column == value for column, value in asked if value is not None]
    if which.check is not None:
        conditions.append(type_coerce(decision.c.grounds, Text).contains(f'"{which.check}"', autoescape=True))
    if which.forums:
        conditions.append(forum.c.name.in_(which.forums))
    return conditions


def _logged(row: Row[Any]) -> LoggedDecision:
    made = as_decision(row)
    return LoggedDecision(
        decision=made,
        forum=row.forum_name,
        superseded_by=row.next,
        stands=bool(row.is_last) and not made.undoes,
    )
