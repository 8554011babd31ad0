"""What wants a source and what does not, reason by reason."""

import pytest

from moderation.model import Format
from tests.unit.checks.citations.asking import findings, missing

P = pytest.param


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P(
            "Le préfet a déclaré : « aucun logement ne sera vidé cet hiver ».",
            "Le préfet a déclaré : « aucun logement ne sera vidé cet hiver »",
            id="before",
        ),
        P(
            "« Aucun logement ne sera vidé cet hiver », a déclaré le préfet.",
            "« Aucun logement ne sera vidé cet hiver », a déclaré le préfet.",
            id="behind",
        ),
        P(
            '"We will close the bridge for a year," the minister said.',
            '"We will close the bridge for a year," the minister said.',
            id="english",
        ),
        P(
            "قال الوزير: «من لا يعجبه الحال فليرحل من هنا».",
            "الوزير: «من لا يعجبه الحال فليرحل من هنا»",
            id="arabic",
        ),
        P(
            "[quote]Les autorités ont confirmé la fermeture du pont jusqu'à nouvel ordre.[/quote] Alors ?",
            "Les autorités ont confirmé la fermeture du pont jusqu'à nouvel ordre.",
            id="a quotation block of nobody",
        ),
    ],
)
def test_words_of_public_voices_want_a_source(body: str, expected: str) -> None:
    (reason, words), *more = missing(body)
    assert (reason, more) == ("quote", [])
    assert expected in words or words in expected


@pytest.mark.parametrize(
    "body",
    [
        P("Ma tante répétait : « qui garde son pain garde aussi sa parole ».", id="family"),
        P("Le chauffeur m'a dit : « montez donc, on verra bien pour le ticket ».", id="told to the author"),
        P("Comme dit le proverbe : « la main qui donne est au-dessus de celle qui reçoit ».", id="a proverb"),
        P("Encore un « expert » qui a déclaré forfait.", id="scare quotes"),
        P(
            "Le ministre a inauguré l'exposition intitulée « Les chemins du sel et de la soie ».",
            id="a title",
        ),
        P("« Tous les savants sont d'accord là-dessus » : doucement Karim !", id="a member's words"),
        P(
            '[quote="karima"]Le ministre a dit que le pont restera fermé tout l\'hiver.[/quote] Ah.',
            id="a member's quotation",
        ),
    ],
)
def test_other_words_want_none(body: str) -> None:
    assert missing(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P(
            "62 % des lycéens n'ouvrent jamais un journal, voilà.",
            "62 % des lycéens n'ouvrent jamais un journal",
            id="percent",
        ),
        P(
            "Arrêtez : le nombre d'agressions a triplé en un an.",
            "le nombre d'agressions a triplé en un an",
            id="growth",
        ),
        P(
            "Un jeune sur trois cherche du travail.",
            "Un jeune sur trois cherche du travail",
            id="one in three",
        ),
        P(
            "La ville compte 6 millions de musulmans.",
            "La ville compte 6 millions de musulmans",
            id="multitude",
        ),
        P("ثلثا الشباب يريدون الهجرة.", "ثلثا الشباب يريدون الهجرة", id="arabic words"),
        P("90% dyal nass makay9rawch", "90% dyal nass makay9rawch", id="darija"),
        P(
            "Half of all teenagers have never read a book.",
            "Half of all teenagers have never read a book",
            id="english",
        ),
    ],
)
def test_figures_about_the_world_want_a_source(body: str, expected: str) -> None:
    assert missing(body) == [("statistic", expected)]


@pytest.mark.parametrize(
    "body",
    [
        P("J'ai perdu 30 % de mes photos.", id="one's own"),
        P("Le serveur prend 90 % du CPU.", id="a machine"),
        P("Je les soutiens à 100 %.", id="a manner of speaking"),
        P("9 fois sur 10 c'est le câble.", id="nine times out of ten"),
        P("Chocolat à 70 % de cacao.", id="a recipe"),
        P("Est-ce que 40 % des jeunes sont au chômage ?", id="a question"),
        P("Numéro vert pour les familles : 0 800 005 696", id="a telephone"),
        P("En 1962 les familles sont parties.", id="a year"),
        P("À mon avis 80 % des gens s'en moquent.", id="an opinion"),
    ],
)
def test_other_figures_want_none(body: str) -> None:
    assert missing(body) == []


@pytest.mark.parametrize(
    "body",
    [
        P("Des études prouvent que la sieste rend plus fort", id="studies"),
        P("Les savants sont unanimes : la musique est interdite", id="scholars"),
        P("Selon certaines sources, le maire aurait démissionné", id="some sources"),
        P("Il paraît que la NSA lit tous les messages", id="hearsay about a public matter"),
        P("قالت مصادر مطلعة إن الحكومة ستستقيل", id="arabic"),
        P("Experts agree that this phone gives you headaches", id="english"),
        P("gallek les études bayno bli lqahwa kat9tel", id="darija"),
    ],
)
def test_authorities_without_a_name_want_a_source(body: str) -> None:
    assert missing(body + ".") == [("authority", body)]


@pytest.mark.parametrize(
    "body",
    [
        P("Des études de l'INSERM montrent que la sieste repose.", id="a name after all"),
        P("Est-ce que les savants disent vraiment cela ?", id="a question"),
        P("Il paraît que tu te maries !", id="hearsay about a member"),
        P("Les médecins conseillent de marcher.", id="advice"),
        P("À mon avis les experts disent n'importe quoi.", id="an opinion"),
    ],
)
def test_other_authorities_want_none(body: str) -> None:
    assert missing(body) == []


@pytest.mark.parametrize(
    ("body", "expected", "offer"),
    [
        P(
            "Le Prophète ﷺ a dit : « La propreté est la moitié de la foi. »",
            "Le Prophète ﷺ a dit : « La propreté est la moitié de la foi. »",
            "hadith:muslim:223",
            id="hadith",
        ),
        P(
            'The Prophet (pbuh) said: "The strong is not the good wrestler but he who masters his anger."',
            'The Prophet (pbuh) said: "The strong is not the good wrestler but he who masters his anger."',
            "hadith:bukhari:6114",
            id="english",
        ),
        P(
            "Je garde en tête « avec la difficulté vient certes la facilité ».",
            "« avec la difficulté vient certes la facilité »",
            "quran:94:5-6",
            id="a known verse",
        ),
        P(
            "قال تعالى: وقضى ربك ألا تعبدوا إلا إياه سبحان الله",
            "قال تعالى: وقضى ربك ألا تعبدوا إلا إياه",
            "quran:17:23",
            id="a verse without marks ends where it ends",
        ),
        P(
            "قال رسول الله صلى الله عليه وسلم: «من لا يشكر الناس لا يشكر الله»",
            "قال رسول الله صلى الله عليه وسلم: «من لا يشكر الناس لا يشكر الله»",
            None,
            id="arabic hadith, not known",
        ),
    ],
)
def test_scripture_wants_its_reference(body: str, expected: str, offer: str | None) -> None:
    assert missing(body) == [("scripture", expected)]
    assert findings(body)[0].offer == offer


@pytest.mark.parametrize(
    "body",
    [
        P("ربنا آتنا في الدنيا حسنة وفي الآخرة حسنة وقنا عذاب النار", id="a verse said as prayer"),
        P("Est-ce que le Prophète a dit : « cherchez la science » ?", id="a question"),
        P("Le soir on récite « avec la difficulté vient certes la facilité » ensemble.", id="recited"),
        P("« avec la difficulté vient certes la facilité » (sourate 94, verset 6)", id="with its reference"),
        P(
            "Notes (Coran 94:5)\n\nOn a lu :\n\n« avec la difficulté vient certes la facilité »",
            id="its reference anywhere in the post",
        ),
    ],
)
def test_other_scripture_wants_none(body: str) -> None:
    assert missing(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        P(
            "La mairie a détourné l'argent de la cantine.",
            "La mairie a détourné l'argent de la cantine",
            id="embezzled",
        ),
        P("La police cache tout, partagez !", "La police cache tout", id="an alarm"),
        P(
            "The council is secretly selling the library.",
            "The council is secretly selling the library",
            id="english",
        ),
        P("البلدية باعت أرض المقبرة تحت الطاولة.", "البلدية باعت أرض المقبرة تحت الطاولة", id="arabic"),
    ],
)
def test_accusations_want_a_source(body: str, expected: str) -> None:
    assert missing(body) == [("claim", expected)]


@pytest.mark.parametrize(
    "body",
    [
        P("Je pense que la mairie cache son jeu.", id="an opinion"),
        P("La mairie a-t-elle détourné l'argent ?", id="a question"),
        P("Si la mairie a détourné l'argent, on le saura.", id="a condition"),
        P("Il faut lutter contre la corruption du gouvernement.", id="a cause"),
        P("Mon fils a volé un gâteau.", id="a family matter"),
    ],
)
def test_other_statements_want_none(body: str) -> None:
    assert missing(body) == []


def test_code_and_logs_are_not_read() -> None:
    assert missing("[code]90 % des users, le ministre a volé[/code]", Format.BBCODE) == []
