"""Charges made of two words, either of which is none alone."""

import pytest

from tests.unit.checks.citations.asking import missing


@pytest.mark.parametrize(
    "body",
    [
        # An office and money that comes into a pocket.
        "Le percepteur empoche les loyers du marché aux puces.",
        "The harbour master takes a cut of every catch landed at night.",
        "رئيس التعاونية يقبض عمولة على كل كيس علف.",
        "l9ayed kayakhod flous bach ysini les papiers.",
        # The public's means for what is somebody's own.
        "Le trésorier du syndicat a payé ses vacances avec les cotisations.",
        "المدير سافر مع عائلته على حساب ميزانية المدرسة.",
        # Goods that must reach nobody, passed on.
        "L'hôpital réutilise des seringues déjà utilisées.",
        "The care home served residents out of date meat for months.",
        "المستشفى يبيع أدوية منتهية الصلاحية للمرضى.",
        # What is never for sale has a price, whoever sells it.
        "Les attestations de résidence se vendent 200 dinars au guichet 4.",
        "Driving tests at the Luton centre are for sale, 400 quid a pass.",
        "شواهد الباكالوريا تباع في المقاهي بألفي درهم.",
        # A deed in exchange for money.
        "Le juge a relâché le chauffard contre une enveloppe.",
        "القاضي أطلق سراح المتهم مقابل ظرف.",
        # Waste, and where it goes.
        "L'abattoir déverse les boues dans l'oued chaque nuit.",
        "الشركة ترمي الزيوت المستعملة في الوادي ليلا.",
        # Those in one's care are sent to one's own trade.
        "Le chirurgien de l'hôpital envoie les malades dans sa clinique.",
        "مدير المستشفى يحول المرضى إلى مصحته الخاصة.",
        # Kin own what lives of the office.
        "The chair's brother-in-law owns the quarry that supplies the stone.",
        "charika li chaddat lmarché dial lmatar dial khou lwali.",
        # Done without looking, and kept silent.
        "Le directeur de l'abattoir signe les certificats sans jamais voir les bêtes.",
        "The regulator knew the lift was faulty and said nothing.",
    ],
)
def test_two_words_charge(body: str) -> None:
    assert [reason for reason, _ in missing(body)] == ["claim"]


@pytest.mark.parametrize(
    "body",
    [
        # One's own is sold, money is one's own, and nobody public takes it.
        "Le directeur de l'école a vendu sa vieille voiture.",
        "He took the money I owed him.",
        "We got a cut of the cake each.",
        # Collected for all, and given to all.
        "الجمعية تجمع التبرعات للمسجد يوم الأحد.",
        "المدير وزع الجوائز على التلاميذ.",
        # On the screen.
        "Le commissaire dans le film a volé le diamant.",
        "القاضي في المسلسل أخذ الرشوة.",
        # One's own visit and one's own purchases.
        "lmodir 3tani conge.",
        "chrit zit b 60 dh lyoum.",
    ],
)
def test_one_word_charges_nobody(body: str) -> None:
    assert missing(body) == []
