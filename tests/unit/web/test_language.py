"""The reader's language: asked for, preferred, the browser's, or French; and every word is there in each."""

import re
import string

import pytest
from babel.messages.catalog import Message

from tests import catalogues
from tests.unit.web.desk import Desk

TEMPLATE = catalogues.collect()
LANGUAGE = re.compile(r'<html lang="(\w+)"')


@pytest.mark.parametrize(
    ("address", "cookie", "browser", "expected"),
    [
        pytest.param("", None, "ar", "ar", id="the browser's"),
        pytest.param("", None, "ar-DZ,ar;q=0.9", "ar", id="the browser's, of a country"),
        pytest.param("", None, "de,en;q=0.5", "en", id="the browser's second"),
        pytest.param("", None, "de", "fr", id="French otherwise"),
        pytest.param("", None, "", "fr", id="French without a word"),
        pytest.param("", "en", "ar", "en", id="preferred before the browser's"),
        pytest.param("", "xx", "ar", "ar", id="a preference that there is not"),
        pytest.param("?lang=fr", "en", "ar", "fr", id="asked for before all"),
        pytest.param("?lang=xx", "en", "ar", "en", id="asked for, but there is none"),
    ],
)
def test_choice(desk: Desk, address: str, cookie: str | None, browser: str, expected: str) -> None:
    client = desk.app.test_client()
    if cookie:
        client.set_cookie("language", cookie)
    page = client.get(f"/login{address}", headers={"Accept-Language": browser}).text
    assert LANGUAGE.findall(page) == [expected]


def test_preferences_are_kept(desk: Desk) -> None:
    browser = desk.browser()
    saved = browser.post("/preferences", "/preferences", language="ar")
    assert saved.headers["Location"] == "/preferences"
    page = browser.get("/").text
    assert LANGUAGE.findall(page) == ["ar"]
    assert 'data-keys="off"' in page
    browser.post("/preferences", "/preferences", language="xx", keys="on")
    page = browser.get("/").text
    assert LANGUAGE.findall(page) == ["ar"]
    assert "data-keys" not in page


def test_signing_in_keeps_the_language_that_was_asked_for(desk: Desk) -> None:
    user = desk.add_user("amina")
    client = desk.app.test_client()
    client.post("/login?lang=ar", data={"name": "amina", "password": user.password})
    assert LANGUAGE.findall(client.get("/").text) == ["ar"]


@pytest.mark.parametrize("path", catalogues.paths(), ids=lambda path: path.parts[-3])
def test_every_word_is_translated_and_none_is_left_over(path: object) -> None:
    catalogue = catalogues.read(path)  # type: ignore[arg-type]  # pytest's parameters are objects
    words = {message.id: message for message in catalogue if message.id}
    assert set(words) == {message.id for message in TEMPLATE if message.id}, "run: python -m tests.catalogues"
    assert [message.id for message in words.values() if not _is_whole(message)] == []


def _is_whole(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else list(message.string)
    return bool(forms) and all(forms) and not message.fuzzy and not list(message.check())


@pytest.mark.parametrize("path", catalogues.paths(), ids=lambda path: path.parts[-3])
def test_what_is_compiled_is_what_is_written(path: object) -> None:
    compiled = path.with_suffix(".mo").read_bytes()  # type: ignore[attr-defined]  # as above
    catalogue = catalogues.read(path)  # type: ignore[arg-type]  # as above
    assert compiled == catalogues.compiled(catalogue), "run: python -m tests.catalogues"


def test_words_hold_no_markup() -> None:
    for path in catalogues.paths():
        text = path.read_text("utf-8").split("\n\n", 1)[1]
        assert "<" not in text
        assert set(text) - set(string.printable)
