"""The index made again after another fold: nothing is found less or twice, whatever interrupts it."""

from collections.abc import Sequence

import pytest

from moderation.desk import rebuild as rebuilding
from moderation.desk.administer import add_source
from moderation.desk.rebuild import outdated, rebuild
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import PARAGRAPH, Desk

POSTS = 5


class Interrupted(Exception):
    """What ends a rebuild in the middle."""


@pytest.fixture
def filled(desk: Desk, store: SqlStore) -> SqlStore:
    """Give a store whose library holds posts that copy each other, another, and an article."""
    add_source(store, text=f"{PARAGRAPH} Fin de l'article.", url="https://journal.example/1")
    for number in range(POSTS):
        desk.post(f"{PARAGRAPH} {number}", id=f"p{number}", author=f"a{number}")
    return store


def postings(store: SqlStore) -> Sequence[tuple[int, int, int]]:
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT hash, forum, library_text FROM fingerprint ORDER BY 1, 2, 3"
        )
        return [tuple(row) for row in rows]


def generations(store: SqlStore) -> Sequence[tuple[int, int]]:
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT id, generation FROM library_text ORDER BY 1")
        return [tuple(row) for row in rows]


def fold_otherwise(store: SqlStore) -> None:
    """Leave the index as an earlier version of the code with another fold would have."""
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE library_text SET fold = 'earlier'")
        connection.exec_driver_sql("UPDATE fingerprint SET hash = -hash - 1")


def test_an_index_that_is_current_is_left_alone(filled: SqlStore) -> None:
    before = postings(filled)
    assert (outdated(filled), rebuild(filled)) == (0, 0)
    assert postings(filled) == before


def test_an_outdated_index_is_made_as_it_would_be_now(filled: SqlStore) -> None:
    before, order = postings(filled), generations(filled)
    fold_otherwise(filled)
    assert outdated(filled) == POSTS + 1
    assert rebuild(filled) == POSTS + 1
    assert (postings(filled), generations(filled), outdated(filled)) == (before, order, 0)


def test_it_is_made_again_for_the_asking(filled: SqlStore) -> None:
    before = postings(filled)
    assert rebuild(filled, force=True) == POSTS + 1
    assert postings(filled) == before


def test_what_is_interrupted_goes_on(filled: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "PORTION", 2)
    before = postings(filled)
    fold_otherwise(filled)

    def interrupt(done: int, _all: int) -> None:
        if done >= 2:
            raise Interrupted

    with pytest.raises(Interrupted):
        rebuild(filled, advance=interrupt)
    assert outdated(filled) == POSTS - 1
    assert rebuild(filled) == POSTS - 1
    assert postings(filled) == before
