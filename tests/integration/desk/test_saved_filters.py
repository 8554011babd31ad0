"""Saved filters on each kind of database."""

import pytest

from moderation.desk.saved_filters import counted, remove, save
from moderation.model import Conflict, NotFound, Role
from moderation.ports.records import User
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import TWICE, Desk


def test_a_filter_counts_what_the_user_may_see(store: SqlStore, desk: Desk, moderator: User) -> None:
    desk.post(TWICE)
    save(store, moderator, " deux fois ", {"check": "repetition", "forum": "test", "other": "x"})
    bound = User(id=moderator.id, name="amal", role=Role.MODERATOR, forums=("elsewhere",))
    with store.read() as tx:
        ((kept, count),) = counted(tx, moderator)
        assert (kept.name, kept.query, count) == ("deux fois", {"check": "repetition", "forum": "test"}, 1)
        assert [each[1] for each in counted(tx, bound)] == [0]
    with pytest.raises(Conflict):
        save(store, moderator, "deux fois", {"queue": "urgent"})
    remove(store, moderator, kept.id)
    with pytest.raises(NotFound):
        remove(store, moderator, kept.id)
