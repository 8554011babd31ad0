"""Which names are found, as which words, in which view."""

from collections.abc import Callable

import pytest

Named = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Elle lit un livre sur Boko Haram.", [("boko-haram", "Boko Haram", "exact")], id="a name"
        ),
        pytest.param("BOKO   HARAM", [("boko-haram", "BOKO   HARAM", "exact")], id="capitals and spaces"),
        pytest.param(
            "boko-haram, boko_haram",
            [("boko-haram", "boko-haram", "exact"), ("boko-haram", "boko_haram", "exact")],
            id="hyphen and underscore",
        ),
        pytest.param("bokoharam", [("boko-haram", "bokoharam", "exact")], id="written together"),
        pytest.param("Boko\nHaram", [], id="not across a line"),
        pytest.param("Boko, Haram", [], id="not across a comma"),
        pytest.param("l’AQMI", [("aqim", "AQMI", "exact")], id="behind an article"),
        pytest.param("aqmique", [], id="not inside a word"),
        pytest.param(
            "Al-Qaïda au Maghreb islamique",
            [("aqim", "Al-Qaïda au Maghreb islamique", "exact")],
            id="the longest wins",
        ),
        pytest.param("Le PKK négocie", [("pkk", "PKK", "exact")], id="an acronym in capitals"),
        pytest.param("pkk", [], id="the same in small letters, without context"),
        pytest.param("قرأت عن بوكو حرام", [("boko-haram", "بوكو حرام", "exact")], id="Arabic"),
        pytest.param(
            "قرأت عن داعش وطالبان",
            [("isis", "داعش", "exact"), ("taliban", "طالبان", "exact")],
            id="behind and",
        ),
        pytest.param("تكلم للحوثيين", [("houthis", "للحوثيين", "exact")], id="behind to-the"),
        pytest.param("hdar 3la da3ich", [("isis", "da3ich", "exact")], id="darija's figures"),
        pytest.param("hdar 3la lda3ich", [("isis", "da3ich", "exact")], id="darija's article"),
        pytest.param("#GroupeDaech", [("isis", "#GroupeDaech", "exact")], id="camel case in a hashtag"),
        pytest.param("le compte DaechFan94", [("isis", "Daech", "exact")], id="camel case in a user name"),
        pytest.param(
            "le compte Atomwaffen88", [("atomwaffen", "Atomwaffen", "exact")], id="figures after a name"
        ),
        pytest.param(
            "un @tomw4ffen", [("atomwaffen", "@tomw4ffen", "leet")], id="figures and signs for letters"
        ),
        pytest.param("T3rr0rgr4m", [("terrorgram", "T3rr0rgr4m", "leet")], id="figures of darija as signs"),
        pytest.param("D_a_e_c_h", [("isis", "D_a_e_c_h", "joined")], id="spelt out"),
        pytest.param("د ا ع ش", [("isis", "د ا ع ش", "joined")], id="spelt out in Arabic"),
        pytest.param("le P.K.K. négocie", [("pkk", "P.K.K", "joined")], id="an acronym with stops"),
        pytest.param("D*aech", [("isis", "D*aech", "joined")], id="a sign inside"),
        pytest.param("Daeeeeech", [("isis", "Daeeeeech", "elongated")], id="drawn out"),
        pytest.param("Daechhhh", [("isis", "Daechhhh", "elongated")], id="drawn out at its end"),
        pytest.param(
            "Atomwafffffen", [("atomwaffen", "Atomwafffffen", "elongated")], id="drawn out where it is double"
        ),
        pytest.param("Dаесh", [("isis", "Dаесh", "confusable")], id="Cyrillic letters among Latin ones"),
        pytest.param("Daceh", [("isis", "Daceh", "transposed")], id="two letters swapped"),
        pytest.param("hamsa 3la khmsa", [], id="an ordinary word that is a swapped name"),
        pytest.param(
            "D\u200ba\u200be\u200bc\u200bh",
            [("isis", "D\u200ba\u200be\u200bc\u200bh", "exact")],
            id="zero width",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_is_found(named: Named, body: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "https://exemple.org/forumatomwaffen/1", ["atomwaffen"], id="run together in an address"
        ),
        pytest.param("forumatomwaffen", [], id="but not in a text"),
        pytest.param("https://exemple.org/a-propos-de-boko-haram", ["boko-haram"], id="between hyphens"),
        pytest.param("https://mohamassaid.example/", [], id="a short name inside a word"),
    ],
)
def test_addresses(named: Named, body: str, expected: list[str]) -> None:
    assert [entity for entity, _, _ in named(body)] == expected


def test_an_address_that_repeats_the_text_adds_no_mention(named: Named) -> None:
    body = "Boko Haram au lac Tchad https://exemple.org/boko-haram-au-lac"
    assert named(body) == [("boko-haram", "Boko Haram", "exact")]
