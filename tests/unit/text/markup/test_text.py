"""Plain text: nothing is changed, and e-mail's ">" marks another's words."""

import pytest

from moderation.model import Format
from moderation.text.markup import read
from tests.unit.text.markup.reading import pieces


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Salam à tous", [("own", "Salam à tous", None)], id="own words"),
        pytest.param(
            "> déjà dit\nD'accord.",
            [("quote", "> déjà dit\n", None), ("own", "D'accord.", None)],
            id="a quoted line",
        ),
        pytest.param(
            "Oui.\n> un\n>> deux\n>\n> trois\nNon.",
            [("own", "Oui.\n", None), ("quote", "> un\n>> deux\n>\n> trois\n", None), ("own", "Non.", None)],
            id="quoted lines follow each other, an empty one among them",
        ),
        pytest.param(
            "Karim_B a écrit :\n> la pompe fuit\nChange le joint.",
            [("quote", "Karim_B a écrit :\n> la pompe fuit\n", "Karim_B"), ("own", "Change le joint.", None)],
            id="the line that names the member belongs to the quote",
        ),
        pytest.param(
            "Le lun. 3 mars 2025 à 10:02, Sarah D <s@mail.example> a écrit :\n> on part quand ?",
            [
                (
                    "quote",
                    "Le lun. 3 mars 2025 à 10:02, Sarah D <s@mail.example> a écrit :\n> on part quand ?",
                    "Sarah D",
                )
            ],
            id="an e-mail's dated line",
        ),
        pytest.param(
            "Hi.\nOn 3 March, Jo wrote:\n\n> see you",
            [("own", "Hi.\n", None), ("quote", "On 3 March, Jo wrote:\n\n> see you", "Jo")],
            id="a blank line may stand between",
        ),
        pytest.param(
            "يوسف كتب:\n> الجو بارد\nنعم",
            [("quote", "يوسف كتب:\n> الجو بارد\n", "يوسف"), ("own", "نعم", None)],
            id="in Arabic",
        ),
        pytest.param(
            "Le poète a dit :\n> rien ne sert de courir",
            [("own", "Le poète a dit :\n", None), ("quote", "> rien ne sert de courir", None)],
            id="who said something is not a member who wrote it",
        ),
        pytest.param(
            "texte\nsource >>>> http://journal.example/a",
            [("own", "texte\nsource >>>> http://journal.example/a", None)],
            id="an arrow in a line is no quote",
        ),
        pytest.param(
            "texte\n>>>> http://journal.example/a",
            [("own", "texte\n>>>> http://journal.example/a", None)],
            id="an arrow before an address is no quote",
        ),
        pytest.param(
            ">:( zut\n>= 3", [("own", ">:( zut\n>= 3", None)], id="faces and comparisons are no quotes"
        ),
    ],
)
def test_segments(body: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert pieces(read(body, Format.TEXT)) == expected


@pytest.mark.parametrize(
    "body", ["a\r\nb", "\x00\ud83d", "👍🏽 مَرْحَبًا\u200b", "[b]x[/b] <b>y</b> **z** &amp;"]
)
def test_nothing_is_changed(body: str) -> None:
    plain = read(body, Format.TEXT)
    assert plain.text == body
    assert plain.starts.tolist() == list(range(len(body)))
    assert plain.ends.tolist() == list(range(1, len(body) + 1))
