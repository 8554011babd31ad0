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
        # A share of any plural, whatever list holds it.
        "Trois quarts des trottoirs de la ville sont squattés par des cafés.",
        "Half the allotments of the borough have been concreted over.",
        "نصف دواوير الجنوب لم يبق فيها إلا الشيوخ.",
        "80% dyal les ambulances f had lbled khasrin.",
        # Large numbers in words, out of one another, and every so-many-th.
        "L'an passé, sur cent mille diplômés, douze mille à peine ont décroché un contrat.",
        "Every third lamp post in the borough is broken.",
        "khamsa w seb3in f lmya mn chabab bla khedma.",
        # What everybody buys costs more, with a price or without.
        "Le litre d'huile est passé de 15 à 28 dirhams en dix-huit mois.",
        "قفز سعر كيلو البصل من 4 إلى 14 درهما في شهرين.",
        "taman dyal zit tle3 mn 12 l 25 dh f 3am.",
        # The millions of a public body.
        "La commune a claqué 12 milliards de centimes dans une fontaine.",
        "صرفت الوزارة ملياري درهم على مهرجان واحد.",
        # Counted by the year, also a few of what is public, or of whoever they are.
        "On a fermé 140 maternités en quinze ans.",
        "kola 3am kaymouto 3000 wa7ed f triq.",
        "About 40,000 carers have left the profession since the reform.",
        # The number of anything that has shrunk.
        "l3adad dyal lmotasharridin tda3ef f tanja.",
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
        # The kitchen, the screen, the road, one's friends and one's own wares.
        "Les deux tiers de la pâte vont au fond du moule.",
        "A third of the flour goes in first.",
        "J'ai lu la moitié des romans de Boudjedra.",
        "ثلث العجين يكفي للوجه.",
        "نصف أصدقائي في المهجر.",
        "nos dyal tarf dyal lkhobz klito f sba7.",
        "60 % de mes clients paient en retard.",
        # One's own purse by the year, and a number of nothing.
        "Pour 410 postes, ça fait 210 € par poste et par an.",
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


def test_a_figure_behind_a_comma_begins_its_own_statement() -> None:
    body = "وأما ما ذكره الأخ عن المساجد فكلام مبالغ فيه، ثلث مساجد العاصمة بلا إمام راتب"
    assert missing(body) == [("statistic", "ثلث مساجد العاصمة بلا إمام راتب")]
