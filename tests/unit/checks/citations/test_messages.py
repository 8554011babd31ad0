"""The letter asks in the author's language and never accuses."""

import pytest

from moderation.checks.citations.messages import LANGUAGES, MOST, Request, letter, message

REASONS = ("quote", "statistic", "authority", "scripture", "article", "claim", "missing", "author_absent")
ACCUSING = ("faux", "mensonge", "interdit", "plagiat", "false", "lie", "fake", "كذب", "كاذب", "ممنوع")


@pytest.mark.parametrize("reason", REASONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_asks(reason: str, language: str) -> None:
    text = letter([Request(reason, words="trois mots d'elle")], language)
    assert "?" in text or "؟" in text
    assert not any(word in text.lower().split() for word in ACCUSING)


@pytest.mark.parametrize(
    ("language", "offer", "expected"),
    [
        ("fr", "quran:94:5-6", "Il s'agit sans doute de 94:5-6."),
        ("ar", "quran:2:255", "لعله 2:255."),
        # Read under its number in a text of the collection.
        ("en", "hadith:bukhari:1", "It is probably Bukhari 1."),
        # From memory: never offered as a fact.
        ("en", "hadith:muslim:55", "It is probably Muslim 55 (number not verified)."),
        ("darija", "hadith:tirmidhi:1956", "Tirmidhi 1956 (numéro non vérifié)"),
    ],
)
def test_the_reference_is_offered(language: str, offer: str, expected: str) -> None:
    assert expected in message("scripture", language, offer)


def test_romanised_darija_and_unknown_languages() -> None:
    assert message("claim", "ary") == message("claim", "darija")
    assert message("claim", "und") == message("claim", "fr")


def test_an_unknown_reason_is_refused() -> None:
    with pytest.raises(KeyError):
        message("mood", "fr")


def test_a_letter_greets_asks_beside_the_passage_and_thanks() -> None:
    told = letter([Request("statistic", words="« 62 % des\nlycéens »"), Request("author_absent")], "fr")
    assert told.split("\n\n") == [
        "Bonjour, une demande au sujet de votre message.",
        "« 62 % des lycéens » : Pourriez-vous ajouter la source de ce chiffre ?",
        "La source est indiquée, merci. Pourriez-vous ajouter aussi le nom de l'auteur ?",
        "Merci d'avance.",
    ]


def test_a_letter_holds_the_moderators_note_first() -> None:
    assert letter([Request("claim")], "en", "See rule 4.").split("\n\n")[1] == "See rule 4."


def test_a_letter_without_requests_asks_where_the_post_comes_from() -> None:
    assert message("missing", "ar") in letter([], "ar")


def test_a_long_post_makes_no_long_letter() -> None:
    told = letter([Request("claim", words=f"{number} {'mot ' * 50}") for number in range(50)], "fr")
    assert told.count("« ") == MOST
    assert len(told) < MOST * 200
