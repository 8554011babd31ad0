"""The postings on each kind of database."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from moderation.storage.fingerprints import EVERYWHERE, Fingerprints, Posting, stored, whole
from moderation.storage.transaction import SqlStore


@pytest.fixture
def connection(store: SqlStore) -> Iterator[Connection]:
    with store.engine.connect().execution_options(write=True) as opened, opened.begin():
        yield opened


@pytest.fixture
def fingerprints(connection: Connection) -> Fingerprints:
    return Fingerprints(connection)


def found(fingerprints: Fingerprints, forum: int, *hashes: int) -> list[tuple[int, int]]:
    return sorted((row[0], row[1]) for row in fingerprints.find(forum, hashes))


def test_who_has_a_fingerprint(fingerprints: Fingerprints) -> None:
    fingerprints.add([Posting(5, 1, 10), Posting(5, 1, 11), Posting(6, 1, 10)], most=64)
    assert found(fingerprints, 1, 5, 7) == [(5, 10), (5, 11)]


@pytest.mark.parametrize(
    ("asking", "texts"),
    [
        pytest.param(1, [10, 30], id="a forum sees its own and what is known everywhere"),
        pytest.param(2, [20, 30], id="so does another"),
        pytest.param(3, [30], id="one without texts sees what is known everywhere"),
    ],
)
def test_reach(fingerprints: Fingerprints, asking: int, texts: list[int]) -> None:
    fingerprints.add([Posting(5, 1, 10), Posting(5, 2, 20), Posting(5, EVERYWHERE, 30)], most=64)
    assert [text for _, text in found(fingerprints, asking, 5)] == texts


def test_the_same_posting_again_changes_nothing(fingerprints: Fingerprints) -> None:
    for _ in range(2):
        fingerprints.add([Posting(5, 1, 10), Posting(5, 1, 10)], most=64)
    assert found(fingerprints, 1, 5) == [(5, 10)]


def test_a_fingerprint_keeps_those_that_had_it_first(fingerprints: Fingerprints) -> None:
    for text in range(10, 20):
        fingerprints.add([Posting(5, 1, text), Posting(text, 1, text)], most=4)
    assert found(fingerprints, 1, 5) == [(5, 10), (5, 11), (5, 12), (5, 13)]
    assert found(fingerprints, 1, 19) == [(19, 19)]


def test_one_forums_crowd_takes_no_room_from_another(fingerprints: Fingerprints) -> None:
    for text in range(10, 16):
        fingerprints.add([Posting(5, 1, text)], most=4)
    fingerprints.add([Posting(5, 2, 99)], most=4)
    assert found(fingerprints, 2, 5) == [(5, 99)]


def test_what_allows_more_still_finds_room(fingerprints: Fingerprints) -> None:
    for text in range(10, 16):
        fingerprints.add([Posting(5, 1, text)], most=4)
    fingerprints.add([Posting(5, 1, 99)], most=8)
    assert (5, 99) in found(fingerprints, 1, 5)


def test_only_the_named_posting_is_forgotten(fingerprints: Fingerprints) -> None:
    fingerprints.add([Posting(5, 1, 10), Posting(5, 1, 11), Posting(5, 2, 10), Posting(6, 1, 10)], most=64)
    fingerprints.remove([Posting(5, 1, 10), Posting(8, 1, 10)])
    assert found(fingerprints, 1, 5, 6) == [(5, 11), (6, 10)]
    assert found(fingerprints, 2, 5) == [(5, 10)]


def test_nothing_to_do(fingerprints: Fingerprints) -> None:
    fingerprints.add([], most=64)
    fingerprints.remove([])
    assert found(fingerprints, 1) == []


@given(st.binary(max_size=16), st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_what_is_stored_has_48_bits_and_the_whole_among_them(digest: bytes, prints: list[int]) -> None:
    kept = stored(digest, prints)
    assert whole(digest) in kept
    assert all(0 <= each < 2**48 for each in kept)
    assert len(kept) <= len(prints) + 1
