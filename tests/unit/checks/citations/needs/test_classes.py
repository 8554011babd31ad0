"""Needs that are seen by the class of their words, whichever of them a list holds."""

import pytest

from tests.unit.checks.citations.asking import missing


@pytest.mark.parametrize(
    ("reason", "body"),
    [
        # Number words of each language, and so many of so many.
        ("statistic", "Un lycéen togolais sur douze seulement accède à un ordinateur."),
        ("statistic", "ست نساء من كل عشر تعرضن للتحرش في الحافلات."),
        ("statistic", "تسعون بالمئة من خريجي الجامعات عاطلون."),
        ("statistic", "wa7ed mn kol tlata drari ma kaykemelch l9raya."),
        # A people by the form of its name, in French, English and Arabic.
        ("statistic", "Cinq cent mille Maliens dépendent de l'aide alimentaire."),
        ("statistic", "Some 2.4 million Yemenis have fled since January."),
        ("statistic", "أكثر من مليوني عراقي هاجروا خلال عشر سنوات."),
        # What is everybody's is nobody's own, nor is a figure that a remark of one's own follows.
        ("statistic", "Les trois quarts de nos déchets finissent en mer."),
        ("statistic", "Les agressions ont bondi de 23 % en un an, ma cousine ne sort plus le soir."),
        # A question that a comma sets behind a statement asks its own.
        ("statistic", "La moitié des infirmières sont parties, on fait comment maintenant ?"),
        # Kin of a named actor, on either side of him.
        ("claim", "L'office a attribué trois appartements à des cousins du préfet."),
        ("claim", "The council awarded the bins contract to the mayor's nephew."),
        ("claim", "رئيس المجلس منح الصفقة لصهر الوزير."),
        ("claim", "lbaladiya 3tat terrain l weld lwazir."),
        # What is traded and is never for sale; what is done on purpose; Arabic verbs in each person.
        ("claim", "L'ambassade vend des visas au prix fort."),
        ("claim", "عميد الكلية يبيع نقط الامتحان للطالبات."),
        ("claim", "La mairie a sciemment laissé la digue céder."),
        ("claim", "الشركات بددت قروض الدولة كلها."),
        # Money given or taken, by its figure.
        ("claim", "Le député a encaissé 40 000 euros pour ce vote."),
        # The learned by the form of their trade; "according to" a group; what is said to be established.
        ("authority", "Les rhumatologues estiment que la pluie n'y change rien."),
        ("authority", "D'après plusieurs historiens ce pont est romain."),
        ("authority", "According to leading economists the currency will collapse."),
        ("authority", "Il est prouvé depuis des années que le café fait maigrir."),
        ("authority", "It has long been established that garlic kills the virus."),
        ("authority", "les médecins kamel ygoulou beli zit zitoun tdawi sokor."),
        # God's names with any praise, the Prophet's with any blessing, and a heading.
        ("scripture", "Allah, exalté soit-Il, déclare : « Les croyants ne sont que des frères de sang »."),
        ("scripture", "Notre Seigneur nous met en garde : « Et ne gaspillez pas vos biens follement »."),
        ("scripture", 'As the Quran puts it, "whoever saves one life saves all mankind".'),
        ("scripture", "يقول ربنا جل في علاه: «وقولوا للناس حسنا»."),
        ("scripture", "عن النبي عليه الصلاة والسلام أنه قال: «الكلمة الطيبة صدقة»."),
        ("scripture", '9al rebbi sob7anou : "wa la taghtab ba3dokom ba3da"'),
        ("scripture", "Hadith : « Facilitez et ne rendez pas les choses difficiles »."),
    ],
)
def test_a_source_is_wanted(reason: str, body: str) -> None:
    assert [found for found, _ in missing(body)] == [reason]


@pytest.mark.parametrize(
    "body",
    [
        # Marks, voters and passes are counted elsewhere.
        "Mon fils a eu douze sur vingt en maths.",
        "Près de neuf millions de Vénézuéliens sont appelés aux urnes.",
        "Il ne réussit qu'une passe sur six tentées.",
        # Kin without a gift, a gift without kin, and kin of nobody public.
        "The mayor's son is in my class, nice lad.",
        "La mairie a distribué des arbres aux habitants.",
        "Ils ont vendu leur maison à un ami pour une bouchée de pain.",
        # What may be sold, and what stands too far from the verb.
        "Le ministère vend des timbres fiscaux en ligne.",
        "Le club vend des places à 15 euros pour le match de samedi.",
        # What the learned say of the author; what is wished of them; sources that differ.
        "Les kinésiologues du club disent que je dois dormir plus.",
        "J'aimerais que les médecins disent la vérité aux familles.",
        "Né en 1385 ou 1386, suivant les sources, il meurt à Bourges.",
        # God is named and nothing is quoted.
        "Dieu a dit stop à mes bêtises, je me range.",
        "رحم الله من قال: من جد وجد ومن زرع حصد.",
        "Verset après verset, j'avance dans ma lecture.",
    ],
)
def test_no_source_is_wanted(body: str) -> None:
    assert missing(body) == []
