"""What an earlier version stored is found by what a later one seeks."""

from collections.abc import Sequence
from datetime import timedelta

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from moderation.storage.migrate import upgrade
from moderation.storage.transaction import SqlStore
from moderation.storage.versions import MIGRATIONS
from tests.integration.desk.conftest import NOON, Desk

NOTED = (
    "Selon une étude, 43 % des jeunes diplômés du pays sont sans travail trois ans après leur diplôme, et "
    "personne n'en parle."
)
ADDRESS = "https://forum.example/t/12#p3"


def go_back(store: SqlStore) -> None:
    """Give a database the tables of the first version again."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(store.engine.url)  # whose SQLite lets tables be made again under their references
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    engine.dispose()


def sought(store: SqlStore) -> Sequence[object]:
    """Give what notes and addresses are sought by."""
    with store.engine.connect() as connection:
        notes = connection.exec_driver_sql(
            "SELECT checks, language, wave FROM examination WHERE queue = 'note' ORDER BY id"
        ).all()
        addresses = connection.exec_driver_sql("SELECT address_hash FROM revision ORDER BY id").scalars()
        return [*map(tuple, notes), *(each and bytes(each) for each in addresses)]


def test_notes_and_addresses_of_the_first_version_are_found(desk: Desk, store: SqlStore) -> None:
    desk.post(NOTED, url=ADDRESS, author="zohra")
    desk.post(NOTED, id="again", author="zohra", posted_at=NOON + timedelta(hours=1))
    desk.post("Bonjour à tous.", id="p2")
    before = sought(store)
    assert (" citations ", "fr", None) in before
    assert [row[2] for row in before if isinstance(row, tuple)] == [None, 1]
    go_back(store)
    upgrade(store.engine.url.render_as_string(hide_password=False))
    assert sought(store) == before
