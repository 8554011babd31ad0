"""Words that everybody shares, and words that only look like them."""

import pytest
from quran_text import Mushaf

from moderation.text.formulas import is_formula, is_scripture, said, without_formulas
from moderation.text.normalise import fold
from tests.unit.text.reuse import ARABIC, ARTICLE

KURSI = (
    "الله لا إله إلا هو الحي القيوم لا تأخذه سنة ولا نوم له ما في السماوات وما في الأرض من ذا الذي يشفع"
    " عنده إلا بإذنه يعلم ما بين أيديهم وما خلفهم ولا يحيطون بشيء من علمه إلا بما شاء وسع كرسيه السماوات"
    " والأرض ولا يئوده حفظهما"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(KURSI, True, id="a verse in everyday spelling"),
        pytest.param(KURSI.replace(" ", " ﴿1﴾ ", 4), True, id="with numbers between"),
        pytest.param(f"قال تعالى {KURSI}", True, id="with a word before"),
        pytest.param(f"{KURSI} {ARABIC}", False, id="a small part of a long text"),
        pytest.param(ARABIC, False, id="news"),
        pytest.param(ARTICLE, False, id="French"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_is_scripture(text: str, expected: bool) -> None:
    assert is_scripture(fold(text).stream) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("اللهم ارزقنا حسن الخاتمة واجعل قبورنا روضة", [(0, 42)], id="a du'a"),
        pytest.param(
            "Il est parti hier. Qu'Allah l'accueille au Paradis. Amine",
            [(18, 50), (51, 57)],
            id="within a post",
        ),
        pytest.param(
            "🌙 Ramadan Mubarak à tous les membres du forum !", [(0, 46)], id="a wish behind a sign"
        ),
        pytest.param("Joyeux anniversaire\nVoici l'article", [(0, 19)], id="a line is a sentence"),
        pytest.param(
            "Salam khouti, 3ndi tomobil lbi3 w kolchi mzyan fiha", [], id="a greeting leads into anything"
        ),
        pytest.param("Bonne année ! Je vends ma voiture", [(0, 12)], id="and a wish ends with its sentence"),
        pytest.param("Bonne année, " + "je vends ma voiture, " * 8, [], id="or is none"),
        pytest.param("Il m'a dit merci pour tout", [], id="the word further on"),
        pytest.param("Seigneurie de Bretagne, une histoire", [], id="a word that only begins so"),
        pytest.param(
            "Seigneur " + "raconte " * 60, [], id="nobody says four hundred characters in one breath"
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_is_said_and_not_written(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(one.start, one.end) for one in said(text)] == expected


def test_every_long_verse_is_known() -> None:
    mushaf = Mushaf.hafs()
    verses = [
        ayah.text for number in range(1, 115) for ayah in mushaf.surah(number).ayahs if len(ayah.text) > 150
    ]
    assert len(verses) > 1000
    assert [verse for verse in verses[::7] if not is_scripture(fold(verse).stream)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Salam aleykoum wa rahmatullah, barak Allahou fik", True, id="a greeting"),
        pytest.param("اللهم صل على محمد وعلى آل محمد", True, id="salawat"),
        pytest.param(
            "Salam aleykoum, quelqu'un a-t-il essayé la nouvelle version du noyau ?", False, id="a question"
        ),
        pytest.param("", False, id="nothing"),
    ],
)
def test_is_formula(text: str, expected: bool) -> None:
    assert is_formula(fold(text).stream) is expected


def test_what_is_left_without_formulas() -> None:
    assert (
        without_formulas(fold("Salam aleykoum, le vélo est vendu. Merci d'avance !").stream)
        == "leveloestvendu"
    )
