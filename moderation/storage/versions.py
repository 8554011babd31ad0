"""The versions of the tables: the one that a database has, those that this code knows.

Read without Alembic, which takes a quarter of a second to load: every command asks.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import inspect, text

from moderation.model import Conflict
from moderation.storage.database import connect, reached

MIGRATIONS = Path(__file__).parent / "migrations"


def known() -> Sequence[str]:
    """Give the versions that this code knows, oldest first: what the migrations' names begin with."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def versions(url: str) -> tuple[str | None, str]:
    """Give the version of a database, None where it has no tables, and that of this code. Unavailable."""
    engine = connect(url)
    try:
        with reached(), engine.connect() as connection:
            has_tables = inspect(connection).has_table("alembic_version")
            query = text("SELECT version_num FROM alembic_version")
            current = connection.execute(query).scalar_one_or_none() if has_tables else None
    finally:
        engine.dispose()
    return current, known()[-1]


def require_current(url: str) -> None:
    """Raise Conflict unless the database has exactly the tables of this code."""
    current, head = versions(url)
    if current != head:
        raise Conflict(
            f"the database is at version {current}, this code needs {head}; run: moderation migrate",
            code="not_migrated",
        )
