"""A notice and a removal order in a real browser: without scripts, by keyboard, from right to left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from moderation.desk.orders import NewOrder, register_by_command
from moderation.model import Role
from tests.e2e.looks import violations
from tests.e2e.served import Served, serve
from tests.unit.web.desk import ARTICLE

pytestmark = pytest.mark.browser
ADDRESS = "https://forum.example/t/12#p3"
HOSTILE = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>\u202e قلت لكم"
TOO_WIDE = """() => document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > 320).map((each) => each.outerHTML.slice(0, 80))"""
LOCALES = pytest.mark.parametrize("locale", ["fr-FR", "ar"])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a desk with a post, and a notice and an order each on that post and on none that is known."""
    with serve(tmp_path_factory.mktemp("notices")) as desk:
        desk.add_user("chef", Role.SENIOR)
        desk.receive(f"{ARTICLE}{HOSTILE}", title=HOSTILE, author=HOSTILE, url=ADDRESS)
        for address in (ADDRESS, "https://elsewhere.example/1"):
            given = {"address": address, "reason": "hate", "explanation": HOSTILE, "name": HOSTILE}
            desk.app.test_client().post("/notices", json={**given, "good_faith": True})
            register_by_command(
                desk.own.store, NewOrder(reference=HOSTILE, authority=HOSTILE, address=address)
            )
        yield desk


@LOCALES
def test_the_public_pages_are_accessible(desk: Served, browser: Browser, locale: str) -> None:
    page = desk.visit(browser, "/notices", locale=locale)
    assert violations(page) == []
    page.locator("form").evaluate("form => { form.noValidate = true }")
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    page.goto("/notices/17")
    assert violations(page) == []


@LOCALES
def test_the_desks_pages_are_accessible_and_run_nothing(desk: Served, browser: Browser, locale: str) -> None:
    page = desk.open(browser, "chef", locale=locale)
    found = {}
    for path in (
        "/",
        "/desk/notices",
        "/desk/notices?all=1",
        "/cases/1",
        "/orders",
        "/orders/1",
        "/orders/2",
    ):
        page.goto(path)
        found[path] = violations(page)
        assert page.evaluate("window.hit") is None
    assert {path: names for path, names in found.items() if names} == {}


def test_a_notice_is_sent_without_scripts_from_a_small_screen(desk: Served, browser: Browser) -> None:
    options = {"java_script_enabled": False, "locale": "ar", "viewport": {"width": 320, "height": 640}}
    page = desk.visit(browser, f"/notices?address={ADDRESS.replace('#', '%23')}", **options)
    expect(page.locator("#address")).to_have_value(ADDRESS)
    page.locator("#reason").select_option("privacy")
    page.locator("#explanation").fill("هذا عنوان بيتي.")
    page.locator("#good_faith").check()
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/notices/*")
    expect(page.locator("h1")).to_contain_text("شكرا")


def test_an_order_takes_two_keys(desk: Served, browser: Browser) -> None:
    page = desk.open(browser, "chef")
    page.locator(".orders a").first.click()
    page.keyboard.press("n")
    expect(page.locator("[data-key=e]")).to_be_visible()
    page.wait_for_load_state()  # the keys are there
    page.keyboard.press("e")
    expect(page.locator("[data-key=e]")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(".notice.good")).to_contain_text("chef")
    expect(page.locator("[data-key=e]")).to_have_count(0)


def test_its_pages_fit_a_narrow_screen(desk: Served, browser: Browser) -> None:
    page = desk.open(browser, "chef", viewport={"width": 320, "height": 640})
    for path in ("/notices", "/desk/notices", "/orders", "/orders/2"):
        page.goto(path)
        assert page.evaluate(TOO_WIDE) == [], path
