"""The versions of the policy."""

from collections.abc import Sequence

from sqlalchemy import insert, select

from moderation.ports.records import Activation
from moderation.storage.repository import Repository
from moderation.storage.tables import policy


class PolicyRepository(Repository):
    """Implements `ports.Policies`."""

    def active(self) -> str | None:
        """Give the text of the policy that counts; None for the default."""
        query = select(policy.c.text).where(policy.c.activated_at.is_not(None))
        last = query.order_by(policy.c.activated_at.desc(), policy.c.id.desc()).limit(1)
        return self.connection.execute(last).scalar_one_or_none()

    def text_of(self, version: str) -> str | None:
        """Give the text of the latest policy of a version; None if there is none."""
        query = select(policy.c.text).where(policy.c.version == version).order_by(policy.c.id.desc()).limit(1)
        return self.connection.execute(query).scalar_one_or_none()

    def activate(self, version: str, text: str) -> None:
        """Store a policy and make it count."""
        values = {"version": version, "text": text, "added_at": self.now, "activated_at": self.now}
        self.connection.execute(insert(policy).values(**values))

    def history(self) -> Sequence[Activation]:
        """Give every activation, oldest first; the last one counts."""
        query = select(policy).where(policy.c.activated_at.is_not(None))
        rows = self.connection.execute(query.order_by(policy.c.activated_at, policy.c.id))
        return [Activation(version=row.version, text=row.text, at=row.activated_at) for row in rows]
