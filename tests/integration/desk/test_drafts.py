"""A draft is tried on so many posts as a person waits for."""

import pytest

from moderation import policy
from moderation.desk import drafts
from moderation.desk.tally import Move
from moderation.model import Refused, Role
from moderation.ports.records import User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, TWICE, Desk

CALM = (
    'version = "calm"\n[[rules]]\nname = "twice"\nwhen = "finding.check == \'repetition\'"\nqueue = "note"\n'
)
ADMIN = User(id=1, name="ada", role=Role.ADMIN)


@pytest.mark.parametrize(
    ("seconds", "posts"),
    [
        pytest.param(0.0, 6, id="quick: all of them"),
        pytest.param(1.6, 4, id="slow: so many as fit"),
        pytest.param(60.0, 2, id="very slow: the first ones"),
    ],
)
def test_the_sample_fits_the_time(
    store: SqlStore, desk: Desk, monkeypatch: pytest.MonkeyPatch, seconds: float, posts: int
) -> None:
    for number in range(6):
        desk.post(f"{INNOCENT} {number}", id=f"p{number}")
    monkeypatch.setattr(drafts, "FIRST", 2)
    times = iter([0.0, seconds])
    tally = drafts.attempt(store, ADMIN, policy.load(CALM), clock=lambda: next(times))
    assert (tally.posts, tally.stored) == (posts, 6)


def test_an_empty_store_has_nothing_to_change(store: SqlStore) -> None:
    assert drafts.attempt(store, ADMIN, policy.load(CALM), clock=lambda: 0.0).posts == 0


def test_it_is_the_same_as_the_commands(store: SqlStore, desk: Desk) -> None:
    desk.post(TWICE)
    tally = drafts.attempt(store, ADMIN, policy.load(CALM), clock=lambda: 0.0)
    assert tally.moves[Move.DROPPED].count == 1


def test_who_tries(store: SqlStore) -> None:
    for user in (
        User(id=2, name="m", role=Role.MODERATOR),
        User(id=3, name="s", role=Role.SENIOR, forums=("a",)),
    ):
        with pytest.raises(Refused):
            drafts.attempt(store, user, policy.load(CALM), clock=lambda: 0.0)
