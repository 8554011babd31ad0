"""How cases that stand alike become figures of a check, and how sure those are."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.desk.statistics import DAY, HOUR, WEEK, Share, beginning, judge
from moderation.ports.statistics import Alike

BOTH = frozenset({"repetition", "citations"})
ONE = frozenset({"repetition"})
NOTHING: frozenset[str] = frozenset()


def alike(**given: object) -> Alike:
    usual = {"language": "fr", "count": 1, "found": ONE, "standing": NOTHING, "undone": NOTHING}
    return Alike(**{**usual, "wrong": NOTHING, "decided": False, "granted": False, **given})  # type: ignore[arg-type]  # the test's own fields


@pytest.mark.parametrize(
    ("case", "counted"),
    [
        pytest.param({}, "waiting", id="nobody has decided"),
        pytest.param({"decided": True}, "let_be", id="no action, or on another ground"),
        pytest.param({"decided": True, "standing": ONE}, "confirmed", id="a decision on this ground holds"),
        pytest.param({"standing": ONE}, "confirmed", id="it holds, though the case is open again"),
        pytest.param({"undone": ONE}, "overturned", id="undone"),
        pytest.param({"undone": ONE, "decided": True}, "overturned", id="undone, then let be"),
        pytest.param(
            {"undone": ONE, "decided": True, "standing": ONE}, "confirmed", id="undone, then done again"
        ),
        pytest.param({"standing": ONE, "wrong": ONE}, "overturned", id="the finding was marked wrong"),
        pytest.param({"wrong": ONE}, "overturned", id="marked wrong before anybody decided"),
        pytest.param({"standing": ONE, "granted": True}, "overturned", id="an appeal was granted"),
        pytest.param({"undone": frozenset({"citations"})}, "waiting", id="another ground was undone"),
    ],
)
def test_a_case_is_counted_once(case: dict[str, object], counted: str) -> None:
    (everywhere, french) = judge([alike(**case)])
    names = ("confirmed", "overturned", "let_be", "waiting")
    for judged in (everywhere, french):
        assert {name: getattr(judged, name) for name in names} == {
            name: int(name == counted) for name in names
        }


def test_checks_come_in_their_order_and_languages_by_size() -> None:
    cases = [
        alike(found=BOTH),
        alike(found=BOTH, language="ar", count=3),
        alike(found=frozenset({"unknown"}), count=9),
    ]
    assert [(each.check, each.language, each.found) for each in judge(cases)] == [
        ("repetition", None, 4),
        ("repetition", "ar", 3),
        ("repetition", "fr", 1),
        ("citations", None, 4),
        ("citations", "ar", 3),
        ("citations", "fr", 1),
    ]


@pytest.mark.parametrize(
    ("of", "n", "low", "high"),
    [  # R's binom.confint(of, n, methods="wilson")
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (90, 100, 0.8256, 0.9448),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_interval_is_wilsons(of: int, n: int, low: float, high: float) -> None:
    assert Share(of, n).interval == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_the_share_lies_in_its_interval(n: int, of: int) -> None:
    share = Share(min(of, n), n)
    low, high = share.interval
    assert share.value is not None
    assert 0 <= low <= share.value + 1e-9
    assert share.value <= high + 1e-9
    assert high <= 1


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.sampled_from([HOUR, DAY, WEEK]))  # noqa: DTZ001 - hypothesis wants naive bounds
def test_a_step_begins_before_and_ends_after(at: datetime, step: timedelta) -> None:
    at = at.replace(tzinfo=UTC)
    start = beginning(at, step)
    assert start <= at < start + step
    assert beginning(start, step) == start
