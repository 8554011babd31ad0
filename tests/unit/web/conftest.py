"""A migrated database of its own for every test of the web."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from moderation.settings import load
from moderation.storage.migrate import upgrade
from moderation.wiring import Service
from tests.unit.web.desk import Desk


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give an empty migrated SQLite database, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    upgrade(load(data_dir=folder).database)
    return (folder / "moderation.sqlite3").read_bytes()


@pytest.fixture
def own(tmp_path: Path, migrated: bytes) -> Iterator[Service]:
    """Give a service whose broker is not there."""
    (tmp_path / "moderation.sqlite3").write_bytes(migrated)
    service = Service(load(data_dir=tmp_path))
    yield service
    service.store.engine.dispose()


@pytest.fixture
def desk(own: Service) -> Desk:
    """Give a desk with the forum `demo`."""
    return Desk(own)
