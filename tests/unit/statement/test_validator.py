"""The schema's limits, field by field."""

from typing import Any

import pytest

from moderation.model import Invalid
from moderation.statement import as_dsa
from moderation.statement.validator import LONGEST, validate
from tests.unit.statement.examples import stated

ENTRY = dict(as_dsa(stated()))
ILLEGAL = {
    **{name: value for name, value in ENTRY.items() if not name.startswith("incompatible_content")},
    "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT",
    "illegal_content_legal_ground": "x",
    "illegal_content_explanation": "x",
}
OTHER = {"decision_visibility": ["DECISION_VISIBILITY_OTHER"], "decision_visibility_other": "x"}


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({}, id="what we make"),
        pytest.param(ILLEGAL, id="illegal content"),
        pytest.param(OTHER, id="another restriction, said in words"),
        pytest.param({"puid": "a-Z_9"}, id="every kind of character of an id"),
        pytest.param({"puid": "x" * 500}, id="the longest id"),
        pytest.param({"decision_facts": "x" * 5000}, id="the longest facts"),
        pytest.param({"end_date_visibility_restriction": "2026-03-01"}, id="an end on the same day"),
        pytest.param({"territorial_scope": ["FR", "NO"]}, id="countries of the area"),
        pytest.param({"content_date": "1999-12-31"}, id="an old post"),
    ],
)
def test_what_the_database_takes_passes(changed: dict[str, Any]) -> None:
    base = {} if changed is ILLEGAL else ENTRY
    entry = {**base, **changed}
    validate(entry)
    assert entry["puid"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        pytest.param({"puid": "a b"}, "puid", id="a space in an id"),
        pytest.param({"puid": "é"}, "puid", id="a letter that is none of the alphabet"),
        pytest.param({"puid": "a\n"}, "puid", id="a line's end in an id"),
        pytest.param({"puid": ""}, "puid", id="no id"),
        pytest.param({"puid": 17}, "puid", id="an id that is a number"),
        pytest.param({"content_date": "2026-3-1"}, "content_date", id="a day without its zeros"),
        pytest.param({"content_date": "2026-02-30"}, "content_date", id="a day that there is not"),
        pytest.param({"application_date": "2026-03-01T00:00:00Z"}, "application_date", id="a time"),
        pytest.param({"application_date": 20260301}, "application_date", id="a number"),
        pytest.param(
            {"end_date_visibility_restriction": "2026-02-28"},
            "end_date_visibility_restriction",
            id="an end before the beginning",
        ),
        pytest.param({"decision_visibility": []}, "decision_visibility", id="no restriction"),
        pytest.param(
            {"decision_visibility": "DECISION_VISIBILITY_CONTENT_REMOVED"},
            "decision_visibility",
            id="no list",
        ),
        pytest.param(
            {"decision_visibility": ["CONTENT_REMOVED"]}, "decision_visibility", id="no such restriction"
        ),
        pytest.param(
            {"decision_visibility": OTHER["decision_visibility"]},
            "decision_visibility_other",
            id="another one without words",
        ),
        pytest.param(
            {"decision_visibility_other": "x"}, "decision_visibility_other", id="words without another one"
        ),
        pytest.param({"decision_ground": "HOUSE"}, "decision_ground", id="no such ground"),
        pytest.param(
            {"decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT"},
            "illegal_content_legal_ground",
            id="a law without its name",
        ),
        pytest.param(
            {"illegal_content_explanation": "x"},
            "illegal_content_explanation",
            id="a law beside a house rule",
        ),
        pytest.param(
            {"incompatible_content_explanation": None},
            "incompatible_content_explanation",
            id="a rule without its explanation",
        ),
        pytest.param(
            {"incompatible_content_illegal": "Maybe"}, "incompatible_content_illegal", id="neither yes nor no"
        ),
        pytest.param(
            {"content_type": ["CONTENT_TYPE_OTHER"]}, "content_type_other", id="another type without words"
        ),
        pytest.param({"content_type": ["TEXT"]}, "content_type", id="no such type"),
        pytest.param(
            {"category": "STATEMENT_CATEGORY_PIRACY"}, "category", id="a category of an older schema"
        ),
        pytest.param(
            {"category_specification": ["KEYWORD_X"]}, "category_specification", id="no such keyword"
        ),
        pytest.param({"source_type": "SOURCE_NEIGHBOUR"}, "source_type", id="no such source"),
        pytest.param({"automated_detection": True}, "automated_detection", id="a truth value"),
        pytest.param({"automated_decision": "No"}, "automated_decision", id="another field's value"),
        pytest.param({"content_language": "fr"}, "content_language", id="small letters"),
        pytest.param({"territorial_scope": ["US"]}, "territorial_scope", id="a country of elsewhere"),
        pytest.param({"decision_account": "x"}, "decision_account", id="no such restriction of an account"),
        pytest.param({"url": "https://x"}, "url", id="a field that there is not"),
    ],
)
def test_what_it_does_not_take_is_named(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        validate({**ENTRY, **changed})
    assert caught.value.field == field


@pytest.mark.parametrize("name", [*ENTRY])
def test_what_is_required_cannot_be_left_out(name: str) -> None:
    left = {field: value for field, value in ENTRY.items() if field != name}
    if name in ("incompatible_content_illegal", "content_language"):  # these two may be left out
        validate(left)
        assert name not in left
        return
    with pytest.raises(Invalid) as caught:
        validate(left)
    assert caught.value.field == name


@pytest.mark.parametrize("name", [*LONGEST])
def test_a_text_has_its_length(name: str) -> None:
    with pytest.raises(Invalid) as caught:
        validate({**ENTRY, name: "x" * (LONGEST[name] + 1)})
    assert caught.value.field == name
