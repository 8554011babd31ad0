"""Public voices with verbs that no list holds, and authorities that have a name after all."""

import pytest

from tests.unit.checks.citations.asking import missing


@pytest.mark.parametrize(
    "body",
    [
        # Any verb leads from a public voice to the marks of his words.
        "Le ministre a maugréé : « ils n'auront qu'à traverser la rue à pied ».",
        'The home secretary sneered, "nobody forces them to live beside the railway".',
        "رئيس البلدية متهكما: «من أراد الماء فليحفر بئره بيده».",
        # The sentence behind a block says whose words they are.
        "[quote]Nous ne rendrons pas ces terrains, pas un seul arpent.[/quote]\nAinsi a tonné le préfet.",
    ],
)
def test_words_of_a_public_voice(body: str) -> None:
    assert [reason for reason, _ in missing(body)] == ["quote"]


@pytest.mark.parametrize(
    "body",
    [
        # What nobody public said, and asks.
        "Karim Benali m'a lancé : « tu viens avec nous à la plage demain ou pas ? »",
        "À la sortie on lit « est-ce que tout le monde a bien fermé son casier ? », interrogé par la radio.",
        # A block of one's own with nobody's name behind it.
        "[quote]Nous avons mangé chez nos cousins et c'était parfait.[/quote]\nVoilà ma journée.",
        # Somebody is named between the authority and its verb.
        "L'équipe de chercheurs conduite par Leïla Mansouri montre que le sel suffit.",
        # A reflexive verb tells of them, not of what they found.
        "Les chercheurs se montrent très prudents sur la date de la fouille.",
    ],
)
def test_no_public_words(body: str) -> None:
    assert missing(body) == []


@pytest.mark.parametrize(
    "body",
    [
        # "that" in darija, however it is spelled.
        "galou beli lhokouma ghadi tzid f taman dyal lgaz",
        "galou billi lhokouma ghadi tzid f taman dyal lgaz",
        # Circles without a name.
        "تتحدث أوساط مقربة من الحكومة عن زيادة جديدة في الأسعار.",
    ],
)
def test_hearsay_of_public_matters(body: str) -> None:
    assert [reason for reason, _ in missing(body)] == ["authority"]


def test_capitals_part_a_body_from_an_article() -> None:
    assert missing("Un échangeur qui appartient à la famille.") == []
