"""Plagdet, by hand on small cases."""

from math import log2

import pytest

from moderation.evaluate.plagdet import score
from moderation.model import Passage

WHOLE = Passage(0, 100, 0, 100)
FIRST, SECOND = Passage(0, 50, 0, 50), Passage(50, 100, 50, 100)
ELSEWHERE = Passage(300, 400, 300, 400)


@pytest.mark.parametrize(
    ("found", "precision", "recall", "granularity", "plagdet"),
    [
        pytest.param([WHOLE], 1, 1, 1, 1, id="right"),
        pytest.param([FIRST], 1, 0.5, 1, 2 / 3, id="half of it"),
        pytest.param([FIRST, SECOND], 1, 1, 2, 1 / log2(3), id="in two pieces"),
        pytest.param([WHOLE, ELSEWHERE], 0.5, 1, 1, 2 / 3, id="something else too"),
        pytest.param([ELSEWHERE], 0, 0, 1, 0, id="something else"),
        pytest.param([Passage(0, 100, 300, 400)], 0, 0, 1, 0, id="the right words from the wrong place"),
        pytest.param([], 0, 0, 1, 0, id="nothing"),
    ],
)
def test_score(
    found: list[Passage], precision: float, recall: float, granularity: float, plagdet: float
) -> None:
    figures = score({"post source": [WHOLE]}, {"post source": found})
    assert figures.precision == pytest.approx(precision)
    assert figures.recall == pytest.approx(recall)
    assert figures.granularity == pytest.approx(granularity)
    assert figures.plagdet == pytest.approx(plagdet)


def test_a_pair_that_only_one_side_knows_is_a_miss_or_a_false_alarm() -> None:
    assert score({"a s": [WHOLE]}, {"b s": [WHOLE]}).plagdet == 0
    assert score({"a s": [WHOLE]}, {"a s": [WHOLE], "b s": [WHOLE]}).precision == 0.5
