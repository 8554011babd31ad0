"""The language of a text and of each stretch of it."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.model import Format
from moderation.text.language import detect
from moderation.text.markup import read

FRENCH = "J'ai changé la courroie hier soir et le bruit n'est plus là."
ENGLISH = "I changed the belt last night and the noise has gone away."
ARABIC = "غيرت الحزام مساء أمس ولم يعد هناك أي صوت في المحرك"
DARIJA = "beddelt l9chat dyal tomobil lbare7 w daba makayn 7ta sda3"


def main(body: str, form: Format = Format.TEXT) -> str:
    return detect(read(body, form)).main


def parts(body: str, form: Format = Format.TEXT) -> list[tuple[str, str]]:
    segments = detect(read(body, form)).segments
    return [(one.language, body[one.start : one.end]) for one in segments]


@pytest.mark.parametrize(
    ("body", "language"),
    [
        pytest.param(FRENCH, "fr", id="French"),
        pytest.param(ENGLISH, "en", id="English"),
        pytest.param(ARABIC, "ar", id="Arabic"),
        pytest.param(DARIJA, "ary", id="darija in Latin letters"),
        pytest.param("Ayer cambié la correa y ya no se oye ningún ruido.", "es", id="Spanish"),
        pytest.param("Gestern habe ich den Riemen gewechselt, jetzt ist es ruhig.", "de", id="German"),
        pytest.param(
            "Ieri ho cambiato la cinghia e adesso non si sente più niente.", "und", id="none that is named"
        ),
        pytest.param("Вчера поменял ремень, шума больше нет.", "und", id="another script"),
        pytest.param("قرأت مقال The Guardian عن الطقس هذا الصباح", "ar", id="Arabic with a title in English"),
        pytest.param(
            "Le mot صبر se traduit mal, patience est trop faible.", "fr", id="French with an Arabic word"
        ),
        pytest.param(
            "les gars kayn chi 7all l had lmochkil dyal wifi ?", "ary", id="darija mixed with French"
        ),
        pytest.param(
            "Salam les frères, inchallah on se voit demain, merci à tous.", "fr", id="French with formulas"
        ),
        pytest.param("wallah c'est n'importe quoi, wesh il a fait ça ?", "fr", id="French with slang"),
        pytest.param("Il est 9h30, prends le 3e bus et la 4G du mp3", "fr", id="units are no darija"),
        pytest.param("On se voit où ?", "fr", id="short, with function words"),
        pytest.param("Thanks, what is this?", "en", id="short, in English"),
        pytest.param("شكرا", "ar", id="one Arabic word"),
        pytest.param("Mdr", "und", id="too short to tell"),
        pytest.param("+1 :-)", "und", id="no letters"),
        pytest.param("", "und", id="nothing"),
        pytest.param(
            "https://www.the-weather.example/what-is-the-best-news-of-today", "und", id="an address"
        ),
        pytest.param("\ud800\x00\U00010348", "und", id="what no script holds"),
    ],
)
def test_main(body: str, language: str) -> None:
    assert main(body) == language


@pytest.mark.parametrize(
    ("body", "form", "language"),
    [
        pytest.param(
            f"[quote=a]{ENGLISH}[/quote]\n{FRENCH}", Format.BBCODE, "fr", id="a quote does not count"
        ),
        pytest.param(f"[quote=a]{ENGLISH}[/quote]", Format.BBCODE, "en", id="unless there is nothing else"),
        pytest.param(f"[code]{ENGLISH * 3}[/code]{FRENCH}", Format.BBCODE, "fr", id="code does not count"),
        pytest.param(f"<p>{ARABIC}</p><pre>{ENGLISH * 3}</pre>", Format.HTML, "ar", id="nor in HTML"),
        pytest.param(f"> {ENGLISH}\n\n{FRENCH}", Format.MARKDOWN, "fr", id="nor a quote in Markdown"),
        pytest.param(f"```\n{ENGLISH * 3}\n```", Format.MARKDOWN, "und", id="nothing but code"),
        pytest.param(f"http://a.example/{'the-' * 40}\n{FRENCH}", Format.TEXT, "fr", id="nor an address"),
    ],
)
def test_whose_words_count(body: str, form: Format, language: str) -> None:
    assert main(body, form) == language


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"{FRENCH}\n\n{ARABIC}", [("fr", FRENCH), ("ar", ARABIC)], id="two paragraphs"),
        pytest.param(f"{FRENCH}\n{FRENCH}", [("fr", f"{FRENCH}\n{FRENCH}")], id="neighbours join"),
        pytest.param(
            f"{FRENCH}\nOK\n{FRENCH}", [("fr", f"{FRENCH}\nOK\n{FRENCH}")], id="what does not tell joins"
        ),
        pytest.param(f"OK\n{ARABIC}", [("ar", f"OK\n{ARABIC}")], id="at the start too"),
        pytest.param(
            f"{ARABIC} {ENGLISH}",
            [("ar", ARABIC), ("en", f" {ENGLISH}")],
            id="clauses in two scripts are parted",
        ),
        pytest.param("Le mot صبر est beau.", [("fr", "Le mot صبر est beau.")], id="a single word is not"),
        pytest.param("!!!\n…", [], id="no letters, no segments"),
    ],
)
def test_segments(body: str, expected: list[tuple[str, str]]) -> None:
    assert parts(body) == expected


def test_segments_are_places_of_the_body() -> None:
    body = f"<p>{FRENCH}</p><blockquote>{ARABIC}</blockquote>"
    assert parts(body, Format.HTML) == [("fr", FRENCH), ("ar", ARABIC)]


@given(
    body=st.text(st.one_of(st.characters(), st.sampled_from("aeé 3la7\nمح.")), max_size=80),
    form=st.sampled_from(list(Format)),
)
def test_segments_are_in_order_and_alike_every_time(body: str, form: Format) -> None:
    plain = read(body, form)
    told = detect(plain)
    assert detect(plain) == told
    places = [place for one in told.segments for place in (one.start, one.end)]
    assert places == sorted(places)
    assert not places or 0 <= places[0] < places[-1] <= len(body)
    languages = [one.language for one in told.segments]
    assert all(one != two for one, two in pairwise(languages))


@pytest.mark.parametrize(
    "unit", ["a", "م", "a م ", "m3a ", "a@", "http://", "\n", "a\n", "> a\nb\n", "ma", "é", "L’"]
)
def test_time_is_linear(unit: str) -> None:
    plain = read(unit * ((1 << 18) // len(unit)), Format.TEXT)
    start = time.process_time()
    detect(plain)
    assert time.process_time() - start < 3
