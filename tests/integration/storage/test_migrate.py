"""Migrations: the tables that they make are the tables that the code knows."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from moderation.model import Conflict, Unavailable
from moderation.storage.database import connect
from moderation.storage.migrate import upgrade
from moderation.storage.tables import metadata
from moderation.storage.versions import MIGRATIONS, known, require_current, versions


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: object) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new.sqlite3"
    address: str = request.getfixturevalue("empty_postgres_database")
    return address


def test_the_migrations_make_what_the_code_knows(empty: str) -> None:
    upgrade(empty)
    engine = connect(empty)
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert difference == []


def test_the_names_of_the_migrations_tell_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert known() == [script.revision for script in scripts.walk_revisions()][::-1]


def test_several_hosts_upgrade_at_once(empty: str) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        list(pool.map(upgrade, [empty] * 3))
    current, head = versions(empty)
    assert current == head


def test_a_database_without_tables_is_named(empty: str) -> None:
    with pytest.raises(Conflict, match="moderation migrate"):
        require_current(empty)


def test_a_database_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(Unavailable, match="moderation doctor"):
        upgrade("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
