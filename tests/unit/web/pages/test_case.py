"""A case shows its evidence exactly, in every view, and its history."""

import html
import re

import pytest

from moderation.model import Format
from tests.unit.web.desk import ARTICLE, CALL, TWICE, Desk

MARK = re.compile(r'<mark data-finding="([\d ]+)"[^>]*>([^<]*)</mark>')
BODY = re.compile(r'<div class="body" dir="auto">(.*?)</div>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def _body(page: str) -> str:
    return html.unescape(TAG.sub("", BODY.findall(page)[0]))


def test_the_body_stands_there_as_it_was_sent(desk: Desk) -> None:
    desk.receive(TWICE)
    assert _body(desk.browser().get("/cases/1").text) == TWICE


def test_marks_are_the_findings_words(desk: Desk) -> None:
    desk.receive(TWICE)
    page = desk.browser().get("/cases/1").text
    marked = "".join(html.unescape(words) for numbers, words in MARK.findall(page) if "1" in numbers.split())
    assert marked == ARTICLE + ARTICLE


def test_a_chosen_finding_has_its_own_line(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    assert 'class="chosen' not in BODY.findall(browser.get("/cases/1").text)[0]
    assert 'class="chosen A"' in BODY.findall(browser.get("/cases/1?finding=1").text)[0]
    assert browser.get("/cases/1?finding=99").status_code == 200
    assert browser.get("/cases/1?finding=x").status_code == 200


def test_every_link_into_the_post_has_its_place(desk: Desk) -> None:
    desk.add_source()
    desk.receive(f"AQMI et Belmokhtar. {TWICE}", title="AQMI")
    page = desk.browser().get("/cases/1").text
    places = re.findall(r"#(at-\d+)", page)
    assert places
    assert {place for place in places if f'id="{place}"' not in page} == set()


def test_a_named_source_is_told_in_the_readers_words(desk: Desk) -> None:
    desk.receive(f"{TWICE}\nsource >>>> https://gazette.example/a")
    page = desk.browser().get("/cases/1").text
    assert "ligne de source" in page
    assert "source_line" not in page


def test_a_card_says_what_where_and_why(desk: Desk) -> None:
    desk.add_source()
    desk.receive(TWICE)
    page = desk.browser().get("/cases/1").text.replace("\xa0", " ")
    assert "Ce message contient 100 % de « La vallée rouverte »" in page
    assert '<dd dir="ltr">copied_text 3</dd>' in page
    assert 'href="/cases/1/compare/1"' in page
    assert "<dt>de la source</dt><dd><bdi>100 %</bdi></dd>" in page


@pytest.mark.parametrize("form", [Format.HTML, Format.BBCODE, Format.MARKDOWN])
def test_markup_has_three_views(desk: Desk, form: Format) -> None:
    sentence = ARTICLE.replace("'", "’")
    bold = {Format.HTML: "<b>{}</b>", Format.BBCODE: "[b]{}[/b]", Format.MARKDOWN: "**{}**"}[form]
    desk.receive(f"{bold.format(sentence)}\n\n{sentence}", form)
    browser = desk.browser()
    sent = browser.get("/cases/1").text
    assert bold.split("{")[0] in _body(sent)
    read = _body(browser.get("/cases/1?view=read").text)
    assert bold.split("{")[0] not in read
    assert read.count(sentence) == 2
    posted = browser.get("/cases/1?view=posted").text
    (document,) = re.findall(r'<iframe class="posted" sandbox title="[^"]*" srcdoc="([^"]*)">', posted)
    assert re.search(r"<(b|strong)>", html.unescape(document))


def test_plain_text_has_one_view(desk: Desk) -> None:
    desk.receive(TWICE)
    page = desk.browser().get("/cases/1?view=posted").text
    assert "<iframe" not in page
    assert "view=read" not in page


def test_a_very_long_post_is_shown_in_part_until_asked(desk: Desk) -> None:
    body = f"{CALL}\n{TWICE}\n" + "Et la suite. " * 5_000
    desk.receive(body)
    browser = desk.browser()
    page = browser.get("/cases/1").text
    assert _body(page) == body[:40_000]
    assert "whole=1" in page
    assert _body(browser.get("/cases/1?whole=1").text) == body


def test_foreign_names_are_isolated_and_addresses_are_no_links(desk: Desk) -> None:
    desk.receive(TWICE, author="سمير", title="عنوان", thread="t<1>", url="javascript:alert(1)")
    page = desk.browser().get("/cases/1").text
    assert "<bdi>سمير</bdi>" in page
    assert "<bdi>عنوان</bdi>" in page
    assert "<bdi>t&lt;1&gt;</bdi>" in page
    assert '<code class="address" dir="ltr">javascript:alert(1)</code>' in page
    assert 'href="javascript' not in page


def test_an_edit_is_told(desk: Desk) -> None:
    desk.receive(TWICE, id="same")
    desk.receive(f"{TWICE} Et une suite.", id="same")
    page = desk.browser().get("/cases/1").text
    assert "Version 1 reçue" in page
    assert "Version 2 reçue" in page
    assert "Et une suite." in _body(page)


def test_a_case_that_is_not_there_is_not_found(desk: Desk) -> None:
    answer = desk.browser().get("/cases/999")
    assert answer.status_code == 404
    assert "Il n’y a rien ici" in answer.text


@pytest.mark.parametrize(
    ("language", "direction", "word"),
    [("fr", "ltr", "Dossier 1"), ("en", "ltr", "Case 1"), ("ar", "rtl", "الحالة 1")],
)
def test_the_page_speaks_the_readers_language(desk: Desk, language: str, direction: str, word: str) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    page = browser.get("/cases/1", **{"Accept-Language": f"{language},de;q=0.5"}).text
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert ("، " in page) == (language == "ar"), "a time is written with its language's comma"
    assert word in page


def test_a_long_post_with_many_findings_is_quick_and_small(desk: Desk) -> None:
    body = " ".join(
        f"Le groupe AQMI a frappé la ville numéro {n} au nord du pays hier soir." for n in range(280)
    )
    desk.receive(body[:10_000] + "\n\n" + body[:10_000])
    browser = desk.browser()
    answer = browser.get("/cases/1", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) <= 60_000
    assert browser.get("/cases/1").text.count("<mark") >= 200
