"""Feeds, articles and cited pages: fetched by a fetcher of the test's own, kept as sources."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from sqlalchemy import update

from moderation.bell import SilentBell
from moderation.desk.administer import add_source
from moderation.desk.examine import examine
from moderation.desk.fetch import ask_for, fetch, follow, unfollow
from moderation.desk.limits import Limits
from moderation.desk.pull import Pulled, pull_posts
from moderation.desk.sweep import sweep
from moderation.model import Invalid, ModerationError, NotFound, Post, Refused, Unavailable
from moderation.ports.fetching import Fetched, FetchedText, PageKind, WebPage
from moderation.ports.records import Purpose
from moderation.storage.tables import page
from moderation.storage.transaction import SqlStore
from moderation.text.url import host, is_within
from tests.integration.desk.conftest import NOON, PARAGRAPH, Desk

HOSTS = frozenset({"journal.example"})
FEED = "https://journal.example/feed"
PAGE = "https://www.journal.example/marche?utm_source=x"
ARTICLE = PARAGRAPH * 2


@dataclass
class Web:
    """Implements `ports.Fetcher` with what a test says that each address gives."""

    pages: dict[str, Fetched | ModerationError] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    again_in: float = 1800.0

    def allows(self, address: str) -> bool:
        return is_within(host(address), HOSTS)

    def fetch(self, wanted: WebPage) -> Fetched:
        self.asked.append((wanted.address, wanted.validators))
        came = self.pages[wanted.address]
        if isinstance(came, ModerationError):
            raise came
        return came


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def run(store: SqlStore, web: Web) -> Callable[[], int]:
    def fetch_due() -> int:
        with store.read() as tx:
            due = tx.pages.due(limit=20)
        return fetch(store, SilentBell(), web, due)

    return fetch_due


@pytest.fixture
def later(store: SqlStore) -> Callable[[], None]:
    """Make everything that is to be asked again due now."""

    def turn() -> None:
        with store.engine.connect().execution_options(write=True) as connection, connection.begin():
            connection.execute(update(page).where(page.c.next_at.is_not(None)).values(next_at=NOON))

    return turn


def titles(store: SqlStore) -> list[str | None]:
    with store.read() as tx:
        return [each.title for each in tx.sources.list()]


def text(title: str, *, url: str = "https://journal.example/1", body: str = ARTICLE) -> FetchedText:
    return FetchedText(text=body, url=url, title=title)


def test_a_feeds_entries_become_sources(store: SqlStore, web: Web, run: Callable[[], int]) -> None:
    assert follow(store, web, FEED)
    web.pages[FEED] = Fetched(texts=(text("un"), text("deux", url="https://journal.example/2")))
    assert run() == 1
    assert titles(store) == ["un", "deux"]
    assert run() == 0


def test_a_feed_is_asked_again_whether_it_changed(
    store: SqlStore, web: Web, run: Callable[[], int], later: Callable[[], None]
) -> None:
    follow(store, web, FEED)
    web.pages[FEED] = Fetched(texts=(text("un"),), validators={"If-None-Match": "1"})
    run()
    later()
    web.pages[FEED] = Fetched(validators={"If-None-Match": "1"})
    run()
    assert [validators for _, validators in web.asked] == [{}, {"If-None-Match": "1"}]
    assert titles(store) == ["un"]


def test_an_entry_without_its_text_is_asked_for(store: SqlStore, web: Web, run: Callable[[], int]) -> None:
    follow(store, web, FEED)
    elsewhere = text("ailleurs", url="https://elsewhere.example/2", body="")
    web.pages[FEED] = Fetched(texts=(text("ici", body=""), elsewhere))
    web.pages["https://journal.example/1"] = Fetched(texts=(text("ici"),))
    assert [run(), run(), run()] == [1, 1, 0]
    assert titles(store) == ["ici"]


@pytest.mark.parametrize(
    ("error", "kind", "state"),
    [
        pytest.param(Unavailable("later"), PageKind.ARTICLE, "waiting", id="an article may yet come"),
        pytest.param(Refused("never"), PageKind.ARTICLE, "failed", id="an article never comes"),
        pytest.param(Invalid("no article"), PageKind.ARTICLE, "failed", id="no article is in it"),
        pytest.param(Refused("never"), PageKind.FEED, "waiting", id="a feed is always asked again"),
    ],
)
def test_what_does_not_come(
    store: SqlStore,
    web: Web,
    run: Callable[[], int],
    *,
    error: ModerationError,
    kind: PageKind,
    state: str,
) -> None:
    web.pages[FEED] = error
    with store.write() as tx:
        tx.pages.add(kind, FEED, forum_id=None)
    assert [run(), run()] == [1, 0]
    with store.engine.connect() as connection:
        row = connection.execute(page.select()).one()
    assert (row.state, row.error, row.attempt) == (state, error.code, 1)


def test_an_article_is_tried_four_times(
    store: SqlStore, web: Web, run: Callable[[], int], later: Callable[[], None]
) -> None:
    ask_for(store, web, FEED)
    web.pages[FEED] = Unavailable("later")
    taken = []
    for _ in range(6):
        taken.append(run())
        later()
    assert taken == [1, 1, 1, 1, 0, 0]


def test_a_page_is_held_by_one(store: SqlStore, web: Web) -> None:
    ask_for(store, web, FEED)
    with store.write() as tx:
        (held,) = tx.pages.claim([1], lease=-1)
        (again,) = tx.pages.claim([1], lease=60)
        assert tx.pages.claim([1], lease=60) == []
        assert tx.pages.finish(held, validators={}, again_in=None) is False
        assert tx.pages.finish(again, validators={}, again_in=None) is True


def test_only_named_hosts_are_followed(store: SqlStore, web: Web) -> None:
    with pytest.raises(Refused, match="MODERATION_FETCH_HOSTS"):
        follow(store, web, "https://elsewhere.example/feed")
    with pytest.raises(Invalid):
        follow(store, web, "journal.example/feed")
    with pytest.raises(NotFound):
        follow(store, web, FEED, forum="nowhere")


def test_a_feed_is_followed_once_and_no_longer(store: SqlStore, web: Web) -> None:
    assert [follow(store, web, FEED), follow(store, web, f"{FEED}/")] == [True, False]
    with store.read() as tx:
        (known,) = tx.pages.feeds()
    unfollow(store, known.id)
    with pytest.raises(NotFound):
        unfollow(store, known.id)


def copied(desk: Desk, post: int) -> list[tuple[str, bool]]:
    result = json.loads(desk.examinations(post)[-1].result or "{}")
    found = [each for each in result["findings"] if each["check"] == "copied_text"]
    return [(each["source"]["kind"], each["attributed"]) for each in found]


def test_a_cited_page_is_fetched_and_its_post_examined_again(
    desk: Desk, store: SqlStore, web: Web, run: Callable[[], int]
) -> None:
    desk.send(f"{PARAGRAPH}\n\nSource : {PAGE}")
    examine(store, SilentBell(), [], Limits(fetch_hosts=HOSTS))
    assert copied(desk, 1) == []
    web.pages[PAGE] = Fetched(texts=(text("Le marché", url=PAGE),))
    assert run() == 1
    assert desk.examinations(1)[-1].purpose is Purpose.CITED_PAGE
    desk.examine()
    assert copied(desk, 1) == [("cited_page", True)]


@pytest.mark.parametrize(
    ("hosts", "link"),
    [
        pytest.param(frozenset[str](), PAGE, id="fetching is off"),
        pytest.param(HOSTS, "https://elsewhere.example/1", id="a host that nobody named"),
    ],
)
def test_what_is_not_asked_for(desk: Desk, store: SqlStore, hosts: frozenset[str], link: str) -> None:
    desk.send(f"Voir {link}")
    examine(store, SilentBell(), [], Limits(fetch_hosts=hosts))
    with store.read() as tx:
        assert tx.pages.due(limit=5) == []


def test_a_forums_history_asks_for_no_page(desk: Desk, store: SqlStore) -> None:
    pull_posts(store, SilentBell(), desk.forum, [Post(id="old", body=f"Voir {PAGE}")], Pulled(history=True))
    examine(store, SilentBell(), [], Limits(fetch_hosts=HOSTS))
    with store.read() as tx:
        assert tx.pages.due(limit=5) == []


def test_a_cited_source_is_compared_although_few_words_are_shared(desk: Desk, store: SqlStore) -> None:
    add_source(store, text=ARTICLE, url="https://journal.example/marche", external_id="cited")
    desk.send("Lisez https://www.journal.example/marche?utm_medium=y")
    desk.examine()
    context = desk.examinations(1)[-1].context or {}
    assert context["candidates"] == ["source:1"]


class Rung(SilentBell):
    """A bell that remembers the pages it was rung for."""

    def __init__(self) -> None:
        self.pages: list[int] = []

    def fetch(self, ids: Sequence[int]) -> bool:
        self.pages += ids
        return True


@pytest.mark.parametrize(("fetching", "rung"), [(True, [1]), (False, [])])
def test_the_sweeper_rings_for_pages_where_fetching_is_on(
    store: SqlStore, web: Web, *, fetching: bool, rung: list[int]
) -> None:
    follow(store, web, FEED)
    bell = Rung()
    sweep(store, bell, attempts=5, fetching=fetching)
    assert bell.pages == rung
