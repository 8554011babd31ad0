"""The entry of the Transparency Database: the right codes, within every limit, and nobody's data in it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.model import Action, Finding, Span
from moderation.statement import House, as_dsa
from moderation.statement.validator import validate
from tests.unit.statement.examples import EVERY_CHECK, FINDINGS, NOON, POST, WORDS, stated

LAW = House.read("agora", "fr", {"statement": {"rules": {"copied_text": {"law": "CPI, art. L122-4"}}}})
RULE = "Un message dit une chose une fois\u00a0; il ne répète pas le même passage."


def test_an_entry_has_what_the_schema_asks_for() -> None:
    assert as_dsa(stated()) == {
        "decision_visibility": ["DECISION_VISIBILITY_CONTENT_DISABLED"],
        "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "incompatible_content_ground": RULE,
        "incompatible_content_explanation": f"Règle du forum\u00a0: {RULE}",
        "incompatible_content_illegal": "No",
        "content_type": ["CONTENT_TYPE_TEXT"],
        "category": "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
        "content_language": "FR",
        "content_date": "2026-03-01",
        "application_date": "2026-03-01",
        "decision_facts": "Le message répète le même passage deux fois (97\u00a0% du message).",
        "source_type": "SOURCE_VOLUNTARY",
        "automated_detection": "Yes",
        "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
        "puid": "decision-17-20260301T120000Z",
    }


IP = "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS"
TC = "STATEMENT_CATEGORY_OTHER_VIOLATION_TC"
SECURITY = "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY"


@pytest.mark.parametrize(
    ("grounds", "category", "added", "keywords"),
    [
        pytest.param(["repetition"], TC, None, None, id="repetition is a matter of the house"),
        pytest.param(["duplicates"], TC, None, None, id="so are duplicates"),
        pytest.param(["citations"], TC, None, None, id="and missing sources"),
        pytest.param(["copied_text"], IP, None, ["KEYWORD_COPYRIGHT_INFRINGEMENT"], id="copied text"),
        pytest.param(
            ["watchlist"], SECURITY, None, ["KEYWORD_TERRORIST_CONTENT"], id="a person named the list"
        ),
        pytest.param(
            ["citations", "copied_text"],
            IP,
            [TC],
            ["KEYWORD_COPYRIGHT_INFRINGEMENT"],
            id="the weightier leads",
        ),
    ],
)
def test_a_ground_has_its_category(
    grounds: list[str], category: str, added: list[str] | None, keywords: list[str] | None
) -> None:
    entry = as_dsa(stated(grounds=tuple(grounds)))
    found = entry["category"], entry.get("category_addition"), entry.get("category_specification")
    assert found == (category, added, keywords)


@pytest.mark.parametrize(
    ("given_", "field", "expected"),
    [
        pytest.param(
            {"action": Action.REMOVE},
            "decision_visibility",
            ["DECISION_VISIBILITY_CONTENT_REMOVED"],
            id="removed",
        ),
        pytest.param({"around": {"is_noticed": True}}, "source_type", "SOURCE_ARTICLE_16", id="a notice"),
        pytest.param(
            {"around": {"is_ordered": True}}, "source_type", "SOURCE_TYPE_OTHER_NOTIFICATION", id="an order"
        ),
        pytest.param({"findings": ()}, "automated_detection", "No", id="no program saw anything"),
        pytest.param(
            {"around": {"ended_on": NOON.date()}},
            "end_date_visibility_restriction",
            "2026-03-01",
            id="put back",
        ),
        pytest.param({"language": "ary"}, "content_language", "AR", id="Darija is Arabic"),
        pytest.param({"language": "und"}, "content_language", None, id="no language is none of the list"),
        pytest.param(
            {"house": LAW, "grounds": ("copied_text",)},
            "decision_ground",
            "DECISION_GROUND_ILLEGAL_CONTENT",
            id="a law",
        ),
        pytest.param(
            {"house": LAW, "grounds": ("copied_text",)},
            "illegal_content_legal_ground",
            "CPI, art. L122-4",
            id="its name",
        ),
        pytest.param(
            {"house": LAW},
            "decision_ground",
            "DECISION_GROUND_INCOMPATIBLE_CONTENT",
            id="another ground's law",
        ),
    ],
)
def test_circumstances_have_their_codes(given_: dict[str, Any], field: str, expected: object) -> None:
    assert as_dsa(stated(**given_)).get(field) == expected


def test_long_rules_and_many_facts_are_cut_to_the_limits() -> None:
    rules = {check: {"text": "é" * 1000, "law": "§" * 1000} for check in EVERY_CHECK}
    house = House.read("agora", "fr", {"statement": {"rules": rules, "rules_url": f"https://x/{'y' * 600}"}})
    many = tuple(replace(each, share_of_post=number / 100) for number in range(20) for each in FINDINGS)
    for own in (house, replace(house, laws={})):
        entry = as_dsa(stated(house=own, grounds=EVERY_CHECK, findings=many))
        validate(entry)
        assert "decision_ground_reference_url" not in entry


names = st.text(st.characters(categories=("L",)), min_size=5)


@given(st.sampled_from(["fr", "ar", "en", "ary", "und"]), names, names, names)
def test_no_personal_data_is_in_it(language: str, body: str, author: str, address: str) -> None:
    words = f"{body} QZX{body}QZX"
    post = replace(POST, body=words, title=f"QZX{author}", author=f"QZX{author}", url=f"https://QZX{address}")
    findings = tuple(_moved(each, len(words)) for each in FINDINGS)
    entry = as_dsa(stated(language, grounds=EVERY_CHECK, findings=findings, post=post, note=words, by=author))
    said = str(entry)
    assert "QZX" not in said
    for secret in (WORDS, "AQMI", "aqim", "t9-p1", "Zohra", "gazette"):
        assert secret not in said


def _moved(finding: Finding, end: int) -> Finding:
    return replace(finding, spans=(Span(0, end),) * len(finding.spans), surface=finding.surface and "QZX")
