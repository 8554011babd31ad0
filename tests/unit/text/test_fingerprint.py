"""Fingerprints: few, and one of them in every shared run that is long enough."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.text.fingerprint import (
    GRAM,
    POST_WINDOW,
    SOURCE_WINDOW,
    digest,
    fingerprints,
    grams,
    query,
    winnow,
)
from moderation.text.normalise import fold

LETTERS = st.text("abcdefghij", min_size=0, max_size=400)


@given(LETTERS, st.integers(1, 40))
def test_grams_are_equal_where_the_letters_are(text: str, length: int) -> None:
    hashes = grams(fold(text).codes, length).tolist()
    runs = [text[start : start + length] for start in range(len(text) - length + 1)]
    assert len(hashes) == len(runs)
    by_run = dict(zip(runs, hashes, strict=True))
    assert [by_run[run] for run in runs] == hashes
    assert len(set(by_run.values())) == len(by_run), "different runs, different hashes"


@given(st.lists(st.integers(0, 2**64 - 1), max_size=80), st.integers(1, 50))
def test_winnowing_keeps_the_least_of_every_window(values: list[int], window: int) -> None:
    hashes = np.array(values, dtype=np.uint64)
    width = min(window, len(values))
    expected = (
        {min(values[start : start + width]) for start in range(len(values) - width + 1)} if values else set()
    )
    assert winnow(hashes, window).tolist() == sorted(expected)


@pytest.mark.parametrize(
    "window", [pytest.param(POST_WINDOW, id="posts"), pytest.param(SOURCE_WINDOW, id="sources")]
)
@given(
    before=LETTERS, shared=st.text("abcdefghij", min_size=POST_WINDOW + GRAM - 1, max_size=120), after=LETTERS
)
def test_a_shared_run_that_is_long_enough_is_always_found(
    window: int, before: str, shared: str, after: str
) -> None:
    known = fingerprints(fold(shared + before), window)
    asked = query(fold(after + shared))
    assert np.intersect1d(known, asked).size


def test_no_run_under_a_gram_is_found() -> None:
    short = "x" * (GRAM - 1)
    assert not fingerprints(fold(short), SOURCE_WINDOW).size
    assert fingerprints(fold(short + "y"), SOURCE_WINDOW).size == 1


def test_fingerprints_are_few_sorted_and_unique() -> None:
    text = " ".join(f"mot{number * 7919 % 1009}" for number in range(1000))
    found = fingerprints(fold(text), SOURCE_WINDOW)
    assert found.dtype == np.uint64
    assert found.tolist() == sorted(set(found.tolist()))
    assert found.size / len(fold(text).stream) == pytest.approx(2 / (SOURCE_WINDOW + 1), rel=0.25)


def test_digests_agree_where_nothing_that_counts_differs() -> None:
    assert digest(fold("L'été  à Salé !")) == digest(fold("l’ete a sale"))
    assert digest(fold("l’ete a sale")) != digest(fold("l’ete a rabat"))
    assert len(digest(fold(""))) == 16


@pytest.mark.parametrize(
    "text", [pytest.param("a", id="one letter"), pytest.param("ab" * 20 + "c", id="a period")]
)
def test_hostile_text_is_linear(text: str) -> None:
    folded = fold((text * (1 << 20))[: 1 << 20])
    begun = time.perf_counter()
    fingerprints(folded, SOURCE_WINDOW)
    assert time.perf_counter() - begun < 1
