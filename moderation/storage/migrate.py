"""Bring a database to the tables of this version."""

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from moderation.storage.database import connect, reached
from moderation.storage.versions import MIGRATIONS

LOCK = 3


def upgrade(url: str) -> None:
    """Apply the migrations that a database lacks; several hosts may do so at once. Unavailable."""
    engine = connect(url)
    try:
        with reached(), engine.connect().execution_options(write=True) as connection:
            if connection.dialect.name == "postgresql":
                # Another host may need minutes for the same, and an index of a large table too.
                for setting in ("SET statement_timeout = 0", "SET lock_timeout = '10min'"):
                    connection.execute(text(setting))
                connection.execute(text("SELECT pg_advisory_lock(:name)"), {"name": LOCK})
                connection.execute(text("RESET lock_timeout"))
                connection.commit()
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
