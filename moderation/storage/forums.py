"""Forums and their secrets."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, false, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from moderation.model import Conflict, NotFound
from moderation.ports.records import Forum
from moderation.storage.repository import Repository
from moderation.storage.tables import forum, forum_secret


def as_forum(row: Row[Any]) -> Forum:
    """Read a row of the table forum."""
    return Forum(
        id=row.id,
        name=row.name,
        kind=row.kind,
        url=row.url,
        api_user=row.api_user,
        api_key=row.api_key,
        language=row.language,
        settings=row.settings,
    )


class ForumRepository(Repository):
    """Implements `ports.Forums`."""

    def add(
        self,
        *,
        name: str,
        kind: str,
        secret: str,
        url: str | None,
        api_user: str | None,
        api_key: str | None,
        language: str,
    ) -> Forum:
        """Store a forum; Conflict if the name is taken."""
        values = {"name": name, "kind": kind, "url": url, "api_user": api_user, "api_key": api_key}
        row = insert(forum).values(**values, language=language, settings={}, created_at=self.now)
        try:
            added = self.connection.execute(row.returning(forum.c.id)).scalar_one()
        except IntegrityError:
            raise Conflict(
                f"a forum named {name} exists already", code="forum_exists", field="name"
            ) from None
        self._add_secret(added, secret)
        return self.by_id(added)

    def get(self, name: str) -> Forum:
        """Give a forum by name; NotFound."""
        same = forum.c.name == name if name.isprintable() else false()  # no database takes a lone surrogate
        row = self.connection.execute(select(forum).where(same)).one_or_none()
        if row is None:
            raise NotFound(f"no forum is named {name}; see: moderation forums list", code="unknown_forum")
        return as_forum(row)

    def by_id(self, forum_id: int) -> Forum:
        """Give a forum by id."""
        return as_forum(self.connection.execute(select(forum).where(forum.c.id == forum_id)).one())

    def list(self) -> Sequence[Forum]:
        """Give all forums by name."""
        return [as_forum(row) for row in self.connection.execute(select(forum).order_by(forum.c.name))]

    def configure(self, forum_id: int, settings: Mapping[str, Any]) -> None:
        """Store what a forum sets for its checks, in place of all that it had set."""
        self.connection.execute(update(forum).where(forum.c.id == forum_id).values(settings=dict(settings)))

    def secrets(self, forum_id: int) -> Sequence[str]:
        """Give the live secrets, newest first."""
        live = or_(forum_secret.c.expires_at.is_(None), forum_secret.c.expires_at > self.now)
        query = select(forum_secret.c.secret).where(forum_secret.c.forum == forum_id, live)
        return self.connection.execute(query.order_by(forum_secret.c.id.desc())).scalars().all()

    def rotate(self, forum_id: int, secret: str, *, old_until: datetime) -> None:
        """Add a secret and let the others live until a time."""
        old = forum_secret.c.forum == forum_id, forum_secret.c.expires_at.is_(None)
        self.connection.execute(update(forum_secret).where(*old).values(expires_at=old_until))
        self._add_secret(forum_id, secret)

    def _add_secret(self, forum_id: int, secret: str) -> None:
        values = {"forum": forum_id, "secret": secret, "created_at": self.now}
        self.connection.execute(insert(forum_secret).values(**values))
