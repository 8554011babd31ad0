"""Words around a mention, and how far they are."""

import pytest

from moderation.checks.watchlist.fold import fold
from moderation.checks.watchlist.vocabulary import Hit, Role, Vocabulary, within

CUE, STEM = Role("cue", "news"), Role("strong", "terror")
VOCABULARY = Vocabulary([("selon", CUE), ("terror*", STEM), ("l'École", CUE), ("مصدر", CUE), ("selon", STEM)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Selon lui", [(0, 5, CUE), (0, 5, STEM)], id="a word with two roles"),
        pytest.param("selona", [], id="not the beginning of a word"),
        pytest.param("aselon", [], id="not the end of one"),
        pytest.param("des terroristes.", [(4, 15, STEM)], id="a stem takes its ending"),
        pytest.param("à l’ecole", [(2, 9, CUE)], id="folded"),
        pytest.param("والمصدر", [(3, 7, CUE)], id="behind an Arabic prefix"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_hits(text: str, expected: list[tuple[int, int, Role]]) -> None:
    groups = VOCABULARY.groups(fold(text))
    assert [hit for hits in groups.values() for hit in hits] == [Hit(*each) for each in expected]


def test_hits_are_sorted_by_what_they_are_about() -> None:
    groups = VOCABULARY.groups(fold("selon lui, terrorisme selon elle"))
    assert {about: [hit.start for hit in hits] for about, hits in groups.items()} == {
        "cue": [0, 22],
        "strong": [0, 11, 22],
    }
    assert [hit.start for hit in within(groups["strong"], 1, 22)] == [11]
    assert within(groups["cue"], 1, 22) == []


def test_a_term_that_folds_to_nothing_stands_for_nothing() -> None:
    assert Vocabulary([("", CUE), ("*", STEM), ("selon", CUE)]).groups(fold("selon")) == {
        "cue": [Hit(0, 5, CUE)]
    }


def test_an_ending_is_cut() -> None:
    (hit,) = VOCABULARY.groups(fold("terror" + "a" * 100))["strong"]
    assert hit.end < 100
