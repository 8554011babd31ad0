"""The engine of one database, its transactions and its clock."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from moderation.model import Invalid, Unavailable
from moderation.storage.types import since_epoch

# WAL lets readers go on while one writes; FULL makes a commit survive a power cut, as 202 promises.
# A page that a map shows costs no call of the system, and the library asks for fifty of them a post.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    "foreign_keys=ON",
    "cache_size=-16384",
    "mmap_size=4294967296",
    # 40 MB of changes are brought into the file at once, each page once: a third of the cost of 4 MB.
    "wal_autocheckpoint=10000",
    "secure_delete=ON",  # what is erased is overwritten
)

# A query, a lock or a forgotten transaction that takes longer holds up everybody: fail and try again.
POSTGRESQL_OPTIONS = (
    "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000"
)

LEAST_SPACE = 4 * 1024 * 1024  # bytes: the largest post, and what the log of changes holds of it

CLOCK = {
    "sqlite": text("SELECT CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"),
    "postgresql": text("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"),
}


def connect(url: str) -> Engine:
    """Give the engine of a database address, SQLite or PostgreSQL; Invalid for any other."""
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError:
        backend = "none"
    if backend not in CLOCK:
        message = "MODERATION_DATABASE_URL: must be sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME"
        raise Invalid(message, field="database_url")
    if backend == "sqlite":
        return _sqlite(url)
    arguments = {"options": POSTGRESQL_OPTIONS, "connect_timeout": 3}
    return create_engine(url, pool_pre_ping=True, pool_timeout=5, connect_args=arguments)


def _sqlite(url: str) -> Engine:
    _make_private(make_url(url).database)
    engine = create_engine(url, pool_timeout=5, connect_args={"timeout": 5})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - sqlite3's connection
        connection.isolation_level = None  # transactions are begun below, not guessed by the driver
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A write that begins as a read can't wait for another writer: it fails at once.
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _make_private(path: str | None) -> None:
    """Make a new database's file readable by its owner alone; SQLite gives its log the same rights."""
    if path and path != ":memory:" and Path(path).parent.is_dir():
        Path(path).touch(0o600)


def require_space(url: str) -> None:
    """Raise Unavailable where the disk of a SQLite database is so full that a post might find no room."""
    path = make_url(url).database
    if make_url(url).get_backend_name() == "sqlite" and path and Path(path).parent.is_dir():
        folder = os.statvfs(Path(path).parent)
        if folder.f_bavail * folder.f_frsize < LEAST_SPACE:
            raise Unavailable(f"the disk of {path} is full", code="disk_full")


def now(connection: Connection) -> datetime:
    """Give the time by the database's clock, the only one that leases go by."""
    return since_epoch(connection.execute(CLOCK[connection.dialect.name]).scalar_one())


@contextmanager
def transaction(engine: Engine, *, write: bool) -> Iterator[Connection]:
    """Give a connection inside one transaction, committed at the end.

    Raises Unavailable where the database can't be reached, is locked or full: nothing was stored then.
    """
    with (
        reached(),
        engine.connect().execution_options(write=write) as connection,
        connection.begin(),
    ):
        yield connection


def wipe(engine: Engine) -> None:
    """Bring SQLite's log of changes to its end and empty it, unless somebody reads from it just now.

    What is deleted in the file itself is overwritten at once (secure_delete).
    """
    if engine.dialect.name == "sqlite":
        with reached(), engine.connect() as connection:
            held: Any = connection.connection.driver_connection
            held.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()


@contextmanager
def reached() -> Iterator[None]:
    """Raise Unavailable where a database can't be used, Invalid where it can't keep what it is given."""
    try:
        yield
    except DataError as error:  # PostgreSQL's texts hold no NUL; whoever asks for one learns it here
        raise Invalid("it holds a character or a number that no database keeps", code="unstorable") from error
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise Unavailable(_reason(error), code="database_unavailable") from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise Unavailable(_reason(error), code="database_unavailable") from error
        raise


def _reason(error: Exception) -> str:
    """Say what the database's driver said, in its first line; an address with a password is not in it."""
    said = str(getattr(error, "orig", error)).partition("\n")[0]
    return f"the database can't be used now ({said}); try again, or see: moderation doctor"
