"""Exact runs: as long as they go, where they begin on both sides, and linear whatever the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.text.fingerprint import Hashes
from moderation.text.normalise import fold
from moderation.text.seeds import keys, repeated, shared
from tests.unit.text.reuse import HOSTILE


def grams(text: str, length: int) -> Hashes:
    return keys(fold(text).codes, length)


@given(st.text("abcd", max_size=60), st.text("abcd", max_size=60))
def test_runs_agree_and_cannot_be_longer(first: str, second: str) -> None:
    for start, other, length in shared(grams(first, 4), grams(second, 4), 4).tolist():
        assert length >= 4
        assert first[start : start + length] == second[other : other + length]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=12, max_size=30), st.text("0123456789", max_size=50))
def test_a_shared_run_is_found_whole(run: str, around: str) -> None:
    found = shared(grams(around + run, 12), grams(run + around, 12), 12).tolist()
    assert [len(around), 0, len(run)] in found


def test_a_run_that_stands_twice_in_the_second_text_is_paired_with_both() -> None:
    run = "abcdefghijklmnop"
    found = shared(grams(run, 12), grams(f"{run}0123{run}", 12), 12).tolist()
    assert sorted(found) == [[0, 0, 16], [0, 20, 16]]


def test_a_litany_meets_itself_in_order() -> None:
    litany = "orapronobis" * 40
    assert [0, 0, len(litany)] in shared(grams(litany, 12), grams(litany, 12), 12).tolist()


@given(st.text("abcd", max_size=80))
def test_repeated_runs_stand_again_later(text: str) -> None:
    for start, again, length in repeated(grams(text, 4), 4).tolist():
        assert start < again
        assert text[start : start + length] == text[again : again + length]


def test_texts_under_a_run_share_nothing() -> None:
    assert shared(grams("abc", 12), grams("abc", 12), 12).shape == (0, 3)
    assert repeated(grams("", 12), 12).shape == (0, 3)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_is_linear(text: str) -> None:
    begun = time.process_time()
    repeated(grams(text, 12), 12)
    assert time.process_time() - begun < 1
    begun = time.process_time()
    shared(grams(text, 12), grams(text[1:], 12), 12)
    assert time.process_time() - begun < 1
