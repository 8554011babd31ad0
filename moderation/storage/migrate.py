"""Bring a database to the tables of this version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from moderation.model import Conflict
from moderation.storage.database import connect, reached

LOCK = 3
MIGRATIONS = Path(__file__).parent / "migrations"


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> None:
    """Apply the migrations that a database lacks; several hosts may do so at once. Unavailable."""
    engine = connect(url)
    try:
        with reached(), engine.connect().execution_options(write=True) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_lock(:name)"), {"name": LOCK})
                connection.commit()
            config = _config(url)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def versions(url: str) -> tuple[str | None, str | None]:
    """Give the version of a database and that of this code."""
    engine = connect(url)
    try:
        with reached(), engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    return current, ScriptDirectory.from_config(_config(url)).get_current_head()


def require_current(url: str) -> None:
    """Raise Conflict unless the database has exactly the tables of this code."""
    current, head = versions(url)
    if current != head:
        raise Conflict(
            f"the database is at version {current}, this code needs {head}; run: moderation migrate",
            code="not_migrated",
        )
