"""What the library makes of posts that come, change, go, and come late; each on both kinds of database."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from moderation.bell import SilentBell
from moderation.desk.administer import add_forum, add_source, withdraw_source
from moderation.desk.examine import examine
from moderation.desk.pull import Pulled, pull_posts
from moderation.desk.replay import replay
from moderation.model import Format, Post
from moderation.ports.delivery import Event
from moderation.ports.records import Purpose
from moderation.storage.fingerprints import stored
from moderation.storage.transaction import SqlStore
from moderation.text import prints
from tests.integration.desk.conftest import INNOCENT, LIMITS, NOON, PARAGRAPH, TWICE, Desk

OTHER = (
    "Depuis que le barrage est plein, les bergers font passer les bêtes par le vieux pont de Sidi Omar, qui "
    "n'a pas été refait. Le chef de la commune dit qu'il attend l'argent de la région, et la région dit "
    "qu'elle attend les plans. "
)
AGENCY = PARAGRAPH + OTHER


def findings(desk: Desk, post: int, check: str) -> list[dict[str, Any]]:
    result = json.loads(desk.examinations(post)[-1].result or "{}")
    return [finding for finding in result["findings"] if finding["check"] == check]


def postings(store: SqlStore) -> int:
    with store.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM fingerprint").scalar_one())


def kept(body: str) -> int:
    """Count the postings of one post with this body."""
    own = prints.of_body(body, Format.TEXT)
    return len(stored(own.digest, own.fingerprints))


def test_of_two_copies_at_the_same_moment_exactly_one_is_found(desk: Desk, store: SqlStore) -> None:
    ids = [desk.send(PARAGRAPH, id=name, author=name).examinations for name in ("p1", "p2")]
    with ThreadPoolExecutor(2) as pool:
        taken = pool.map(lambda due: examine(store, SilentBell(), due, LIMITS.__class__(batch=1)), ids)
        assert list(taken) == [1, 1]
    desk.examine()
    assert [len(findings(desk, post, "duplicates")) for post in (1, 2)] == [0, 1]


def test_an_edit_leaves_nothing_of_the_earlier_text(desk: Desk, store: SqlStore) -> None:
    desk.post(PARAGRAPH, revision=1)
    desk.post(OTHER, revision=2)
    assert postings(store) == kept(OTHER)
    desk.post(PARAGRAPH, id="p2")
    assert findings(desk, 2, "duplicates") == []


def test_a_deleted_post_leaves_nothing(desk: Desk, store: SqlStore) -> None:
    desk.post(PARAGRAPH)
    desk.send(event=Event.DELETED)
    assert postings(store) == 0


def test_a_withdrawn_source_leaves_nothing(desk: Desk, store: SqlStore) -> None:
    source = add_source(store, text=AGENCY)
    withdraw_source(store, source.id)
    assert postings(store) == 0
    desk.post(AGENCY)
    assert findings(desk, 1, "copied_text") == []


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_same_text_again_makes_the_library_no_bigger(desk: Desk, store: SqlStore, rounds: int) -> None:
    for number in range(rounds):
        desk.post(PARAGRAPH if number % 2 == 0 else OTHER, revision=number + 1)
    assert postings(store) == kept(PARAGRAPH)


def test_an_older_post_that_comes_late_makes_its_copy_due(desk: Desk) -> None:
    desk.post(PARAGRAPH, id="copy", author="b", posted_at=NOON)
    assert findings(desk, 1, "duplicates") == []
    desk.post(PARAGRAPH, id="original", author="a", posted_at=NOON - timedelta(days=1))
    assert [each["of"]["post"] for each in findings(desk, 1, "duplicates")] == ["2"]
    assert findings(desk, 2, "duplicates") == []
    assert desk.examinations(1)[-1].purpose is Purpose.OLDER_POST


def test_sources_that_copy_each_other_are_one_finding(desk: Desk, store: SqlStore) -> None:
    for name in ("agence", "journal", "gazette"):
        add_source(store, text=f"{AGENCY} ({name})", external_id=name, url=f"https://{name}.example.org/1")
    add_source(store, text=INNOCENT * 8, external_id="other")
    desk.post(f"{AGENCY} Voilà ce que dit la presse.")
    (finding,) = findings(desk, 1, "copied_text")
    assert finding["family"] == "article:agence"


def test_a_paragraph_in_common_makes_no_family(desk: Desk, store: SqlStore) -> None:
    for name in ("one", "two"):
        own = " ".join(f"{name} {number * 7919}" for number in range(120))
        add_source(store, text=f"{PARAGRAPH}{own}", external_id=name)
    desk.post(f"{PARAGRAPH}\n\n{INNOCENT}")
    assert all("family" not in each for each in findings(desk, 1, "copied_text"))


def test_what_a_second_copy_of_a_source_is_known_by_stays(desk: Desk, store: SqlStore) -> None:
    """A person's decision holds although the source has found company since."""
    add_source(store, text=AGENCY, external_id="agence")
    desk.post(f"{AGENCY} Voilà ce que dit la presse.")
    before = desk.examinations(1)[-1].keys
    add_source(store, text=f"{AGENCY} (journal)", external_id="journal")
    with store.write() as tx:
        tx.examinations.add(1, 1, Purpose.REPROCESS)
    desk.examine()
    assert findings(desk, 1, "copied_text")[0]["family"] == "article:agence"
    assert desk.examinations(1)[-1].keys == before
    assert [replay(store, each.id).is_same for each in desk.examinations(1)] == [True, True]


def test_an_article_registered_after_its_copies_is_found(desk: Desk, store: SqlStore) -> None:
    for number in range(70):
        desk.send(AGENCY, id=f"p{number}", author=f"a{number}")
    desk.examine()
    add_source(store, text=AGENCY, external_id="late")
    desk.post(AGENCY, id="last", author="last")
    assert findings(desk, 71, "copied_text")[0]["source"]["id"] == "late"


class TestHistory:
    """A forum's old posts fill the library and open no case."""

    def pull(self, desk: Desk, *posts: Post) -> Pulled:
        told = Pulled(history=True)
        pull_posts(desk.store, SilentBell(), desk.forum, posts, told)
        return told

    def test_old_posts_open_no_case_and_are_known(self, desk: Desk) -> None:
        told = self.pull(desk, Post(id="old", body=TWICE, posted_at=NOON - timedelta(days=400)))
        desk.examine()
        assert (told.seen, told.new, desk.case(1)) == (1, 1, None)
        assert findings(desk, 1, "repetition")
        assert desk.post(PARAGRAPH * 2, id="new", author="b") is not None
        assert findings(desk, 2, "duplicates")

    def test_old_posts_wait_for_new_ones(self, desk: Desk) -> None:
        self.pull(desk, *(Post(id=f"old{number}", body=INNOCENT) for number in range(3)))
        due = desk.send(INNOCENT, id="new").examinations
        with desk.store.read() as tx:
            assert tx.examinations.due(limit=1) == list(due)

    def test_the_same_history_again_changes_nothing(self, desk: Desk, store: SqlStore) -> None:
        old = Post(id="old", body=PARAGRAPH, posted_at=NOON)
        assert [self.pull(desk, old).new for _ in range(2)] == [1, 0]
        desk.examine()
        assert postings(store) == kept(PARAGRAPH)

    def test_a_library_is_empty_until_a_text_is_in_it(self, desk: Desk, store: SqlStore) -> None:
        other = add_forum(store, name="other", kind="generic", secret="whsec_dGVzdA==")
        desk.send(PARAGRAPH)
        assert empty(store) == {"test", "other"}
        desk.examine()
        assert empty(store) == {"other"}
        source = add_source(store, text=AGENCY, forum="other")
        assert empty(store) == set()
        withdraw_source(store, source.id)
        assert empty(store) == {"other"}
        add_source(store, text=AGENCY)
        assert empty(store) == set()
        assert other.name == "other"


def empty(store: SqlStore) -> set[str]:
    with store.read() as tx:
        return {each.name for each in tx.forums.list() if tx.library.is_empty(each.id)}
