"""Where words begin and end."""

import pytest

from moderation.checks.watchlist.bounds import begins_word, ends_word, is_camel, meets_figures, widen


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        pytest.param("nom", 0, True, id="start of the text"),
        pytest.param("un nom", 3, True, id="after a space"),
        pytest.param("renom", 2, False, id="inside a word"),
        pytest.param("(nom", 1, True, id="after a bracket"),
        pytest.param("ونوم", 1, True, id="after and"),
        pytest.param("والنوم", 3, True, id="after and-the"),
        pytest.param("منوم", 1, False, id="after a letter that is no prefix"),
        pytest.param("كتابنوم", 4, False, id="after a word"),
        pytest.param("xxxxxxxxxxxx", 11, False, id="far inside a word"),
    ],
)
def test_begins_word(text: str, start: int, *, expected: bool) -> None:
    assert begins_word(text, start) is expected


@pytest.mark.parametrize(
    ("text", "arabizi", "expected"),
    [
        pytest.param("lnom", True, True, id="darija's article"),
        pytest.param("lnom", False, False, id="not for other languages"),
        pytest.param("snom", True, False, id="no prefix of darija"),
    ],
)
def test_prefixes_of_darija(text: str, *, arabizi: bool, expected: bool) -> None:
    assert begins_word(text, 1, arabizi=arabizi) is expected


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [
        pytest.param("nom", 3, True, id="end of the text"),
        pytest.param("nom.", 3, True, id="before a stop"),
        pytest.param("noms", 3, False, id="inside a word"),
    ],
)
def test_ends_word(text: str, end: int, *, expected: bool) -> None:
    assert ends_word(text, end) is expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        pytest.param("monNom", 3, True, id="a capital after a small letter"),
        pytest.param("ONUNom", 3, True, id="a word after an acronym"),
        pytest.param("MONNOM", 3, False, id="all capitals"),
        pytest.param("monnom", 3, False, id="no capital"),
        pytest.param("Nom", 0, False, id="the first letter"),
        pytest.param("nom", 3, False, id="the end"),
    ],
)
def test_is_camel(text: str, place: int, *, expected: bool) -> None:
    assert is_camel(text, place) is expected


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        pytest.param("renard88", 0, 6, (False, True), id="a long name, then figures"),
        pytest.param("88renard", 2, 8, (True, False), id="figures, then a long name"),
        pytest.param("chat88", 0, 4, (False, False), id="short names take no figures"),
        pytest.param("renard", 0, 6, (False, False), id="no figures"),
    ],
)
def test_meets_figures(text: str, start: int, end: int, expected: tuple[bool, bool]) -> None:
    assert meets_figures(text, start, end) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("un #GroupeRenard ici", "Renard", "#GroupeRenard", id="its whole hashtag"),
        pytest.param("#Renard", "Renard", "#Renard", id="a hashtag alone"),
        pytest.param("a#", "a", "a", id="a sign behind"),
        pytest.param("C Renard", "Renard", "Renard", id="no hashtag"),
        pytest.param("\u202aRenard\u202c.", "Renard", "\u202aRenard\u202c", id="marks of direction"),
        pytest.param("Renard\u0336 x", "Renard", "Renard\u0336", id="a mark that clings"),
        pytest.param("الحمراء.", "الحمرا", "الحمراء", id="a letter that folds away"),
    ],
)
def test_widen(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    first, last = widen(text, start, start + len(words))
    assert text[first:last] == expected
