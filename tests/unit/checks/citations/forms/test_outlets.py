"""Names made as newspapers are named, and works named in running prose, with their exact spans."""

import pytest

from tests.unit.checks.citations.asking import cited

P = pytest.param


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P("Un but (Courrier du Littoral du 4 mai).", ["(Courrier du Littoral du 4 mai)"], id="in brackets"),
        P("via Radio Corniche, flash de 8h : il pleut", ["via Radio Corniche, flash de 8h"], id="via"),
        P(
            "According to the Harbour Gazette, 3 June 2014, it rains.",
            ["According to the Harbour Gazette, 3 June 2014"],
            id="according to",
        ),
        P("نشرت صحيفة أخبار الواحة أن الطريق مفتوح", ["نشرت صحيفة أخبار الواحة"], id="arabic verb first"),
        P("Il écrit dans son journal chaque soir.", [], id="a diary"),
        P("Le Matin je cours, le Soir je dors.", [], id="times of day"),
        P("j'ai lu le courrier du voisin", [], id="letters"),
    ],
)
def test_outlets(body: str, expected: list[str]) -> None:
    assert [words for _, words in cited(body)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P("Comme Petit et Slimani (2016), je doute.", ["Petit et Slimani (2016)"], id="two authors"),
        P("وقد ذكر ابن خلدون في المقدمة ذلك", ["ابن خلدون في المقدمة"], id="author and work"),
        P(
            "À lire : Lina Berger, Les Quais du soir, Presses du Port, 2011, p. 12.",
            ["Lina Berger, Les Quais du soir, Presses du Port, 2011, p. 12"],
            id="book in a sentence",
        ),
        P(
            "« Les dockers », reportage de Canal Corniche, 2015 : à voir.",
            ["« Les dockers », reportage de Canal Corniche, 2015"],
            id="a film's title",
        ),
        P("La loi n° 99-12 du 3 mai 1999 le dit.", ["La loi n° 99-12 du 3 mai 1999"], id="numbered law"),
        P("Né à Oran, parti à Paris, revenu en 1999.", [], id="a life"),
        P("Karim et Samia (mes cousins) viennent.", [], id="two cousins"),
        P("Elle l'a mis dans son livre de recettes.", [], id="nobody's name"),
    ],
)
def test_works(body: str, expected: list[str]) -> None:
    assert [words for _, words in cited(body)] == expected
