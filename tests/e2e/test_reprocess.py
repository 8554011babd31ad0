"""A reprocess through the workers of a service whose every part is killed on the way."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from moderation.bell import SilentBell
from moderation.cli.load_posts import Posts
from moderation.desk.administer import add_forum, add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.examine import examine
from moderation.desk.limits import Limits
from moderation.desk.receive import receive
from moderation.model import Action, Role
from moderation.ports.delivery import Delivery, Event
from moderation.ports.records import CaseFilter
from moderation.settings import load
from moderation.storage.migrate import upgrade
from moderation.wiring import Service
from tests.e2e.killed import reprocess_killed
from tests.integration.desk.conftest import NOON, SECRET

POSTS = 100
PEOPLE = "SELECT * FROM decision ORDER BY id", 'SELECT id, post, state, version FROM "case" ORDER BY id'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a data folder with examined posts, on a part of which people have decided."""
    own = Service(load(data_dir=tmp_path / "data"))
    own.settings.data_dir.mkdir()
    upgrade(own.settings.database)
    forum = add_forum(own.store, name="agora", kind="generic", secret=SECRET)
    for made in islice(Posts(seed=3), POSTS):
        post = replace(made, body=f"{made.body}\n\n{made.body}")  # a repetition, which opens a case
        told = Delivery(event=Event.POSTED, delivery_id=post.id, external_id=post.id, sent_at=NOON, post=post)
        receive(own.store, forum, told, b"")
    while examine(own.store, SilentBell(), [], Limits()):
        pass
    _decide_some(own)
    own.store.engine.dispose()
    return own.settings.data_dir


def _decide_some(own: Service) -> None:
    user = add_user(own.store, name="amal", role=Role.SENIOR).user
    with own.store.read() as tx:
        cases = tx.cases.list(CaseFilter(), limit=30)
    for number, case in enumerate(cases):
        action = Action.NONE if number % 2 else Action.KEEP_ONE_COPY
        choice = Choice(action=action, grounds=() if number % 2 else ("repetition",), note=f"n{number}")
        decide(own.store, case.id, user, choice, grace=10_000)


def read(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "moderation.sqlite3")) as database:
        return database.execute(query).fetchall()


def test_three_kills_leave_one_examination_a_post_and_every_decision(folder: Path) -> None:
    decided = [read(folder, query) for query in PEOPLE]
    before = dict(read(folder, "SELECT post, result FROM examination"))
    assert len(decided[0]) == 30
    told = reprocess_killed(folder, MODERATION_LEASE_SECONDS="2", MODERATION_WORKER_PROCESSES="2")
    assert (told["done"], told["total"], told["failed"], told["joined"]) == (POSTS, POSTS, 0, True)
    again = read(folder, "SELECT post, state, result FROM examination WHERE batch = 1")
    assert Counter(post for post, *_ in again) == Counter(before.keys())
    assert {state for _, state, _ in again} == {"done"}
    assert {post: result for post, _, result in again} == before
    assert read(folder, "SELECT count(*) FROM examination") == [(2 * POSTS,)]
    assert [read(folder, query) for query in PEOPLE] == decided
    assert read(folder, "SELECT max(attempt) > 1 FROM examination WHERE batch = 1") == [(1,)], "none was held"
