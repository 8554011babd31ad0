"""The text index: generations, reach, direction, ranking, and giving the same again."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from moderation.desk.administer import add_forum, add_source, withdraw_source
from moderation.model import Citation, NotFound, Post
from moderation.ports.records import Forum, LibraryAnswer, LibraryEntry, LibraryQuery
from moderation.storage.transaction import SqlStore
from moderation.text import fingerprint
from moderation.text.normalise import fold

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PRINTS = tuple(range(-5, 5))


def index(
    store: SqlStore,
    forum: Forum,
    name: str,
    *,
    prints: Sequence[int] = PRINTS,
    digest: bytes = b"",
    minute: int = 0,
) -> tuple[int, int]:
    """Store a post and index it; give its id and its generation."""
    at = NOON + timedelta(minutes=minute)
    with store.write() as tx:
        post = tx.posts.add(forum.id, name, first_at=at)
        revision = tx.posts.revise(
            post.id, Post(id=name, body=name), body_hash=name.encode(), updated_at=None
        )
        tx.posts.make_current(post.id, revision.id)
        entry = LibraryEntry(
            kind="post",
            forum=forum.id,
            post=post.id,
            source=None,
            revision=revision.id,
            fold="1",
            digest=digest or name.encode(),
            letters=100,
            fingerprints=tuple(prints),
            first_at=at,
        )
        (generation,) = tx.library.add([entry])
    return post.id, generation


def ask(
    store: SqlStore,
    forum: Forum,
    *,
    minute: int = 60,
    prints: Sequence[int] = PRINTS,
    generation: int = 99,
    post: int = 0,
    digest: bytes = b"?",
) -> LibraryAnswer:
    query = LibraryQuery(
        forum=forum.id,
        post=post,
        first_at=NOON + timedelta(minutes=minute),
        digest=digest,
        fingerprints=tuple(prints),
        generation=generation,
    )
    with store.read() as tx:
        (answer,) = tx.library.answer([query])
    return answer


def names(answer: LibraryAnswer) -> list[str]:
    return [candidate.body for candidate in answer.candidates]


def test_generations_follow_one_another(store: SqlStore, forum: Forum) -> None:
    assert [index(store, forum, name)[1] for name in "abc"] == [1, 2, 3]


def test_a_text_that_stands_keeps_its_generation(store: SqlStore, forum: Forum) -> None:
    index(store, forum, "a")
    with store.write() as tx:
        post = tx.posts.find(forum.id, "a")
        assert post is not None
        entry = LibraryEntry(
            kind="post",
            forum=forum.id,
            post=post.id,
            source=None,
            revision=post.revision,
            fold="1",
            digest=b"a",
            letters=100,
            fingerprints=PRINTS,
            first_at=NOON,
        )
        assert tx.library.add([entry, entry]) == [1, 1]
        assert tx.library.generation() == 1


@pytest.mark.parametrize(
    ("given", "found"),
    [
        pytest.param({}, ["a"], id="an earlier text that shares"),
        pytest.param({"generation": 0}, [], id="of a later generation"),
        pytest.param({"minute": -1}, [], id="a post that came later"),
        pytest.param({"prints": (99, 100)}, [], id="nothing shared"),
        pytest.param({"prints": (1, 99)}, [], id="one shared fingerprint is chance"),
        pytest.param({"prints": (1, 2)}, ["a"], id="two are not"),
        pytest.param({"prints": (), "digest": b"a"}, ["a"], id="the same text, too short for fingerprints"),
        pytest.param({"prints": ()}, [], id="no fingerprints at all"),
    ],
)
def test_what_is_found(store: SqlStore, forum: Forum, given: dict[str, int], found: list[str]) -> None:
    index(store, forum, "a")
    assert names(ask(store, forum, **given)) == found  # type: ignore[arg-type]  # a table's rows


def test_a_post_never_finds_itself(store: SqlStore, forum: Forum) -> None:
    post, _ = index(store, forum, "a")
    assert names(ask(store, forum, post=post)) == []


def test_another_forums_post_is_never_found(store: SqlStore, forum: Forum) -> None:
    index(store, forum, "a")
    other = add_forum(store, name="other", kind="generic", secret="whsec_dGVzdA==")
    assert names(ask(store, other)) == []


def test_a_later_post_that_shares_is_named(store: SqlStore, forum: Forum) -> None:
    later, _ = index(store, forum, "later", minute=90)
    answer = ask(store, forum, minute=60)
    assert (names(answer), answer.later) == ([], (later,))


def test_who_shares_more_that_is_rare_comes_first(store: SqlStore, forum: Forum) -> None:
    index(store, forum, "common", prints=(1, 2, 3))
    index(store, forum, "too", prints=(1, 2, 3))
    index(store, forum, "rare", prints=(7, 8, 9))
    assert names(ask(store, forum, prints=(1, 2, 3, 7, 8, 9))) == ["rare", "common", "too"]


def test_a_source_is_known_everywhere_or_to_one_forum(store: SqlStore, forum: Forum) -> None:
    other = add_forum(store, name="other", kind="generic", secret="whsec_dGVzdA==")
    text = (
        "Une longue phrase d'un article que deux forums pourraient copier, mot pour mot et sans rien dire. "
        * 2
    )
    everywhere = add_source(store, text=text, url="https://one.example/")
    here = add_source(store, text=text, url="https://two.example/", forum="test")
    with store.read() as tx:
        assert {each.id for each in tx.sources.list()} == {everywhere.id, here.id}
    prints = fingerprint.signed(fingerprint.query(fold(text)))
    assert len(names(ask(store, forum, prints=prints))) == 2
    assert len(names(ask(store, other, prints=prints))) == 1
    withdraw_source(store, everywhere.id)
    assert names(ask(store, other, prints=prints)) == []


def test_the_same_article_twice_is_one(store: SqlStore) -> None:
    one, two = (add_source(store, text="Un article.", url="https://one.example/") for _ in range(2))
    assert one.id == two.id


def test_candidates_are_given_again_for_a_replay(store: SqlStore, forum: Forum) -> None:
    index(store, forum, "a", digest=b"same")
    answer = ask(store, forum, digest=b"same")
    assert [candidate.exact for candidate in answer.candidates] == [True]
    with store.read() as tx:
        assert tx.library.recall(answer.keys).candidates == answer.candidates
        with pytest.raises(NotFound, match="revision:77"):
            tx.library.recall(["revision:77"])


def test_links_are_of_the_same_forum_and_earlier(store: SqlStore, forum: Forum) -> None:
    post, _ = index(store, forum, "a")
    citation = Citation(start=0, end=1, form="url", target="https://x.example", canonical="https://x.example")
    with store.write() as tx:
        tx.library.add_links(forum.id, post, [citation, citation], first_at=NOON)
        tx.library.add_links(forum.id, post, [citation], first_at=NOON)
    with store.read() as tx:
        found = tx.library.links(
            forum.id, ["https://x.example"], post_id=9, before=NOON + timedelta(minutes=1)
        )
        assert [link.post for link in found] == [str(post)]
        assert tx.library.links(forum.id, ["https://x.example"], post_id=0, before=NOON) == []
        assert tx.library.links(forum.id, ["https://x.example"], post_id=post, before=NOON) == []
