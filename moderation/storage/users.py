"""The people of the desk, their tokens and sessions; only hashes are stored."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from moderation.model import Conflict, NotFound, Role
from moderation.ports.records import User
from moderation.storage.repository import Repository
from moderation.storage.tables_desk import session, user


def as_user(row: Row[Any]) -> User:
    """Read a row of the table user."""
    return User(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        forums=tuple(row.forums),
        disabled=row.disabled_at is not None,
    )


class UserRepository(Repository):
    """Implements `ports.Users`."""

    def add(
        self, *, name: str, role: Role, forums: Sequence[str], password_hash: str, token_hash: bytes
    ) -> User:
        """Store a user; Conflict if the name is taken."""
        row = insert(user).values(
            name=name,
            role=role.value,
            forums=list(forums),
            password_hash=password_hash,
            token_hash=token_hash,
            created_at=self.now,
        )
        try:
            self.connection.execute(row)
        except IntegrityError:
            raise Conflict(f"a user named {name} exists already", code="user_exists", field="name") from None
        return self.get(name)

    def list(self) -> Sequence[User]:
        """Give all users by name."""
        return [as_user(row) for row in self.connection.execute(select(user).order_by(user.c.name))]

    def get(self, name: str) -> User:
        """Give a user by name; NotFound."""
        found = self._one(user.c.name == name) if name.isprintable() else None
        if found is None:
            raise NotFound(f"no user is named {name}; see: moderation users list", code="unknown_user")
        return found

    def password_hash(self, name: str) -> str | None:
        """Give the hash of an enabled user's password."""
        enabled = user.c.name == name, user.c.disabled_at.is_(None)
        return self.connection.execute(select(user.c.password_hash).where(*enabled)).scalar_one_or_none()

    def disable(self, name: str) -> None:
        """Shut a user out at once: sessions end, the token dies."""
        known = self.get(name)
        self.connection.execute(delete(session).where(session.c.user == known.id))
        self.connection.execute(update(user).where(user.c.id == known.id).values(disabled_at=self.now))

    def reset(self, name: str, *, password_hash: str, token_hash: bytes) -> None:
        """Give a user another password and token: the old ones and their sessions end at once."""
        known = self.get(name)
        self.connection.execute(delete(session).where(session.c.user == known.id))
        secrets = {"password_hash": password_hash, "token_hash": token_hash}
        self.connection.execute(update(user).where(user.c.id == known.id).values(**secrets))

    def by_token(self, token_hash: bytes) -> User | None:
        """Give the enabled user of a token."""
        return self._one(user.c.token_hash == token_hash, user.c.disabled_at.is_(None))

    def by_subject(self, subject: str) -> User | None:
        """Give the enabled user of a subject at the OpenID provider."""
        if not subject.isprintable():  # PostgreSQL refuses NUL
            return None
        return self._one(user.c.subject == subject, user.c.disabled_at.is_(None))

    def bind(self, name: str, subject: str | None) -> None:
        """Write who a user is to the OpenID provider; NotFound, Conflict if that is another user."""
        row = update(user).where(user.c.id == self.get(name).id).values(subject=subject)
        try:
            self.connection.execute(row)
        except IntegrityError:
            message = "another user is this subject already"
            raise Conflict(message, code="subject_exists", field="subject") from None

    def open_session(self, user_id: int, key_hash: bytes, *, hours: int) -> None:
        """Store a session, and drop those that have ended."""
        self.connection.execute(delete(session).where(session.c.expires_at <= self.now))
        until = self.now + timedelta(hours=hours)
        values = {"key_hash": key_hash, "user": user_id, "created_at": self.now, "expires_at": until}
        self.connection.execute(insert(session).values(**values))

    def by_session(self, key_hash: bytes) -> User | None:
        """Give the enabled user of a live session."""
        live = session.c.key_hash == key_hash, session.c.expires_at > self.now, user.c.disabled_at.is_(None)
        query = select(user).join(session, session.c.user == user.c.id).where(*live)
        row = self.connection.execute(query).one_or_none()
        return None if row is None else as_user(row)

    def end_session(self, key_hash: bytes) -> None:
        """End a session."""
        self.connection.execute(delete(session).where(session.c.key_hash == key_hash))

    def _one(self, *conditions: Any) -> User | None:  # noqa: ANN401 - SQL conditions
        row = self.connection.execute(select(user).where(*conditions)).one_or_none()
        return None if row is None else as_user(row)
