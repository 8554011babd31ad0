"""An examination survives JSON, byte for byte."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.model import (
    Citation,
    Cue,
    Examination,
    Finding,
    Language,
    LanguageSegment,
    Passage,
    Queue,
    Source,
    Span,
    Verdict,
    Versions,
)
from moderation.result import FINDING_FIELDS, decode, dumps, encode, encode_finding, loads

SHARES = st.integers(0, 1000).map(lambda thousandth: thousandth / 1000)
FINDINGS = st.builds(
    Finding, **{field.name: SHARES if "float" in str(field.type) else ... for field in fields(Finding)}
)
VERSIONS = st.builds(
    Versions, checks=st.dictionaries(st.text(), st.text()).map(lambda versions: tuple(versions.items()))
)
EXAMINATIONS = st.builds(
    Examination,
    findings=st.lists(FINDINGS, max_size=3).map(tuple),
    citations=...,
    language=...,
    verdict=...,
    versions=VERSIONS,
    warnings=...,
)

SMALL = Examination(
    id="t12-p3",
    language=Language("fr", (LanguageSegment(0, 812, "fr"),)),
    findings=(
        Finding(
            check="copied_text",
            kind="full_copy",
            check_version="1",
            confidence=0.98765,
            spans=(Span(96, 2960),),
            passages=(Passage(96, 2960, 0, 2864),),
            share_of_post=0.96789,
            share_of_source=1.0,
            attributed=False,
            source=Source(kind="article", id="a1", url="https://zamane.ma/fr/x"),
        ),
    ),
    citations=(Citation(start=2961, end=3066, form="source_line", target="press:zamane"),),
    verdict=Verdict(queue=Queue.REVIEW, priority=40, reasons=("copied_text",)),
    versions=Versions(fold="1", checks=(("copied_text", "1"),), policy="2026-03", watchlist=""),
)


def test_a_result_reads_as_the_interface_says() -> None:
    assert encode(SMALL) == {
        "id": "t12-p3",
        "language": {"main": "fr", "segments": [{"start": 0, "end": 812, "language": "fr"}]},
        "findings": [
            {
                "check": "copied_text",
                "kind": "full_copy",
                "source": {"kind": "article", "id": "a1", "url": "https://zamane.ma/fr/x"},
                "spans": [{"start": 96, "end": 2960}],
                "passages": [{"start": 96, "end": 2960, "source_start": 0, "source_end": 2864}],
                "share_of_post": 0.968,
                "share_of_source": 1.0,
                "attributed": False,
                "confidence": 0.988,
                "check_version": "1",
            }
        ],
        "citations": [{"start": 2961, "end": 3066, "form": "source_line", "target": "press:zamane"}],
        "verdict": {
            "queue": "review",
            "priority": 40,
            "reasons": ["copied_text"],
            "grounds": [],
            "rules": [],
        },
        "versions": {"fold": "1", "checks": {"copied_text": "1"}, "policy": "2026-03", "watchlist": ""},
    }


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        pytest.param(
            Finding(
                check="duplicates", kind="near", check_version="1", confidence=1, of="t9-p1", passages=()
            ),
            {"of": {"post": "t9-p1"}, "spans": [], "passages": []},
            id="the other post is an object, empty lists stay",
        ),
        pytest.param(
            Finding(
                check="watchlist",
                kind="mention",
                check_version="1",
                confidence=1,
                cues=(Cue(0, 9, "news"),),
                spans=(Span(118, 122),),
            ),
            {"cues": [{"start": 0, "end": 9, "for": "news"}], "spans": [{"start": 118, "end": 122}]},
            id="what a cue speaks for is called for",
        ),
    ],
)
def test_a_finding_reads_as_the_interface_says(finding: Finding, expected: dict[str, object]) -> None:
    encoded = encode_finding(finding)
    assert expected.items() <= encoded.items()
    assert None not in encoded.values()


@given(EXAMINATIONS)
def test_every_examination_survives_json(examination: Examination) -> None:
    written = dumps(examination)
    assert loads(written) == examination
    assert dumps(loads(written)) == written


@pytest.mark.parametrize("surface", ["\0", "\ud800", "داعش", "\u2028", "😀"])
def test_hostile_text_survives_in_ascii(surface: str) -> None:
    finding = Finding(check="watchlist", kind="mention", check_version="1", confidence=1.0, surface=surface)
    examination = decode(encode(SMALL) | {"findings": [encode_finding(finding)]})
    written = dumps(examination)
    assert written.isascii()
    assert "\n" not in written
    assert loads(written).findings == (finding,)


def test_shares_have_three_decimals() -> None:
    assert '"share_of_post":0.968' in dumps(SMALL)
    assert dumps(loads(dumps(SMALL))) == dumps(SMALL)


def test_every_field_of_a_finding_is_written() -> None:
    assert set(FINDING_FIELDS) == {field.name for field in fields(Finding)}


def test_a_share_that_is_no_number_is_refused() -> None:
    broken = encode(SMALL) | {"findings": [{"check": "a", "kind": "b", "confidence": float("nan")}]}
    with pytest.raises(ValueError, match="Out of range"):
        json.dumps(broken, allow_nan=False)
