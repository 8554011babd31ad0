"""What every repository holds: the connection of its transaction and the database's time in it."""

from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, text

from moderation.storage import database


class Repository:
    """Rows of one kind inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def now(self) -> datetime:
        """Give the database's time, read once a repository."""
        return database.now(self.connection)

    def lock(self, name: int) -> None:
        """Hold one of the service's own locks until the end of the transaction.

        SQLite has one writer at a time anyway; PostgreSQL takes an advisory lock.
        """
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": name})

    def take_time(self, seconds: int) -> None:
        """Let a statement of the transaction take so long; PostgreSQL would end it after five seconds."""
        if self.connection.dialect.name == "postgresql":
            self.connection.execute(text(f"SET LOCAL statement_timeout = '{seconds:d}s'"))
