"""What the checks on reuse count alike."""

from datetime import UTC, datetime, timedelta

import pytest

from moderation.checks.reuse import apart, by_place, confidence, overlap, same_author, share
from moderation.model import Finding, Format, Span
from moderation.text.align import compare
from moderation.text.document import prepare
from tests.unit.checks.reuse import NOON, article, post
from tests.unit.text.reuse import ARTICLE, OWN


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        pytest.param(0, 0, id="nothing"),
        pytest.param(100, 0.5, id="seventeen words"),
        pytest.param(150, 0.75, id="a case"),
        pytest.param(200, 1, id="no doubt"),
        pytest.param(5000, 1, id="an article"),
    ],
)
def test_confidence(letters: int, expected: float) -> None:
    assert confidence(letters) == expected


def test_share() -> None:
    assert (share(1, 3), share(3, 3), share(4, 3), share(0, 0)) == (0.333, 1, 1, 0)


def test_overlap_counts_the_authors_own_letters() -> None:
    quoted = prepare(post(f"[quote]{ARTICLE}[/quote]{OWN}", Format.BBCODE))
    comparison = compare(quoted, article())
    assert comparison is not None
    assert overlap(quoted, comparison).containment == 0
    pasted = prepare(post(f"{ARTICLE}{OWN}"))
    comparison = compare(pasted, article())
    assert comparison is not None
    assert 0.5 < overlap(pasted, comparison).containment < 1


def test_findings_are_ordered_by_place_then_by_how_sure_they_are() -> None:
    def finding(confidence: float, *starts: int) -> Finding:
        spans = tuple(Span(start, start + 1) for start in starts)
        return Finding(check="c", kind="k", check_version="1", confidence=confidence, spans=spans)

    nowhere, first, second, sure = finding(1), finding(0.5, 3), finding(0.5, 9), finding(0.9, 9)
    assert by_place([second, sure, first, nowhere]) == (nowhere, first, sure, second)


def test_who_and_when() -> None:
    document = prepare(post("Salam", author="Sami"))
    assert [same_author(document, name) for name in ("SAMI", "Nour", None)] == [True, False, None]
    assert apart(NOON, datetime(2026, 3, 2, 12, tzinfo=UTC)) == timedelta(days=1)
    assert apart(NOON, None) is None
