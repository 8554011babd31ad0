"""Decisions on their way to a forum: due after the grace, leased while they are delivered."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, exists, insert, select, update

from moderation.model import Action, Decision, DecisionState
from moderation.ports.records import Delivered, Pending
from moderation.storage.cases import CaseRepository
from moderation.storage.examinations import PENDING
from moderation.storage.forums import ForumRepository
from moderation.storage.posts import PostRepository
from moderation.storage.repository import Repository
from moderation.storage.tables import decision, examination, outbox

WAITING, RUNNING, DONE = "waiting", "running", "done"
_mine = decision.alias("mine")
_earlier = decision.alias("earlier")
_before = outbox.alias("before")


class OutboxRepository(Repository):
    """Implements `ports.Outbox`."""

    def add(self, decision_id: int, *, wait: float) -> int:
        """Store a delivery that is due after a wait of seconds."""
        row = insert(outbox).values(
            decision=decision_id,
            state=WAITING,
            attempt=0,
            next_at=self.now + timedelta(seconds=wait),
            created_at=self.now,
        )
        return int(self.connection.execute(row.returning(outbox.c.id)).scalar_one())

    def withdraw(self, decision_id: int) -> int | None:
        """Take a delivery back and give how often it was tried; None if it is under way or over."""
        waiting = outbox.c.decision == decision_id, outbox.c.state == WAITING
        row = update(outbox).where(*waiting).values(state=DONE, next_at=None, finished_at=self.now)
        return self.connection.execute(row.returning(outbox.c.attempt)).scalar_one_or_none()

    def claim(self, ids: Sequence[int], *, lease: float) -> Sequence[Pending]:
        """Take due rows, each with a lease of seconds."""
        row = update(outbox).where(outbox.c.id.in_(ids), self._is_due())
        row = row.values(
            state=RUNNING, attempt=outbox.c.attempt + 1, next_at=self.now + timedelta(seconds=lease)
        )
        held = self.connection.execute(row.returning(outbox.c.id, outbox.c.attempt, outbox.c.decision))
        return [self._pending(*values) for values in held.all()]

    def _is_due(self) -> Any:  # noqa: ANN401 - a SQL condition
        """Tell whether a row's time has come, and what was decided on the case before is told."""
        return and_(outbox.c.state.in_(PENDING), outbox.c.next_at <= self.now, ~_has_earlier())

    def _pending(self, outbox_id: int, attempt: int, decision_id: int) -> Pending:
        cases, posts = CaseRepository(self.connection), PostRepository(self.connection)
        forums = ForumRepository(self.connection)
        made = cases.decision(decision_id)
        post = posts.get(cases.get(made.case).post)
        judged = select(examination.c.revision).join(decision, decision.c.examination == examination.c.id)
        revision_id = self.connection.execute(judged.where(decision.c.id == decision_id)).scalar_one()
        return Pending(
            id=outbox_id,
            attempt=attempt,
            forum=forums.by_id(post.forum),
            secret=forums.secrets(post.forum)[0],
            decision=made,
            undoes=self._undone(made),
            judged=posts.revision(revision_id).sent,
            changed=post.revision != revision_id,
        )

    def _undone(self, made: Decision) -> Action | None:
        """Give what a decision takes back; one that confirms another's removal takes nothing back."""
        if made.supersedes is None or made.action not in (Action.APPROVE, Action.NONE):
            return None
        return CaseRepository(self.connection).decision(made.supersedes).action

    def record(self, pending: Pending, outcome: Delivered) -> bool:
        """Write how it ended; False if another attempt has begun since."""
        held = (
            outbox.c.id == pending.id,
            outbox.c.attempt == pending.attempt,
            outbox.c.state == RUNNING,
        )
        row = update(outbox).where(*held)
        if outcome.retry_in is not None:
            again = self.now + timedelta(seconds=outcome.retry_in)
            row = row.values(state=WAITING, next_at=again, error=outcome.error)
        else:
            row = row.values(state=DONE, next_at=None, error=outcome.error, finished_at=self.now)
        return self.connection.execute(row).rowcount == 1

    def is_overtaken(self, pending: Pending) -> bool:
        """Tell whether another decision has taken the place of one, so that it is not to be tried again.

        One that takes back what the forum was told is tried to its end: the forum must hear of it.
        """
        made = pending.decision
        replaces = (
            decision.c.case == made.case,
            decision.c.id > made.id,
            decision.c.state.not_in((DecisionState.WITHDRAWN.value, DecisionState.NEEDS_SECOND.value)),
            decision.c.action != Action.ESCALATE.value,
        )
        query = select(decision.c.id).where(*replaces).limit(1)
        return not made.undoes and self.connection.execute(query).first() is not None

    def due(self, *, limit: int) -> Sequence[int]:
        """Give the ids of rows that are due."""
        query = select(outbox.c.id).where(self._is_due()).order_by(outbox.c.next_at, outbox.c.id)
        return self.connection.execute(query.limit(limit)).scalars().all()


def _has_earlier() -> Any:  # noqa: ANN401 - a SQL condition
    """Tell whether an earlier decision on the same case is still to be told: a forum hears them in order."""
    return exists().where(
        _mine.c.id == outbox.c.decision,
        _earlier.c.case == _mine.c.case,
        _earlier.c.id < _mine.c.id,
        _before.c.decision == _earlier.c.id,
        _before.c.state.in_(PENDING),
    )
