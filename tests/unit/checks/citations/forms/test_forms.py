"""Every form of citation, with its exact span."""

import pytest

from moderation.model import Format
from tests.unit.checks.citations.asking import citations, cited

P = pytest.param


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P("source >>>> http://a.example/x", [("source_line", "source >>>> http://a.example/x")], id="arrows"),
        P(
            "Texte.\nSOURCE ==> www.a.example/x",
            [("source_line", "SOURCE ==> www.a.example/x")],
            id="double arrow and www",
        ),
        P(
            "Fait divers. (source : L'Écho du Souss)",
            [("source_note", "(source : L'Écho du Souss)")],
            id="in brackets",
        ),
        P(
            "Source : https://a.example/x | Le Monde, 3 mai 2012",
            [("source_line", "Source : https://a.example/x | Le Monde, 3 mai 2012")],
            id="and more",
        ),
        P(
            "Texte.\nSource:\nhttps://a.example/x",
            [("source_line", "Source:\nhttps://a.example/x")],
            id="on the next line",
        ),
        P(
            "المصدر : https://a.example/ar/1",
            [("source_line", "المصدر : https://a.example/ar/1")],
            id="arabic",
        ),
        P(
            "coupure demain, source hespress",
            [("source_note", "source hespress")],
            id="bare word with a known name",
        ),
        P("Source :", [], id="empty"),
        P("Source ? Un lien ?", [], id="a question"),
        P("Source : internet", [], id="the internet"),
        P("source: mon cousin", [], id="a cousin"),
        P("Le code source : index.html et style.css", [], id="source code"),
        P("une source diplomatique parle d'un accord", [], id="a diplomatic source"),
    ],
)
def test_source_lines(body: str, expected: list[tuple[str, str]]) -> None:
    assert cited(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P("voir https://a.example/x.", [("link", "https://a.example/x")], id="a full stop is none of it"),
        P("voir (https://a.example/x_(y))", [("link", "(https://a.example/x_(y))")], id="its own brackets"),
        P(
            "lis [le rapport](https://a.example/r) stp",
            [("link", "[le rapport](https://a.example/r)")],
            id="markdown as text",
        ),
        P(
            "[url=https://a.example/r]ici[/url]",
            [("link", "[url=https://a.example/r]ici[/url]")],
            id="bbcode as text",
        ),
        P(
            '<a href="https://a.example/r">ici</a>',
            [("link", '<a href="https://a.example/r">ici</a>')],
            id="html as text",
        ),
        P("ça tourne sur http://localhost:8000/admin", [], id="this machine"),
        P("http://192.168.1.1/ ne répond plus", [], id="this house"),
        P(
            "GAGNEZ 300 par jour, inscription gratuite, places limitées : http://argent.example/r",
            [],
            id="advertising",
        ),
    ],
)
def test_links(body: str, expected: list[tuple[str, str]]) -> None:
    assert cited(body) == expected


@pytest.mark.parametrize(
    ("body", "format", "expected"),
    [
        P(
            "[url=https://a.example/r]ici[/url]",
            Format.BBCODE,
            "[url=https://a.example/r]ici[/url]",
            id="bbcode",
        ),
        P(
            '<p>Lu dans <a href="https://a.example/r">Le Courrier</a>, page 7.</p>',
            Format.HTML,
            'Lu dans <a href="https://a.example/r">Le Courrier</a>, page 7',
            id="html with what is around",
        ),
        P(
            "Voir [le bilan](https://a.example/r).",
            Format.MARKDOWN,
            "[le bilan](https://a.example/r)",
            id="markdown",
        ),
    ],
)
def test_the_whole_markup_of_a_link_is_taken(body: str, format: Format, expected: str) -> None:  # noqa: A002 - the interface's own word
    assert [words for _, words in cited(body, format)] == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P(
            "Selon une enquête de l'INSEE parue en mai 2019, le prix monte.",
            ["Selon une enquête de l'INSEE parue en mai 2019"],
            id="selon",
        ),
        P(
            "According to a 2020 UNICEF report, schools are open.",
            ["According to a 2020 UNICEF report"],
            id="according to",
        ),
        P(
            "حسب تقرير لليونيسف صدر سنة 2019 فإن المدارس مفتوحة.",
            ["حسب تقرير لليونيسف صدر سنة 2019"],
            id="arabic",
        ),
        P(
            "lu dans Le Monde du 3 mai 2014 ce matin",
            ["lu dans Le Monde du 3 mai 2014"],
            id="read in a newspaper",
        ),
        P("Nouvelle version du noyau, h/t Phoronix", ["h/t Phoronix"], id="hat tip"),
        P("Selon moi c'est une erreur.", [], id="oneself"),
        P("Selon le parquet, trois hommes ont fui.", [], id="a body, not a document"),
        P("D'après Abou Hourayra, il était doux.", [], id="a narrator"),
        P("vu sur Facebook hier", [], id="a network"),
        P("je me connecte via Docker", [], id="a tool"),
    ],
)
def test_attributions(body: str, expected: list[str]) -> None:
    assert [words for _, words in cited(body)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P(
            "Il a menti (Le Monde, 12 avril 2012).",
            [("press", "(Le Monde, 12 avril 2012)")],
            id="newspaper and date",
        ),
        P("Les ventes montent. (APS)", [("press", "(APS)")], id="agency"),
        P("Un tiers des foyers (Haddad, 2015).", [("author_year", "(Haddad, 2015)")], id="author and year"),
        P(
            "Un fait.\n\n*Courrier du Nord, cahier Société*",
            [("press", "Courrier du Nord, cahier Société")],
            id="alone on a line",
        ),
        P("Il y était (Madrid, 2004).", [], id="a place and a year"),
        P("ORAN (APS) - Un bateau a coulé.", [], id="a dateline"),
        P("On se voit (samedi 14 mars, 18 h).", [], id="an appointment"),
        P("Il pèse 3 kg (le petit, pas le grand).", [], id="an aside"),
    ],
)
def test_references(body: str, expected: list[tuple[str, str]]) -> None:
    assert cited(body) == expected


@pytest.mark.parametrize(
    ("body", "target"),
    [
        P("voir doi:10.1000/182", "doi:10.1000/182", id="doi"),
        P("https://doi.org/10.1000/182", "doi:10.1000/182", id="doi as a link"),
        P("ISBN 978-2-07-036822-8", "isbn:9782070368228", id="isbn"),
        P("arXiv:1706.03762", "arxiv:1706.03762", id="arxiv"),
        P("cf. RFC 5308", "rfc:5308", id="rfc"),
        P("Coran 2:255", "quran:2:255", id="quran by numbers"),
        P("sourate 94, verset 6", "quran:94:6", id="sura and verse"),
        P("s. 49 v. 13", "quran:49:13", id="short"),
        P("(sourate An-Nisa, 103)", "quran:4:103", id="sura by name"),
        P("(Al-Mâ'ida, 5:32)", "quran:5:32", id="name and numbers"),
        P("[Al-Baqara : 45]", "quran:2:45", id="brackets"),
        P("[الشرح: 5]", "quran:94:5", id="arabic brackets"),
        P("سورة البقرة الآية ٢٥٥", "quran:2:255", id="arabic in words"),
        P("(rapporté par Boukhari n°1)", "hadith:bukhari:1", id="reported by"),
        P("(Sahih Mouslim, 2139)", "hadith:muslim:2139", id="sahih"),
        P("رواه أبو داود", "hadith:abudawud", id="arabic hadith"),
        P("متفق عليه", "hadith:bukhari,muslim", id="agreed upon"),
        P("(40 hadiths de Nawawi, hadith n°7)", "hadith:nawawi:7", id="forty"),
        P(
            "x https://WWW.A.example/r/?utm_source=f#top",
            "https://WWW.A.example/r/?utm_source=f#top",
            id="as written",
        ),
        P("www.a.example/r", "https://www.a.example/r", id="made absolute"),
    ],
)
def test_targets(body: str, target: str) -> None:
    assert [found.target for found in citations(body)] == [target]


@pytest.mark.parametrize(
    "body",
    [
        P("On a mangé chez Muslim hier.", id="a first name"),
        P("Coran 300:2", id="no such sura"),
        P("La version 2:25 du fichier", id="numbers alone"),
        P("Yusuf a 12 ans.", id="a name and an age"),
        P("Rendez-vous à 18:30 (salle 2)", id="an hour"),
    ],
)
def test_what_is_no_scripture_reference(body: str) -> None:
    assert citations(body) == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P('[quote="karima, post:7, topic:42"]Oui.[/quote]\nD\'accord.', ["post:42/7"], id="a post"),
        P('[quote="yassine"]Oui.[/quote] Bien.', ["member:yassine"], id="the button's marks"),
        P("[quote=yassine]Oui.[/quote] Bien.", [], id="typed by hand"),
        P('[quote="yassine"]jamais fermée', [], id="never closed"),
    ],
)
def test_quotations_of_posts(body: str, expected: list[str]) -> None:
    assert [found.target for found in citations(body)] == expected


def test_a_footnote_is_its_mark_and_its_definition() -> None:
    body = "Le sel baisse la tension [1].\n\n[1] Revue de Fès, 2019, p. 44."
    assert cited(body) == [("footnote_mark", "[1]"), ("footnote", "[1] Revue de Fès, 2019, p. 44.")]


def test_a_mark_without_definition_is_no_citation() -> None:
    assert cited("tableau[1] = 5") == []


def test_the_canonical_form_of_a_link_is_compared() -> None:
    assert citations("http://www.a.example/r/?utm_source=f#top")[0].canonical == "https://a.example/r"
