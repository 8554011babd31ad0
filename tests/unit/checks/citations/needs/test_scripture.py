"""Words that are said to be scripture behind them, or with a verb that no list holds."""

import pytest

from tests.unit.checks.citations.asking import findings, missing


@pytest.mark.parametrize(
    ("body", "offer"),
    [
        ("« Dieu n'impose à aucune âme plus qu'elle ne peut porter », dit le Coran.", "quran:2:286"),
        ("« Nulle contrainte dans la religion » dit Allah dans le Coran.", "quran:2:256"),
        ('"Whoever is kind to his neighbour is kind to himself", said the prophet.', None),
        (
            'The Prophet, peace be upon him, taught us that "a kind word to a stranger counts as alms".',
            None,
        ),
        ('rassoul allah sala allah 3alih w salam gal : "li ma ya3refch 9dar nass ma ya3refch 9adro"', None),
    ],
)
def test_its_reference_is_wanted(body: str, offer: str | None) -> None:
    assert [reason for reason, _ in missing(body)] == ["scripture"]
    assert findings(body)[0].offer == offer


@pytest.mark.parametrize(
    "body",
    [
        # With its reference, as a formula, and said of a novel.
        "« Dieu n'impose à aucune âme plus qu'elle ne peut porter », dit le Coran (2:286).",
        "« Bismillah ar-rahman ar-rahim », dit le Coran.",
        "« Il neige et je n'ai plus de bois », dit le héros.",
    ],
)
def test_its_reference_is_not_wanted(body: str) -> None:
    assert missing(body) == []
