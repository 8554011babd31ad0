"""What a forum says of itself: its rules, its contact, its time zone; and what is wrong with it."""

from typing import Any

import pytest

from moderation.model import Invalid
from moderation.statement import Body, House, as_text
from tests.unit.statement.examples import stated

SAID: dict[str, Any] = {
    "timezone": "Africa/Casablanca",
    "statement": {
        "rules_url": "https://forum.example/rules",
        "contact": "moderation@forum.example",
        "out_of_court": {"name": "Médiation", "url": "https://mediation.example"},
        "territories": ["FR", "BE"],
        "rules": {
            "repetition": {"text": "Dites-le une fois."},
            "copied_text": {
                "text": {"fr": "Citez court."},
                "law": "Code de la propriété intellectuelle, L122-4",
            },
        },
    },
}


def _house(**said: object) -> House:
    return House.read("agora", "fr", {"statement": said})


def test_what_is_said_stands_in_the_statement() -> None:
    house = House.read("agora", "fr", SAID)
    assert house.body == Body(name="Médiation", url="https://mediation.example")
    text = as_text(stated(house=house, grounds=("repetition", "copied_text"))).replace("\u00a0", " ")
    for said in (
        "Règle du forum : Dites-le une fois.",
        "Loi : Code de la propriété intellectuelle, L122-4. Citez court.",
        "Les règles du forum : https://forum.example/rules",
        "en écrivant à moderation@forum.example",
        "Médiation – https://mediation.example",
    ):
        assert said in text


def test_a_rule_without_words_in_a_language_has_the_usual_ones() -> None:
    house = House.read("agora", "fr", SAID)
    assert house.ground("copied_text", "ar").rule.startswith("لا يُنشر نص")
    assert house.ground("repetition", "ar").rule == "Dites-le une fois."


def test_a_forum_that_says_nothing_has_a_statement() -> None:
    text = as_text(stated())
    assert "en écrivant aux modérateurs du forum" in text
    assert "Règle du forum" in text


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        pytest.param({"timezone": "Mars/Olympus"}, "timezone", id="no such zone"),
        pytest.param({"timezone": "../etc/passwd"}, "timezone", id="a path"),
        pytest.param({"timezone": ""}, "timezone", id="no words"),
        pytest.param({"statement": "x"}, "statement", id="no table"),
        pytest.param({"statement": {"colour": "red"}}, "colour", id="a field that there is not"),
        pytest.param({"statement": {"rules_url": 3}}, "rules_url", id="an address that is a number"),
        pytest.param({"statement": {"contact": "x" * 1001}}, "contact", id="a contact without end"),
        pytest.param(
            {"statement": {"out_of_court": {"url": "https://x"}}}, "out_of_court", id="a nameless body"
        ),
        pytest.param({"statement": {"territories": ["US"]}}, "territories", id="a country of elsewhere"),
        pytest.param({"statement": {"territories": "FR"}}, "territories", id="no list"),
        pytest.param({"statement": {"rules": {"spam": {"text": "x"}}}}, "rules", id="no such check"),
        pytest.param({"statement": {"rules": {"repetition": "x"}}}, "rules", id="a rule that is no table"),
        pytest.param(
            {"statement": {"rules": {"repetition": {"text": {"de": "x"}}}}}, "rules", id="another language"
        ),
        pytest.param(
            {"statement": {"rules": {"repetition": {"text": 3}}}}, "rules", id="a text that is a number"
        ),
    ],
)
def test_what_is_wrong_is_named(settings: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        House.read("agora", "fr", settings)
    assert caught.value.field == field
    assert caught.value.message.startswith(f"{field}: ")
