"""Exact runs: as long as they go, where they begin on both sides, and linear whatever the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.text.normalise import Codes, fold
from moderation.text.seeds import repeated, shared
from tests.unit.text.reuse import HOSTILE


def codes(text: str) -> Codes:
    return fold(text).codes


@given(st.text("abcd", max_size=60), st.text("abcd", max_size=60))
def test_runs_agree_and_cannot_be_longer(first: str, second: str) -> None:
    for start, other, length in shared(codes(first), codes(second), 4).tolist():
        assert length >= 4
        assert first[start : start + length] == second[other : other + length]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=12, max_size=30), st.text("0123456789", max_size=50))
def test_a_shared_run_is_found_whole(run: str, around: str) -> None:
    found = shared(codes(around + run), codes(run + around), 12).tolist()
    assert [len(around), 0, len(run)] in found


def test_a_run_that_stands_twice_in_the_second_text_is_paired_with_both() -> None:
    run = "abcdefghijklmnop"
    found = shared(codes(run), codes(f"{run}0123{run}"), 12).tolist()
    assert sorted(found) == [[0, 0, 16], [0, 20, 16]]


def test_a_litany_meets_itself_in_order() -> None:
    litany = "orapronobis" * 40
    assert [0, 0, len(litany)] in shared(codes(litany), codes(litany), 12).tolist()


@given(st.text("abcd", max_size=80))
def test_repeated_runs_stand_again_later(text: str) -> None:
    for start, again, length in repeated(codes(text), 4).tolist():
        assert start < again
        assert text[start : start + length] == text[again : again + length]


def test_texts_under_a_run_share_nothing() -> None:
    assert shared(codes("abc"), codes("abc"), 12).shape == (0, 3)
    assert repeated(codes(""), 12).shape == (0, 3)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_is_linear(text: str) -> None:
    letters = codes(text)
    begun = time.process_time()
    repeated(letters, 12)
    assert time.process_time() - begun < 1
    begun = time.process_time()
    shared(letters, letters[1:], 12)
    assert time.process_time() - begun < 1
