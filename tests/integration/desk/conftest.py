"""A store, a forum and its people on each kind of database; examinations run in the test's own process."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from moderation.bell import SilentBell
from moderation.desk.administer import add_forum, add_user
from moderation.desk.examine import examine
from moderation.desk.limits import Limits
from moderation.desk.receive import Receipt, receive
from moderation.model import Case, Post, Role
from moderation.ports.delivery import Delivery, Event
from moderation.ports.records import Forum, StoredExamination, User
from moderation.storage.database import connect
from moderation.storage.transaction import SqlStore

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIMITS = Limits()
SECRET = "whsec_" + "dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0"


@pytest.fixture
def store(database_url: str) -> Iterator[SqlStore]:
    engine = connect(database_url)
    yield SqlStore(engine, b"a key of the tests")
    engine.dispose()


@pytest.fixture
def forum(store: SqlStore) -> Forum:
    return add_forum(store, name="test", kind="generic", secret=SECRET)


@pytest.fixture
def reachable_forum(store: SqlStore) -> Forum:
    return add_forum(store, name="reachable", kind="generic", secret=SECRET, url="http://127.0.0.1:9/")


@pytest.fixture
def moderator(store: SqlStore) -> User:
    return add_user(store, name="amal", role=Role.MODERATOR).user


@pytest.fixture
def second(store: SqlStore) -> User:
    return add_user(store, name="badr", role=Role.MODERATOR).user


class Desk:
    """The desk as a test speaks with it: send, examine, look."""

    def __init__(self, store: SqlStore, forum: Forum) -> None:
        self.store = store
        self.forum = forum
        self._numbers = count(1)

    def send(self, body: str = "", *, event: Event = Event.POSTED, **given: Any) -> Receipt:  # noqa: ANN401 - fields of Post
        """Receive one delivery; `delivery_id` and `sent_at` are of the envelope, the rest of the post."""
        number = next(self._numbers)
        delivery_id = given.pop("delivery_id", f"d{number}")
        sent_at = given.pop("sent_at", NOON + timedelta(minutes=number))
        post = Post(**{"id": "p1", "body": body, "posted_at": NOON, **given})
        told = Delivery(event=event, delivery_id=delivery_id, external_id=post.id, sent_at=sent_at)
        if event in (Event.POSTED, Event.RECOVERED):
            told = replace(told, post=post)
        return receive(self.store, self.forum, told, b"{}")

    def examine(self) -> int:
        """Examine everything that is due; give how many rows were taken."""
        taken = 0
        while now := examine(self.store, SilentBell(), [], LIMITS):
            taken += now
        return taken

    def post(self, body: str, **given: Any) -> Case | None:  # noqa: ANN401 - fields of Post
        """Send a post and examine it; give its case."""
        receipt = self.send(body, **given)
        self.examine()
        return self.case(receipt.post)

    def case(self, post: int | None) -> Case | None:
        with self.store.read() as tx:
            return tx.cases.of_post(post or 0)

    def examinations(self, post: int | None) -> list[StoredExamination]:
        with self.store.read() as tx:
            return list(tx.examinations.of_post(post or 0))

    def revisions(self, post: int | None) -> list[str]:
        with self.store.read() as tx:
            return [each.sent.body for each in tx.posts.revisions(post or 0)]

    def current(self, post: int | None) -> str:
        with self.store.read() as tx:
            return tx.posts.revision(tx.posts.get(post or 0).revision or 0).sent.body


@pytest.fixture
def desk(store: SqlStore, forum: Forum) -> Desk:
    return Desk(store, forum)


@pytest.fixture
def desk_of(store: SqlStore) -> Callable[[Forum], Desk]:
    return lambda forum: Desk(store, forum)


PARAGRAPH = (
    "Le marché couvert rouvrira au printemps, après deux hivers de travaux. Les poissonniers gardent "
    "l'aile nord, les maraîchers descendent près de la fontaine, et la halle aux grains devient une salle "
    "de lecture. "
    "La mairie promet que les loyers ne bougeront pas avant trois ans, mais les commerçants attendent. "
)
TWICE = f"{PARAGRAPH}\n\nJe le remets pour ceux qui n'ont pas vu.\n\n{PARAGRAPH}"
INNOCENT = (
    "Salam, quelqu'un a-t-il gardé la notice de l'ancienne chaudière ? La mienne fuit depuis hier soir."
)
