"""The log of who did what: a change anywhere shows."""

import pytest
from sqlalchemy import delete, update

from moderation.model import Conflict
from moderation.storage.tables_desk import audit
from moderation.storage.transaction import SqlStore


def write(store: SqlStore, count: int = 3) -> None:
    for number in range(count):
        with store.write() as tx:
            tx.audit.append("amal", "decide", f"case:{number}", action="hide", decision=number)


def test_a_whole_chain_is_counted(store: SqlStore) -> None:
    write(store)
    with store.read() as tx:
        assert tx.audit.verify() == 3


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(update(audit).where(audit.c.id == 2).values(actor="badr"), id="another name"),
        pytest.param(update(audit).where(audit.c.id == 2).values(detail={}), id="a detail gone"),
        pytest.param(delete(audit).where(audit.c.id == 2), id="a row gone"),
    ],
)
def test_a_change_shows(store: SqlStore, change: object) -> None:
    write(store)
    with store.engine.begin() as connection:
        connection.execute(change)  # type: ignore[call-overload]  # either kind of statement
    with store.read() as tx, pytest.raises(Conflict, match=r"audit row \d does not fit"):
        tx.audit.verify()


def test_another_key_makes_another_chain(store: SqlStore) -> None:
    write(store)
    with SqlStore(store.engine, b"another key").read() as tx, pytest.raises(Conflict):
        tx.audit.verify()
