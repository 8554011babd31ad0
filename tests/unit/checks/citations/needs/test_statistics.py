"""Which figures are said of the world, and which are measures, votes or homographs."""

import pytest

from tests.unit.checks.citations.asking import missing


@pytest.mark.parametrize(
    "body",
    [
        # One in so many, in each language, whatever is counted.
        "Sept boulangers sur dix ne pétrissent plus eux-mêmes.",
        "Nine out of ten bridges in the county were never inspected.",
        "ثلاثة من كل خمسة معلمين يعملون بلا عقد.",
        # A share of a plural that belongs to a public place or body.
        "Le tiers des lampadaires de la commune ne s'allume plus.",
        # Darija: a share of whom it is said, "here" is not "we", "ma" is no "mine".
        "noss dyal l3a2ilat hna ma 3andhomch lma",
        "bzaf mn nos lmdares msdoudin",
        # What grew or shrank, with its accent, and in Arabic by its number.
        "Les loyers ont encore doublé dans la ville, et les salariés partent.",
        "تقلص عدد المدارس في القرى إلى النصف.",
        # A question behind a statement asks its own.
        "La moitié des infirmières sont parties, et pourquoi ?",
    ],
)
def test_said_of_the_world(body: str) -> None:
    assert [reason for reason, _ in missing(body)] == ["statistic"]


@pytest.mark.parametrize(
    "body",
    [
        # A measure is no count.
        "Le domaine compte 3 400 hectares de terres et une ferme.",
        "La salle fait 4 mètres sur 6 mètres.",
        "المحطة تولد 3200 كيلوواط من الكهرباء.",
        # Votes are printed everywhere; "most" of things is no figure; how often it happens to me.
        "Elle obtient 31 % des suffrages au second tour.",
        "La majorité des moteurs de ce type démarrent mal à froid.",
        "Ça se règle tout seul dans 80 % des cas.",
        # Half a million is a number, not a share.
        "عدد سكان المدينة يقرب من نصف المليون.",
        # Time, and one's own, and a double something.
        "She is late four out of five days.",
        "I have read four out of five books of hers.",
        "Un double homicide a endeuillé la commune, paix à ces familles.",
        "hna f dar kanakhdo 4 mn 5 dyal lkhobz mn lferran",
        # A question about it.
        "Pourquoi la moitié des infirmières sont-elles parties ?",
    ],
)
def test_not_said_of_the_world(body: str) -> None:
    assert missing(body) == []
