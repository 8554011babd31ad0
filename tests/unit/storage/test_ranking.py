"""Which texts are worth aligning, from who has which fingerprint."""

from collections.abc import Mapping

import pytest

from moderation.storage.ranking import COMMON, rank

EVERYBODY = list(range(100, 100 + COMMON))


@pytest.mark.parametrize(
    ("having", "asked", "likely"),
    [
        pytest.param({}, 50, [], id="nobody shares anything"),
        pytest.param({1: [7]}, 50, [], id="one shared fingerprint is chance"),
        pytest.param({1: [7], 2: [7]}, 50, [7], id="two are not"),
        pytest.param({1: [7, 8], 2: [8, 7]}, 50, [7, 8], id="the earlier stored first where all is the same"),
        pytest.param({1: [7, 8, 9], 2: [7, 8, 9], 3: [9]}, 50, [9, 7, 8], id="more that is rare comes first"),
        pytest.param({1: EVERYBODY, 2: EVERYBODY}, 50, [], id="a signature that everybody has"),
        pytest.param({1: [7, *EVERYBODY[1:]], 2: [7]}, 50, [], id="one rare and one common"),
        pytest.param({1: [7], 2: [7], 3: [7, *EVERYBODY[1:]]}, 50, [7], id="two rare and one common"),
        pytest.param(
            {1: EVERYBODY, 2: EVERYBODY},
            12,
            EVERYBODY,
            id="what everybody copies, when it is much of the post",
        ),
        pytest.param({1: EVERYBODY, 2: EVERYBODY}, 13, [], id="and when it is just too little"),
    ],
)
def test_rank(having: Mapping[int, list[int]], asked: int, likely: list[int]) -> None:
    assert rank(having, having, asked=asked) == likely
