"""What people say of a case beside deciding it: that they skip it, that a finding is wrong."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from moderation.model import Finding
from moderation.storage.repository import Repository
from moderation.storage.tables_desk import feedback, skip


class FeedbackRepository(Repository):
    """Implements `ports.Feedback`."""

    def skip(self, case_id: int, *, by: str, reason: str) -> None:
        """Store that a person leaves a case to others, and why."""
        self.connection.execute(insert(skip).values(case=case_id, by=by, reason=reason, at=self.now))

    def skipped(self, by: str, *, since: datetime) -> Sequence[int]:
        """Give the cases that a person has skipped since a time."""
        query = select(skip.c.case).where(skip.c.by == by, skip.c.at >= since).distinct()
        return self.connection.execute(query).scalars().all()

    def mark_wrong(self, examination_id: int, number: int, finding: Finding, *, by: str) -> bool:
        """Store that a person says a finding is wrong; False if it was said already."""
        same = (feedback.c.examination == examination_id, feedback.c.finding == number, feedback.c.by == by)
        if self.connection.execute(select(feedback.c.id).where(*same)).first() is not None:
            return False
        row = insert(feedback).values(
            examination=examination_id,
            finding=number,
            check=finding.check,
            kind=finding.kind,
            by=by,
            at=self.now,
        )
        self.connection.execute(row)
        return True

    def wrong(self, examination_id: int, *, until: datetime | None = None) -> Sequence[int]:
        """Give the numbers of the findings that somebody says are wrong, or had said until a time."""
        query = select(feedback.c.finding).where(feedback.c.examination == examination_id).distinct()
        if until is not None:
            query = query.where(feedback.c.at <= until)
        return self.connection.execute(query).scalars().all()
