"""Works, newspapers and hadith as members write them in a sentence."""

import pytest

from tests.unit.checks.citations.asking import cited


@pytest.mark.parametrize(
    ("body", "words"),
    [
        # A newspaper written small, behind its date, behind a feminine participle, and with its brackets.
        ("had lkhbar jbtou men hespress, 12 mars 2018, wallah", "hespress, 12 mars 2018"),
        ("Info vue sur France Info ce matin, à vérifier.", "vue sur France Info"),
        ("A summary in The Guardian (3 May 2020, p. 14) says so.", "in The Guardian (3 May 2020, p. 14)"),
        # A possessive parts from its name.
        ("As per the Pew Research Center's 2015 survey, few attend.", "per the Pew Research Center"),
        # Lists of references, a journal by its volume, an Arabic book by its page.
        (
            "See Smith, J. (2014). Water and power. Oxford Press.",
            "Smith, J. (2014). Water and power. Oxford Press.",
        ),
        (
            "Lire Camille Adour, « L'école », Revue d'éducation, vol. 4, 2011.",
            "Camille Adour, « L'école », Revue d'éducation, vol. 4, 2011",
        ),
        ("قرأت ذلك في كتاب الأغاني، ج 3، ص 112.", "في كتاب الأغاني، ج 3، ص 112"),
        # An Arabic work by volume and page, a body's numbered note, a report by its year.
        ("انظر المغني لابن قدامة، ج 2، ص 203، وفيه تفصيل.", "المغني لابن قدامة، ج 2، ص 203"),
        (
            "C'est clair d'après l'Observatoire national de l'eau, note n° 14.",
            "d'après l'Observatoire national de l'eau, note n° 14",
        ),
        ("Relire le rapport 2022 de la Cour des comptes.", "le rapport 2022 de la Cour des comptes"),
        (
            "حسب الإحصاء العام للمندوبية السامية للتخطيط لسنة 2024",
            "حسب الإحصاء العام للمندوبية السامية للتخطيط لسنة 2024",
        ),
        # An author with the work behind him, and a chapter that is written out.
        (
            "Comme l'écrit Nadia Ferhat dans Les Rives (Grasset, 1998), on part.",
            "Comme l'écrit Nadia Ferhat dans Les Rives (Grasset, 1998)",
        ),
        ("Voir Riyad as-Salihin, chapitre 41.", "Riyad as-Salihin, chapitre 41"),
        # A hadith with who graded it.
        (
            "C'est rapporté par At-Tirmidhi et jugé authentique par Al-Albani.",
            "rapporté par At-Tirmidhi et jugé authentique par Al-Albani",
        ),
        ("رواه الترمذي وقال حديث حسن صحيح.", "رواه الترمذي وقال حديث حسن صحيح"),
        ("lhadith rwah lbukhari w muslim, s7i7", "rwah lbukhari w muslim"),
        ("RFC 7231, section 6.5 explains it.", "RFC 7231, section 6.5"),
    ],
)
def test_the_whole_is_taken(body: str, words: str) -> None:
    assert [found for _, found in cited(body)] == [words]


def test_the_messenger_is_no_newspaper() -> None:
    assert cited("Il est rapporté que le Messager d'Allah souriait souvent.") == []


def test_a_closing_bracket_and_a_stop_part_two_references() -> None:
    body = (
        "Le dossier, très clair (Le Matin d'Oran, 3 mai 2022). Le chapitre sur les puits dans "
        "Salah Mazouni, L'eau des autres, Casbah, 2014, p. 88."
    )
    assert [words for _, words in cited(body)] == [
        "(Le Matin d'Oran, 3 mai 2022)",
        "Salah Mazouni, L'eau des autres, Casbah, 2014, p. 88",
    ]
