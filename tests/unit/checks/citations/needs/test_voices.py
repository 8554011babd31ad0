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
        # A verb that no list holds, between the marks and the voice, or with "qui te" before them.
        "« Les étudiants n'ont qu'à se lever plus tôt », a balayé le recteur.",
        "la ministre du Logement qui te sort tranquille « qu'ils cherchent dans les villes moyennes »",
        # Told without marks, in each language, also with the verb first.
        "Le gouverneur de la banque centrale a expliqué hier soir que le dinar ne bougera pas d'un sou.",
        "The mayor insists that no tree will be felled before the vote.",
        "صرح وزير التعليم بأن الاكتظاظ في الأقسام مجرد إشاعة يروجها الكسالى.",
        "lwazir dyal sihha gal bli sbitarat kolha fiha tbib f lil.",
        # The sentence behind a block says whose words they are.
        "[quote]Nous ne rendrons pas ces terrains, pas un seul arpent.[/quote]\nAinsi a tonné le préfet.",
    ],
)
def test_words_of_a_public_voice(body: str) -> None:
    assert [reason for reason, _ in missing(body)] == ["quote"]


@pytest.mark.parametrize(
    "body",
    [
        # Told in one's own life, and of a film.
        "La directrice a promis à ma fille un livre.",
        "The teacher told the kids that the trip is on Friday.",
        "Le réalisateur explique que deux costumes ont été conçus pour les besoins du film.",
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
        # It is whispered, word has it, everybody says, and it is proven, by whatever adverb.
        "Il se murmure dans les couloirs du ministère que le bac sera repoussé.",
        "Word on the ward is that maternity closes after Easter.",
        "ga3 nass rahom ygoulou bli l usine ghadi tseked.",
        "C'est scientifiquement établi que le vinaigre fait tomber le sucre dans le sang.",
        "حسب مصدر من داخل الولاية فإن السوق سيهدم.",
        # The learned with praise before their trade.
        "De grands professeurs affirment que deux cuillères remplacent un antibiotique.",
        # Circles without a name.
        "تتحدث أوساط مقربة من الحكومة عن زيادة جديدة في الأسعار.",
    ],
)
def test_hearsay_of_public_matters(body: str) -> None:
    assert [reason for reason, _ in missing(body)] == ["authority"]


def test_capitals_part_a_body_from_an_article() -> None:
    assert missing("Un échangeur qui appartient à la famille.") == []


def test_talk_of_one_s_own_sources_is_no_hearsay() -> None:
    assert missing("OK, since you asked for my sources on the tram thing.") == []
