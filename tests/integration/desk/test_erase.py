"""Erasing a post: afterwards no byte of it is in the database, and its copies are as they were."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from moderation import result
from moderation.desk.administer import add_source, index_source
from moderation.desk.decide import Choice, decide
from moderation.desk.erase import erase_author, erase_post
from moderation.desk.receive import receive
from moderation.model import Action, Conflict, NotFound
from moderation.ports.delivery import Delivery, Event
from moderation.ports.fetching import PageKind
from moderation.ports.records import Forum, User
from moderation.storage.tables import library_text, metadata
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import INNOCENT, PARAGRAPH, TWICE, Desk

NAME = "Zébulon Kharchenko-Oubella"
TITLE = "Un titre que personne d'autre ne donne"
LETTER = "https://courrier-intime.example.org/lettre-7731"
BODY = f"{TWICE}\n\nVoyez {LETTER}. Rejoignez les rangs de Daech, dit Xantippe Verhaegen-Quillfeather."
OTHERS = "Une lettre que la page montrait, et que personne d'autre ne cite. " * 4
WORDS = (
    "Verhaegen-Quillfeather",
    "courrier-intime",
    "Kharchenko",
    TITLE,
    "Les poissonniers gardent",
    "zebu-1",
)


def cells(store: SqlStore) -> Iterator[bytes]:
    """Give everything that the database's tables hold."""
    with store.engine.connect() as connection:
        for name in (table.name for table in metadata.sorted_tables):
            rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"')  # noqa: S608 - our own table
            yield from (
                str(each).encode() if not isinstance(each, bytes) else each for row in rows for each in row
            )


def found(store: SqlStore) -> set[str]:
    """Give the words that still stand somewhere: in a cell, or in SQLite's files."""
    held = b"\n".join(cells(store))
    path = store.engine.url.database
    if store.engine.dialect.name == "sqlite" and path:
        held += b"".join(Path(path + end).read_bytes() for end in ("", "-wal"))
    return {word for word in WORDS if word.encode() in held or json.dumps(word)[1:-1].encode() in held}


@pytest.fixture
def post(desk: Desk) -> int:
    """Store a post that has everything: two revisions, a case, links, a copy, a dead letter, quarantine."""
    given = {"author": NAME, "title": TITLE, "thread": "t1", "url": LETTER, "id": "zebu-1"}
    desk.post(BODY, **given, revision=1)
    case = desk.post(BODY + " Bien à vous.", **given, revision=2)
    assert case is not None
    desk.post(f"{INNOCENT} {PARAGRAPH} {INNOCENT} " * 2, id="copy", author="autre")
    odd = Delivery(event=Event.UNKNOWN, delivery_id="odd", reason="event")
    raw = json.dumps({"data": [{"author": NAME, "id": 5}], "note": "Verhaegen-Quillfeather"}).encode()
    receive(desk.store, desk.forum, odd, raw)
    (due,) = desk.send(BODY + " Encore.", **given, revision=3).examinations
    with desk.store.write() as tx:
        (claimed,) = tx.examinations.claim([due], lease=60, limit=1)
        tx.examinations.fail(claimed, "KeyError", retry_in=None)
        tx.pages.add(PageKind.CITED_PAGE, LETTER, forum_id=None)
        kept = {"external_id": None, "title": None, "forum_id": None, "kind": "cited_page"}
        index_source(tx, tx.sources.add(f"{OTHERS} {LETTER}", url=LETTER, **kept), kind="cited_page")
    assert found(desk.store) == set(WORDS)
    return 1


def test_no_byte_is_left(store: SqlStore, post: int) -> None:
    erase_post(store, post)
    assert found(store) <= {"Les poissonniers gardent"}  # the words that the copy holds too
    erase_author(store, "autre")
    assert found(store) == set()


def test_nothing_of_it_is_in_the_library(store: SqlStore, post: int) -> None:
    erase_post(store, post)
    erase_author(store, "autre")
    with store.engine.connect() as connection:
        assert connection.execute(select(library_text.c.id)).all() == []
        assert connection.exec_driver_sql("SELECT count(*) FROM fingerprint").scalar_one() == 0


def test_its_copies_are_found_by_their_index(store: SqlStore, post: int) -> None:
    """Else an erasure reads the findings of every post that there is."""
    asked: list[Any] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
    erase_post(store, post)
    query, values = next(each for each in asked if "examination.result" in each[0])
    explain = {"postgresql": "EXPLAIN", "sqlite": "EXPLAIN QUERY PLAN"}[store.engine.dialect.name]
    with store.engine.connect() as connection:
        if explain == "EXPLAIN":
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # an empty table needs no index
        plan = str(connection.exec_driver_sql(f"{explain} {query}", values).all())
    assert "ix_examination_copied" in plan


def test_the_log_keeps_the_number_alone(store: SqlStore, post: int) -> None:
    erase_post(store, post)
    with store.write() as tx:
        assert tx.audit.verify() > 0
        with pytest.raises(NotFound):
            tx.posts.get(post)


def test_a_copys_finding_names_it_by_number(desk: Desk, store: SqlStore, post: int) -> None:
    before = result.loads(desk.examinations(2)[-1].result or "")
    erase_post(store, post)
    after = result.loads(desk.examinations(2)[-1].result or "")
    assert [each.check for each in after.findings] == [each.check for each in before.findings]
    assert all(each.source is None or each.source.title is None for each in after.findings)


def test_what_its_forum_does_not_know_yet_waits(
    desk_of: Callable[[Forum], Desk], reachable_forum: Forum, store: SqlStore, moderator: User
) -> None:
    case = desk_of(reachable_forum).post(TWICE, author=NAME)
    assert case is not None
    decide(store, case.id, moderator, Choice(action=Action.HIDE, grounds=("repetition",)), grace=600)
    with pytest.raises(Conflict, match="still to be delivered"):
        erase_post(store, 1)
    assert erase_author(store, NAME).waiting == (1,)


def test_an_authors_posts_of_one_forum(desk: Desk, store: SqlStore) -> None:
    for name in ("p1", "p2"):
        desk.send(INNOCENT, id=name, author=NAME)
    desk.send(INNOCENT, id="p3", author="autre")
    assert erase_author(store, NAME, forum="test").posts == (1, 2)
    assert erase_author(store, NAME).posts == ()
    with pytest.raises(NotFound):
        erase_author(store, NAME, forum="nowhere")


def test_sources_stay(store: SqlStore, post: int) -> None:
    source = add_source(store, text=PARAGRAPH)
    erase_post(store, post)
    with store.read() as tx:
        assert tx.sources.get(source.id).text == PARAGRAPH
