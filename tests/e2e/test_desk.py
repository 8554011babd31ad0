"""The desk in a real browser: by keyboard alone, without scripts, from right to left, and raced for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from moderation.model import Format
from tests.e2e.looks import overflow, violations
from tests.e2e.served import Served, serve
from tests.unit.web.desk import ARTICLE, TWICE

pytestmark = pytest.mark.browser
ARABIC = "أعلن تنظيم القاعدة في بلاد المغرب الإسلامي مسؤوليته عن الهجوم الذي وقع أمس في المدينة القديمة. " * 9
HOSTILE = (
    "<script>window.hit=1</script><img src=x onerror='parent.hit=1'><svg onload='hit=1'></svg>"
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe><a href='javascript:hit=1'>"
    "x</a> AQ\u200bMI \u202e"
)
PAGES = (
    *("/", "/cases/1?finding=1", "/cases/1/compare/1", "/preferences"),
    *(
        "/notes",
        "/decisions",
        "/statistics",
        "/decisions/second-looks",
        "/library",
        "/watchlist",
        "/watchlist/hits",
        "/policy",
        "/posts/1",
        "/cases/999",
        "/docs",
    ),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """Give a desk with a post that repeats a known article."""
    with serve(tmp_path) as desk:
        desk.add_source()
        desk.receive(
            f"Lisez.\n{ARTICLE}\nsource >>>> https://gazette.example/a\n{ARTICLE}",
            title="La vallée",
            author="Ali",
        )
        yield desk


def test_next_compare_decide_undo_by_keyboard_alone(desk: Served, browser: Browser) -> None:
    page = desk.open(browser)
    page.keyboard.press("n")
    page.wait_for_url("**/cases/1")
    expect(page.get_by_role("status")).to_contain_text("Vous avez ce dossier")
    page.keyboard.press("j")
    expect(page.locator(".card").first).to_be_focused()
    page.keyboard.press("o")
    page.wait_for_url("**/cases/1?finding=*")
    assert page.locator("mark.chosen").count() > 0
    page.keyboard.press("v")
    page.wait_for_url("**/compare/*")
    page.keyboard.press("Escape")
    page.wait_for_url("**/cases/1?finding=*")
    page.keyboard.press("2")
    expect(page.locator("[name=grounds][value=duplicates]")).to_be_checked()
    page.keyboard.press("m")
    page.keyboard.type("vu, j'annule")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    expect(page.locator("button[value=none]")).to_be_focused()
    page.keyboard.press("n")
    expect(page.get_by_role("status")).to_contain_text("Dossier 1 traité : Rien à faire")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("u")
    page.keyboard.press("n")
    page.wait_for_url("**/cases/1")
    expect(page.locator(".history")).to_contain_text("vu, j'annule")
    expect(page.locator("button[value=none]")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()


def test_single_keys_can_be_switched_off(desk: Served, browser: Browser) -> None:
    page = desk.open(browser)
    page.goto("/preferences")
    page.locator("input[name=keys]").uncheck()
    page.locator("button[type=submit]").click()
    expect(page.locator("input[name=keys]")).not_to_be_checked()
    page.goto("/cases/1")
    page.keyboard.press("f")
    expect(page.locator("button[value=none]")).not_to_be_focused()


def test_everything_works_without_scripts(desk: Served, browser: Browser) -> None:
    page = desk.open(browser, java_script_enabled=False)
    page.get_by_role("button", name="Relire le suivant").click()
    page.get_by_role("link", name="Comparer côte à côte").first.click()
    page.get_by_role("link", name="Retour au dossier 1").click()
    page.get_by_role("link", name="Voir dans le message").first.click()
    page.get_by_role("button", name="Garder une seule copie").click()
    expect(page.locator(".done")).to_contain_text("Garder une seule copie")
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("button", name="Masquer")).to_be_visible()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.locator("input[name=password]")).to_be_visible()


def test_of_two_who_race_one_is_told(desk: Served, browser: Browser) -> None:
    one, other = desk.open(browser), desk.open(browser, "bilal")
    for page in (one, other):
        page.goto("/cases/1")
    one.get_by_role("button", name="Prendre").click()
    expect(one.get_by_role("status")).to_contain_text("Vous avez ce dossier")
    other.locator("button[value=hide]").click()
    expect(other.get_by_role("alert")).to_contain_text("a pris ce dossier")
    expect(other.get_by_role("alert")).to_contain_text("amina")
    expect(other.locator("button[value=hide]")).to_have_count(0)


def test_arabic_is_mirrored_and_its_letters_join_within_marks(desk: Served, browser: Browser) -> None:
    desk.receive(f"{ARABIC}\n\n{ARABIC}", title="بيان")
    page = desk.open(browser, locale="ar")
    page.goto("/cases/2?finding=1")
    assert page.locator("html").get_attribute("dir") == "rtl"
    post, side = page.locator(".post").bounding_box(), page.locator(".side").bounding_box()
    assert post
    assert side
    assert post["x"] > side["x"]
    widths = page.evaluate(
        """() => {
            const line = document.createElement('span'), mark = document.createElement('mark');
            document.querySelector('.body').append(line);
            line.textContent = 'القاعدة'; const whole = line.getBoundingClientRect().width;
            mark.textContent = 'اعد'; mark.className = 'chosen D'; mark.dataset.finding = '1';
            line.replaceChildren('الق', mark, 'ة'); return [whole, line.getBoundingClientRect().width];
        }"""
    )
    assert widths[0] == pytest.approx(widths[1], abs=0.5)


def test_nothing_of_a_hostile_post_is_run(desk: Served, browser: Browser) -> None:
    desk.receive(f"{TWICE}{HOSTILE}", Format.HTML, title=HOSTILE, author=HOSTILE, url="javascript:hit=1")
    page = desk.open(browser)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    for path in ("/", "/cases/2", "/cases/2?view=read", "/cases/2?view=posted", "/cases/2/compare/1"):
        page.goto(path, wait_until="load")
        assert page.evaluate("window.hit") is None
    page.goto("/cases/2?view=posted")
    expect(page.frame_locator("iframe.posted").locator("body")).to_contain_text("AQ⟦ZWSP⟧MI")
    assert said == []


@pytest.mark.parametrize("locale", ["fr-FR", "ar"])
def test_every_page_is_accessible_and_narrow(desk: Served, browser: Browser, locale: str) -> None:
    page = desk.open(browser, locale=locale)
    found = {path: _faults(page, path) for path in PAGES}
    page.context.clear_cookies()
    found["/login"] = _faults(page, "/login")
    assert {path: faults for path, faults in found.items() if faults} == {}


def _faults(page: Page, path: str) -> list[str]:
    page.goto(path)
    return [*violations(page), *overflow(page)]
