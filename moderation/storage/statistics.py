"""Statistics: sums over posts, cases and decisions, made in the database."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Text, and_, exists, func, literal, or_, select, type_coerce
from sqlalchemy import case as when

from moderation.model import Action, CaseState, DecisionState
from moderation.ports.statistics import Alike, Stream, Waiting
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, examination, forum, post
from moderation.storage.tables_desk import appeal, feedback
from moderation.storage.types import since_epoch

PATIENCE = 30  # seconds: several 100,000 cases of a period are all looked at
IN_QUEUE = (CaseState.OPEN.value, CaseState.CLAIMED.value)
SETTLED = (CaseState.DECIDED.value, CaseState.WAITING.value, CaseState.CLOSED.value)
NOT_HELD = (DecisionState.WITHDRAWN.value, DecisionState.NEEDS_SECOND.value)
_next = decision.alias("next")
_held = decision.alias("held")


class StatisticsRepository(Repository):
    """Implements `ports.Statistics`."""

    def waiting(self, forums: Sequence[str] = ()) -> Sequence[Waiting]:
        """Give what waits now, by queue."""
        query = select(case.c.queue, func.count(), func.min(case.c.opened_at))
        query = _within(query.where(case.c.state.in_(IN_QUEUE)), case.c.forum, forums)
        rows = self.connection.execute(query.group_by(case.c.queue).order_by(case.c.queue))
        return [Waiting(queue=row[0], count=row[1], oldest_at=row[2]) for row in rows]

    def flow(
        self, stream: Stream, *, since: datetime, step: timedelta, forums: Sequence[str] = ()
    ) -> Mapping[datetime, int]:
        """Count a stream since a time, by the beginning of each step in UTC; empty steps are left out."""
        length = step // timedelta(microseconds=1)
        at, query = _stream(stream)
        place = type_coerce(at, BigInteger) // length
        query = _within(query.add_columns(place, func.count()).where(at >= since), _forum_of(stream), forums)
        rows = self.connection.execute(query.group_by(place).order_by(place))
        return {since_epoch(row[0] * length): row[1] for row in rows}

    def alike(
        self, checks: Sequence[str], acts: Sequence[str], *, since: datetime, forums: Sequence[str] = ()
    ) -> Sequence[Alike]:
        """Count the cases opened since a time by how they stand; `acts` are the actions that confirm."""
        self.take_time(PATIENCE)
        undone, wrong, granted = _undone(checks, acts, since), _wrong(checks), _granted()
        acting = when((_held.c.action.in_(acts), type_coerce(_held.c.grounds, Text)), else_="[]")
        ways = (
            case.c.language,
            case.c.checks,
            acting.label("standing"),
            func.coalesce(undone.c.undone, 0).label("undone"),
            func.coalesce(wrong.c.wrong, 0).label("wrong"),
            _flag(and_(_held.c.id.is_not(None), ~_undoes(_held), case.c.state.in_(SETTLED))).label("decided"),
            _flag(granted.c.case.is_not(None)).label("granted"),
        )
        stood = (
            case.outerjoin(_held, and_(_held.c.case == case.c.id, _holds(_held), ~_overruled()))
            .outerjoin(undone, undone.c.case == case.c.id)
            .outerjoin(wrong, wrong.c.post == case.c.post)
            .outerjoin(granted, granted.c.case == case.c.id)
        )
        query = select(*ways, func.count().label("cases")).select_from(stood)
        query = _within(query.where(case.c.opened_at >= since), case.c.forum, forums)
        rows = self.connection.execute(query.group_by(*ways))
        return [_alike(row, checks) for row in rows]


def _alike(row: Any, checks: Sequence[str]) -> Alike:  # noqa: ANN401 - a row
    def named(bits: int) -> frozenset[str]:
        return frozenset(check for place, check in enumerate(checks) if bits >> place & 1)

    return Alike(
        language=row.language,
        count=row.cases,
        found=frozenset(row.checks.split()),
        standing=frozenset(json.loads(row.standing)),
        undone=named(row.undone),
        wrong=named(row.wrong),
        decided=bool(row.decided),
        granted=bool(row.granted),
    )


def _stream(stream: Stream) -> tuple[Any, Any]:
    """Give the time of what passes, and a query of it without columns."""
    match stream:
        case Stream.RECEIVED:
            return post.c.received_at, select().select_from(post)
        case Stream.OPENED:
            return case.c.opened_at, select().select_from(case)
        case Stream.DECIDED:
            query = select().select_from(decision).join(case, case.c.id == decision.c.case)
            return decision.c.at, query.where(decision.c.state.not_in(NOT_HELD), ~_undoes(decision))


def _forum_of(stream: Stream) -> Any:  # noqa: ANN401 - a SQL column
    return post.c.forum if stream is Stream.RECEIVED else case.c.forum


def _within(query: Any, column: Any, forums: Sequence[str]) -> Any:  # noqa: ANN401 - a SQL query
    if not forums:
        return query
    return query.where(column.in_(select(forum.c.id).where(forum.c.name.in_(forums))))


def _holds(table: Any) -> Any:  # noqa: ANN401 - a SQL condition
    """Tell whether a decision counts, unless a later one of its case does."""
    return and_(table.c.state.not_in(NOT_HELD), table.c.action != Action.ESCALATE.value)


def _overruled() -> Any:  # noqa: ANN401 - a SQL condition
    later = exists().where(_next.c.case == _held.c.case, _next.c.id > _held.c.id, _holds(_next))
    return later.correlate(_held)


def _undone(checks: Sequence[str], acts: Sequence[str], since: datetime) -> Any:  # noqa: ANN401 - a SQL subquery
    """Give, by case opened since a time, the grounds of acting decisions that were taken back."""
    bits = _bits(_names(decision.c.grounds, check) for check in checks)
    query = select(decision.c.case, bits.label("undone"))
    query = query.join(case, case.c.id == decision.c.case).where(case.c.opened_at >= since)
    query = query.outerjoin(_next, _next.c.supersedes == decision.c.id).where(decision.c.action.in_(acts))
    gone = or_(decision.c.state == DecisionState.WITHDRAWN.value, _undoes(_next))
    return query.where(gone).group_by(decision.c.case).subquery("undone")


def _wrong(checks: Sequence[str]) -> Any:  # noqa: ANN401 - a SQL subquery
    """Give, by post, the checks of which somebody says that a finding is wrong."""
    bits = _bits(feedback.c.check == check for check in checks)
    query = select(examination.c.post, bits.label("wrong"))
    query = query.select_from(feedback.join(examination, examination.c.id == feedback.c.examination))
    return query.group_by(examination.c.post).subquery("wrong")


def _granted() -> Any:  # noqa: ANN401 - a SQL subquery
    query = select(decision.c.case).join(appeal, appeal.c.decision == decision.c.id)
    return query.where(appeal.c.granted).distinct().subquery("granted")


def _undoes(table: Any) -> Any:  # noqa: ANN401 - a SQL condition
    """Tell whether a decision takes another back, as `Decision.undoes` does."""
    back = table.c.action.in_((Action.APPROVE.value, Action.NONE.value))
    return and_(table.c.supersedes.is_not(None), back)


def _names(grounds: Any, check: str) -> Any:  # noqa: ANN401 - a SQL condition
    return type_coerce(grounds, Text).contains(f'"{check}"', autoescape=True)


def _flag(condition: Any) -> Any:  # noqa: ANN401 - a SQL column
    return when((condition, 1), else_=0)


def _bits(conditions: Iterable[Any]) -> Any:  # noqa: ANN401 - a SQL column
    """Give a number with one bit a condition, in order: those that hold for any row of a group."""
    total: Any = literal(0)
    for place, condition in enumerate(conditions):
        total = total + func.max(when((condition, 1 << place), else_=0))
    return total
