"""Gathering: one copy whose sentences were moved is one passage, two copies are two."""

import pytest

from moderation.text.chain import Chain
from moderation.text.gather import REACH, gather, join


def chain(start: int, source_start: int, length: int) -> Chain:
    return Chain(start, start + length, source_start, source_start + length, length, length, limit=1 << 20)


def gathered(*chains: Chain) -> list[tuple[int, int, int, int]]:
    joined = sorted((join(pieces) for pieces in gather(chains)), key=lambda one: one.start)
    return [(one.start, one.end, one.source_start, one.source_end) for one in joined]


@pytest.mark.parametrize(
    ("chains", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([chain(0, 0, 100)], [(0, 100, 0, 100)], id="one"),
        pytest.param(
            [chain(0, 200, 100), chain(100, 0, 100), chain(200, 100, 100)],
            [(0, 300, 0, 300)],
            id="three sentences in another order",
        ),
        pytest.param(
            [chain(0, 0, 300), chain(350, 0, 300)],
            [(0, 300, 0, 300), (350, 650, 0, 300)],
            id="two copies in a row",
        ),
        pytest.param(
            [chain(0, 0, 300), chain(320, 0, 80), chain(410, 0, 300)],
            [(0, 300, 0, 300), (320, 400, 0, 80), (410, 710, 0, 300)],
            id="a title in an address between two copies stays by itself",
        ),
        pytest.param(
            [chain(0, 0, 100), chain(100 + REACH, 100, 100)],
            [(0, 200 + REACH, 0, 200)],
            id="a sentence put between",
        ),
        pytest.param(
            [chain(0, 0, 100), chain(101 + REACH, 100, 100)],
            [(0, 100, 0, 100), (101 + REACH, 201 + REACH, 100, 200)],
            id="a paragraph put between parts them",
        ),
        pytest.param(
            [chain(0, 0, 100), chain(100, 101 + REACH, 100)],
            [(0, 100, 0, 100), (100, 200, 101 + REACH, 201 + REACH)],
            id="a paragraph left out parts them",
        ),
    ],
)
def test_gather(chains: list[Chain], expected: list[tuple[int, int, int, int]]) -> None:
    assert gathered(*chains) == expected


def test_what_lies_between_pieces_is_a_gap() -> None:
    joined = join([chain(50, 60, 40), chain(0, 0, 40)])
    assert joined.gaps == [(40, 50)]
    assert (joined.letters, joined.longest) == (80, 40)
