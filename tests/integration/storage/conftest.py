"""A store on each kind of database."""

from collections.abc import Iterator

import pytest

from moderation.desk.administer import add_forum
from moderation.ports.records import Forum
from moderation.storage.database import connect
from moderation.storage.transaction import SqlStore


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    engine = connect(database_url)
    yield SqlStore(engine, b"a key of the tests")
    engine.dispose()


@pytest.fixture
def forum(store: SqlStore) -> Forum:
    return add_forum(store, name="test", kind="generic", secret="whsec_dGVzdA==")
