"""Chains: runs that follow one another, with the gaps that light edits leave."""

import numpy as np
import pytest

from moderation.text.chain import DRIFT, GAP, Chain, chains, explain_once


def chained(*runs: tuple[int, int, int], of_one_text: bool = False) -> list[tuple[int, int, int, int, int]]:
    found = chains(np.array(runs, dtype=np.int64).reshape(-1, 3), of_one_text=of_one_text)
    return [(one.start, one.end, one.source_start, one.source_end, one.letters) for one in found]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([(5, 105, 30)], [(5, 35, 105, 135, 30)], id="one run"),
        pytest.param([(0, 0, 23)], [], id="a short run is a turn of phrase"),
        pytest.param(
            [(0, 100, 20), (30, 130, 20)],
            [(0, 50, 100, 150, 40)],
            id="a replaced word leaves a gap on the diagonal",
        ),
        pytest.param(
            [(0, 100, 20), (25, 150, 20)], [(0, 45, 100, 170, 40)], id="dropped words shift the diagonal"
        ),
        pytest.param([(0, 100, 30), (25, 120, 30)], [(0, 55, 100, 150, 50)], id="what overlaps counts once"),
        pytest.param(
            [(0, 100, 30), (31 + GAP, 131 + GAP, 30)],
            [(0, 30, 100, 130, 30), (31 + GAP, 61 + GAP, 131 + GAP, 161 + GAP, 30)],
            id="too wide a gap begins another chain",
        ),
        pytest.param(
            [(0, 100, 30), (31, 132 + DRIFT, 30)],
            [(0, 30, 100, 130, 30), (31, 61, 132 + DRIFT, 162 + DRIFT, 30)],
            id="too much drift too",
        ),
        pytest.param(
            [(0, 500, 30), (30, 100, 30)],
            [(0, 30, 500, 530, 30), (30, 60, 100, 130, 30)],
            id="nothing follows backwards",
        ),
        pytest.param(
            [(0, 100, 30), (0, 400, 30), (32, 432, 30)],
            [(0, 30, 100, 130, 30), (0, 62, 400, 462, 60)],
            id="of two chains the nearest goes on",
        ),
    ],
)
def test_chains(runs: list[tuple[int, int, int]], expected: list[tuple[int, int, int, int, int]]) -> None:
    assert chained(*runs) == expected


def test_gaps_are_the_stretches_between_runs() -> None:
    (found,) = chains(np.array([(0, 0, 20), (26, 26, 20), (46, 50, 20)], dtype=np.int64))
    assert found.gaps == [(20, 26)]
    assert found.longest == 20


def test_no_chain_of_one_text_goes_on_into_its_own_copy() -> None:
    runs = [(0, 50, 40), (50, 102, 40)]
    assert chained(*runs) == [(0, 90, 50, 142, 80)]
    assert chained(*runs, of_one_text=True) == [(0, 40, 50, 90, 40), (50, 90, 102, 142, 40)]


def chain(start: int, end: int, letters: int) -> Chain:
    return Chain(start, end, 1000 + start, 1000 + end, letters, letters, limit=10_000)


def test_the_strongest_chain_explains_a_stretch() -> None:
    strong, weak, aside = chain(0, 100, 90), chain(20, 80, 50), chain(90, 150, 40)
    assert explain_once([weak, aside, strong], 200) == [strong, aside], "half explained is not explained"
