"""Cases: one a post for ever, changed by compare-and-set on the version."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, func, insert, or_, select, update
from sqlalchemy import case as sql_case

from moderation.model import Case, CaseReason, CaseState, Conflict, Decision, NotFound, Queue, Verdict
from moderation.ports.records import CaseFilter, StoredPost
from moderation.storage.decisions import DecisionRepository
from moderation.storage.tables import case, forum

URGENCY = sql_case({queue.value: queue.rank for queue in Queue}, value=case.c.queue)
ORDER = (-URGENCY, -case.c.priority, case.c.opened_at, case.c.id)
FIRST_POST = func.coalesce(case.c.wave, case.c.post)  # of the posts that copy each other, itself if alone


def as_case(row: Row[Any], decisions: Sequence[Decision]) -> Case:
    """Read a row of the table case, with its forum's name."""
    return Case(
        id=row.id,
        post=row.post,
        forum=row.forum_name,
        queue=Queue(row.queue),
        priority=row.priority,
        state=CaseState(row.state),
        reason=CaseReason(row.reason),
        version=row.version,
        opened_at=row.opened_at,
        claimed_by=row.claimed_by,
        claimed_until=row.claimed_until,
        back_at=row.back_at,
        wave=row.wave,
        decisions=tuple(decisions),
    )


class CaseRepository(DecisionRepository):
    """Implements `ports.Cases`."""

    def of_post(self, post_id: int) -> Case | None:
        """Give the case of a post, locked until the end of the transaction."""
        row = self.connection.execute(self._cases().where(case.c.post == post_id).with_for_update(of=case))
        found = row.one_or_none()
        return None if found is None else self._with_decisions([found])[0]

    def get(self, case_id: int) -> Case:
        """Give a case with its decisions; NotFound."""
        row = self.connection.execute(self._cases().where(case.c.id == case_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no case {case_id}", code="unknown_case")
        return self._with_decisions([row])[0]

    def _cases(self) -> Any:  # noqa: ANN401 - a SQL query
        return select(case, forum.c.name.label("forum_name")).join(forum, forum.c.id == case.c.forum)

    def _with_decisions(self, rows: Sequence[Row[Any]]) -> Sequence[Case]:
        decisions = self.decisions_of([row.id for row in rows])
        return [as_case(row, decisions.get(row.id, ())) for row in rows]

    def open(
        self,
        post: StoredPost,
        examination_id: int,
        verdict: Verdict,
        *,
        language: str,
        reason: CaseReason = CaseReason.NEW,
    ) -> Case:
        """Store a new case."""
        row = insert(case).values(
            post=post.id,
            forum=post.forum,
            state=CaseState.OPEN.value,
            reason=reason.value,
            version=1,
            opened_at=self.now,
            **self._shown(examination_id, verdict, language),
        )
        return self.get(self.connection.execute(row.returning(case.c.id)).scalar_one())

    def update(self, known: Case, *, examination_id: int, verdict: Verdict, language: str) -> Case:
        """Give a case its newer examination, and a new version."""
        row = update(case).where(case.c.id == known.id, case.c.version == known.version)
        shown = self._shown(examination_id, verdict, language)
        if self.connection.execute(row.values(version=known.version + 1, **shown)).rowcount != 1:
            raise Conflict(f"case {known.id} was changed meanwhile", code="version_conflict")
        return self.get(known.id)

    def _shown(self, examination_id: int, verdict: Verdict, language: str) -> dict[str, object]:
        return {
            "examination": examination_id,
            "queue": verdict.queue.value,
            "priority": verdict.priority,
            "checks": f" {' '.join(verdict.reasons)} ",
            "language": language,
            "changed_at": self.now,
        }

    def move(
        self,
        known: Case,
        *,
        state: CaseState,
        reason: CaseReason | None = None,
        claimed_by: str | None = None,
        claimed_until: datetime | None = None,
        back_at: datetime | None = None,
        queue: Queue | None = None,
    ) -> Case:
        """Change a case's state if its version is still the one given; Conflict if not."""
        row = update(case).where(case.c.id == known.id, case.c.version == known.version)
        changed = row.values(
            state=state.value,
            reason=(reason or known.reason).value,
            queue=(queue or known.queue).value,
            claimed_by=claimed_by,
            claimed_until=claimed_until,
            back_at=back_at,
            version=known.version + 1,
            changed_at=self.now,
        )
        if self.connection.execute(changed).rowcount != 1:
            raise Conflict(f"case {known.id} was changed meanwhile; read it again", code="version_conflict")
        return self.get(known.id)

    def release_expired(self) -> int:
        """Open the cases whose claim has ended; give their count."""
        ended = case.c.state == CaseState.CLAIMED.value, case.c.claimed_until <= self.now
        row = update(case).where(*ended)
        row = row.values(
            state=CaseState.OPEN.value, claimed_by=None, claimed_until=None, version=case.c.version + 1
        )
        return self.connection.execute(row).rowcount

    def return_silent(self) -> Sequence[int]:
        """Open the cases whose author has not answered in time; give their ids."""
        silent = case.c.state == CaseState.WAITING.value, case.c.back_at <= self.now
        row = update(case).where(*silent)
        row = row.values(
            state=CaseState.OPEN.value,
            reason=CaseReason.NO_ANSWER.value,
            back_at=None,
            version=case.c.version + 1,
            changed_at=self.now,
        )
        return self.connection.execute(row.returning(case.c.id)).scalars().all()

    def list(
        self, which: CaseFilter, *, after: int | None = None, limit: int = 50, by_wave: bool = False
    ) -> Sequence[Case]:
        """Give cases, most urgent first, then by priority, then oldest; `after` ends the page before.

        `by_wave`: of the cases of one wave that the filter lets through, only the first.
        """
        query = self._filtered(self._cases(), which)
        if by_wave:
            query = query.where(case.c.id.in_(self._heads(which)))
        if after is not None:
            query = query.where(self._beyond(after))
        rows = self.connection.execute(query.order_by(*ORDER).limit(limit)).all()
        return self._with_decisions(rows)

    def _heads(self, which: CaseFilter) -> Any:  # noqa: ANN401 - a SQL query
        place = func.row_number().over(partition_by=FIRST_POST, order_by=ORDER)
        ranked = select(case.c.id, place.label("place")).join(forum, forum.c.id == case.c.forum)
        within = self._filtered(ranked, which).subquery()
        return select(within.c.id).where(within.c.place == 1)

    def _beyond(self, after: int) -> Any:  # noqa: ANN401 - a SQL condition
        query = select(URGENCY.label("urgency"), case.c.priority, case.c.opened_at).where(case.c.id == after)
        last = self.connection.execute(query).one_or_none()
        if last is None:
            raise NotFound(f"there is no case {after} to go on from", code="unknown_cursor")
        same_queue = URGENCY == last.urgency  # noqa: SIM300 - the column stands first, as below
        same_priority = and_(same_queue, case.c.priority == last.priority)
        same_time = and_(same_priority, case.c.opened_at == last.opened_at)
        return or_(
            URGENCY < last.urgency,  # noqa: SIM300 - the column stands first, as below
            and_(same_queue, case.c.priority < last.priority),
            and_(same_priority, case.c.opened_at > last.opened_at),
            and_(same_time, case.c.id > after),
        )

    def _filtered(self, query: Any, which: CaseFilter) -> Any:  # noqa: ANN401 - a SQL query
        if which.states:
            query = query.where(case.c.state.in_(which.states))
        if which.queue is not None:
            query = query.where(case.c.queue == which.queue)
        if which.check is not None:
            query = query.where(case.c.checks.contains(f" {which.check} ", autoescape=True))
        if which.wave is not None:
            alone = and_(case.c.wave.is_(None), case.c.post == which.wave)
            query = query.where(or_(case.c.wave == which.wave, alone))
        if which.language is not None:
            query = query.where(case.c.language == which.language)
        if which.forums:
            query = query.where(forum.c.name.in_(which.forums))
        return query

    def counts(self, which: CaseFilter) -> Mapping[str, int]:
        """Count cases by queue."""
        query = select(case.c.queue, func.count()).join(forum, forum.c.id == case.c.forum)
        rows = self.connection.execute(self._filtered(query, which).group_by(case.c.queue))
        return {row[0]: row[1] for row in rows}

    def examination(self, case_id: int) -> int:
        """Give the id of the examination that a case shows."""
        query = select(case.c.examination).where(case.c.id == case_id)
        return int(self.connection.execute(query).scalar_one())
