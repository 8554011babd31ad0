"""Waiting for an author, what an edit changed, and a wave of reposts, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.looks import violations
from tests.e2e.served import Served, serve
from tests.integration.desk.conftest import PARAGRAPH
from tests.unit.web.desk import ARTICLE, TWICE

pytestmark = pytest.mark.browser
PAGES = ("/", "/?state=waiting", "/waves/1", "/cases/1", "/cases/4")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """Give a desk with a wave of three posts, and one post that says everything twice."""
    with serve(tmp_path) as desk:
        for number in range(3):
            desk.receive(TWICE, author=f"a{number}")
        desk.receive(f"{PARAGRAPH}\n\n{PARAGRAPH}", id="asked")
        yield desk


def ask(desk: Served) -> None:
    desk.browser().decide(4, "cut_to_extract", grounds="repetition")
    desk.receive(PARAGRAPH, id="asked")


def test_a_wave_is_decided_and_taken_back_by_keyboard_alone(desk: Served, browser: Browser) -> None:
    page = desk.open(browser)
    page.goto("/waves/1")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-tick]").first).not_to_be_checked()
    page.keyboard.press("f")
    expect(page.locator("button[value=none]")).to_be_focused()
    page.keyboard.press("n")
    expect(page.get_by_role("status")).to_contain_text("2 dossiers traités")
    expect(page.locator("[data-tick]")).to_have_count(1)
    page.wait_for_load_state()  # the keys are there
    page.keyboard.press("u")
    page.keyboard.press("n")
    expect(page.locator("[data-tick]")).to_have_count(3)


def test_an_answer_is_closed_with_one_key(desk: Served, browser: Browser) -> None:
    ask(desk)
    page = desk.open(browser)
    page.goto("/cases/4")
    expect(page.locator(".since del")).to_contain_text("Le marché couvert")
    page.keyboard.press("y")
    expect(page.locator(".done")).to_contain_text("Dossier 4 traité")


def test_the_text_to_the_author_is_seen_and_changed(desk: Served, browser: Browser) -> None:
    page = desk.open(browser)
    page.goto("/cases/4")
    page.keyboard.press("t")
    text = page.locator("textarea[name=letter_keep_one_copy]")
    expect(text).to_be_focused()
    text.fill("Une seule fois suffit, merci.")
    page.locator("button[value=keep_one_copy]").click()
    page.goto("/cases/4")
    expect(page.locator(".history")).to_contain_text("Une seule fois suffit")
    expect(page.locator(".since")).to_have_count(0)


def test_all_of_it_works_without_scripts(desk: Served, browser: Browser) -> None:
    page = desk.open(browser, java_script_enabled=False)
    page.get_by_role("link", name="3 messages du même texte").click()
    expect(page.locator(".sheet")).to_contain_text(ARTICLE[:40])
    page.get_by_role("button", name="Masquer").click()
    expect(page.get_by_role("main")).to_contain_text("3 auteurs")
    page.locator("[data-choice]").click()
    expect(page.get_by_role("status")).to_contain_text("3 dossiers traités")
    page.get_by_role("button", name="Tout annuler").click()
    expect(page.locator("[data-tick]")).to_have_count(3)


@pytest.mark.parametrize("locale", ["fr-FR", "ar"])
def test_every_page_is_accessible(desk: Served, browser: Browser, locale: str) -> None:
    ask(desk)
    page = desk.open(browser, locale=locale)
    found = {}
    for path in PAGES:
        page.goto(path)
        found[path] = violations(page)
    assert {path: names for path, names in found.items() if names} == {}
