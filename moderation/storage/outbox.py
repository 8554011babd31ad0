"""Decisions on their way to a forum: due after the grace, leased while they are delivered."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, insert, select, update

from moderation.model import Action, Decision
from moderation.ports.records import Delivered, Pending
from moderation.storage.cases import CaseRepository
from moderation.storage.examinations import PENDING
from moderation.storage.forums import ForumRepository
from moderation.storage.posts import PostRepository
from moderation.storage.repository import Repository
from moderation.storage.tables import decision, examination, outbox

WAITING, RUNNING, DONE = "waiting", "running", "done"


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

    def withdraw(self, decision_id: int) -> bool:
        """Take a delivery back; False if it has begun."""
        waiting = outbox.c.decision == decision_id, outbox.c.state == WAITING, outbox.c.attempt == 0
        row = update(outbox).where(*waiting).values(state=DONE, next_at=None, finished_at=self.now)
        return self.connection.execute(row).rowcount == 1

    def claim(self, ids: Sequence[int], *, lease: float) -> Sequence[Pending]:
        """Take due rows, each with a lease of seconds."""
        row = update(outbox).where(outbox.c.id.in_(ids), self._is_due())
        row = row.values(
            state=RUNNING, attempt=outbox.c.attempt + 1, next_at=self.now + timedelta(seconds=lease)
        )
        held = self.connection.execute(row.returning(outbox.c.id, outbox.c.attempt, outbox.c.decision))
        return [self._pending(*values) for values in held.all()]

    def _is_due(self) -> Any:  # noqa: ANN401 - a SQL condition
        return and_(outbox.c.state.in_(PENDING), outbox.c.next_at <= self.now)

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

    def due(self, *, limit: int) -> Sequence[int]:
        """Give the ids of rows that are due."""
        query = select(outbox.c.id).where(self._is_due()).order_by(outbox.c.next_at, outbox.c.id)
        return self.connection.execute(query.limit(limit)).scalars().all()
