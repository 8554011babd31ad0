"""Agreement of two people: the share, Cohen's kappa, and what they disagree on."""

import pytest

from moderation.desk.second_looks_agreement import Agreement, Kind, agreements, as_json, disagreements
from moderation.model import Action
from moderation.ports.second_looks import Compared

R, A, N = Kind.RESTRICT, Kind.ASK, Kind.NONE


def looked(first: Action, second: Action, *checks: str, case: int = 1) -> Compared:
    return Compared(look=case, case=case, checks=checks, first=first, second=second)


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        (Action.HIDE, R),
        (Action.REMOVE, R),
        (Action.ASK_SOURCE, A),
        (Action.CUT_TO_EXTRACT, A),
        (Action.KEEP_ONE_COPY, A),
        (Action.NONE, N),
    ],
)
def test_what_a_choice_means(action: Action, kind: Kind) -> None:
    assert Kind.of(action) is kind


@pytest.mark.parametrize(
    ("pairs", "share", "kappa"),
    [
        # The example of two readers of fifty proposals: 20 and 15 alike, kappa 0.4.
        pytest.param({(R, R): 20, (R, N): 5, (N, R): 10, (N, N): 15}, 0.7, 0.4, id="as in the books"),
        pytest.param({(R, R): 5, (N, N): 5}, 1.0, 1.0, id="always of one mind"),
        pytest.param({(R, N): 5, (N, R): 5}, 0.0, -1.0, id="never of one mind"),
        pytest.param({(R, R): 25, (R, N): 25, (N, R): 25, (N, N): 25}, 0.5, 0.0, id="as chance has it"),
        pytest.param({(N, N): 10}, 1.0, None, id="only one kind: chance alone agrees"),
        pytest.param({(R, R): 4, (A, A): 3, (N, N): 2, (R, A): 1}, 0.9, 0.84375, id="three kinds"),
        pytest.param({}, None, None, id="nothing"),
    ],
)
def test_share_and_kappa(
    pairs: dict[tuple[Kind, Kind], int], share: float | None, kappa: float | None
) -> None:
    made = Agreement(None, pairs)
    assert made.share.value == share
    assert made.kappa == (None if kappa is None else pytest.approx(kappa, abs=5e-4))


def test_the_interval_of_kappa_is_cohens() -> None:
    made = Agreement(None, {(R, R): 20, (R, N): 5, (N, R): 10, (N, N): 15})
    assert made.interval == pytest.approx((0.146, 0.654), abs=1e-3)


def test_a_look_counts_for_each_check_of_its_case() -> None:
    hide, none = Action.HIDE, Action.NONE
    made = agreements([looked(hide, hide, "citations", "repetition"), looked(none, hide, "repetition")])
    assert [(each.check, each.share.of, each.share.n) for each in made] == [
        (None, 1, 2),
        ("repetition", 1, 2),
        ("citations", 1, 1),
    ]
    assert agreements([]) == []


def test_hiding_and_removing_are_no_disagreement() -> None:
    both = [looked(Action.HIDE, Action.REMOVE, case=1), looked(Action.HIDE, Action.ASK_SOURCE, case=2)]
    assert [each.case for each in disagreements(both)] == [2]


def test_few_looks_have_no_figure() -> None:
    shown = as_json([looked(Action.HIDE, Action.NONE, case=7)] * 9)
    assert shown["agreement"][0]["share"] == {"n": 9, "value": None, "low": None, "high": None}
    assert shown["agreement"][0]["kappa"] == {"value": None, "low": None, "high": None}
    assert shown["disagreements"][0] == {"case": "7", "first": "hide", "second": "none"}
