"""An author's appeal in a real browser, in Arabic; the statement's pages, for everybody and by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from moderation.ports.records import CaseFilter
from tests.e2e.looks import violations
from tests.e2e.served import Served, serve
from tests.unit.web.desk import TWICE

pytestmark = pytest.mark.browser
ARABIC = "قال الوزير إن البلاد تستعد لاستقبال الموسم الجديد بعد أشهر من العمل على الطرق والموانئ. " * 9
HOSTILE = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>\u202e كنت أقارن"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a desk with two hidden posts, an Arabic one and a French one, that both `amina` decided on."""
    with serve(tmp_path_factory.mktemp("appeal")) as desk:
        desk.receive(ARABIC, title="الطرق", author="علي")
        desk.receive(f"<b>{TWICE}", title="La vallée", author="Ali")
        for case in (1, 2):
            desk.browser().decide(case, "hide", grounds=["repetition"], note="<i>Lu</i>")
        yield desk


def author(desk: Served, browser: Browser, decision: int, **options: object) -> Page:
    """Give the author's page, as somebody sees it who has never signed in."""
    return desk.visit(browser, f"/appeals/{desk.own.links.token(decision)}", **options)


@pytest.mark.parametrize("locale", ["fr-FR", "ar"])
def test_every_page_is_accessible(desk: Served, browser: Browser, locale: str) -> None:
    reader = desk.open(browser, locale=locale)
    found: dict[str, list[str]] = {}
    for path in ("/decisions/1/statement", "/decisions/2/statement", "/decisions/2/statement?format=html"):
        reader.goto(path)
        found[path] = violations(reader)
    for decision in (1, 2):
        page = author(desk, browser, decision, locale=locale)
        found[f"appeal {decision}"] = violations(page)
        page.goto("/appeals/nothing")
        found["nothing"] = violations(page)
    assert {path: names for path, names in found.items() if names} == {}


def test_the_preview_is_accessible_and_confirmed_by_keyboard(desk: Served, browser: Browser) -> None:
    desk.receive(f"Encore\n\n{TWICE}")
    with desk.own.store.read() as tx:
        case = max(each.id for each in tx.cases.list(CaseFilter(states=())))
    page = desk.open(browser)
    page.goto(f"/cases/{case}")
    page.locator("button[value=hide]").focus()
    page.keyboard.press("n")
    page.wait_for_url("**/preview")
    assert violations(page) == []
    expect(page.locator(".statement")).to_contain_text("Votre message du")
    page.keyboard.press("m")
    page.keyboard.type("Gardez-en un.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Le montrer à nouveau").click()
    expect(page.locator(".statement")).to_contain_text("Gardez-en un.")
    page.get_by_role("button", name="Retour au dossier").click()
    expect(page.locator("input[name=note]")).to_have_value("Gardez-en un.")
    page.locator("button[value=hide]").click()
    page.wait_for_url("**/preview")
    page.keyboard.press("n")
    expect(page.locator(".done")).to_contain_text("Masquer")


def test_a_narrow_page_does_not_scroll_sideways(desk: Served, browser: Browser) -> None:
    page = author(desk, browser, 2, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    reader = desk.open(browser, viewport={"width": 320, "height": 640})
    reader.goto("/decisions/1/statement")
    assert reader.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_author_appeals_in_arabic_without_scripts_and_another_person_answers(
    desk: Served, browser: Browser
) -> None:
    page = author(desk, browser, 1, java_script_enabled=False, locale="fr-FR")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("بيان الأسباب")
    expect(page.locator(".statement blockquote").first).to_contain_text("قال الوزير")
    page.locator("textarea").fill(f"{HOSTILE}\nمن فضلكم")
    page.get_by_role("button", name="إرسال جوابي").click()
    expect(page.get_by_role("status")).to_contain_text("وصل جوابك")
    expect(page.locator(".contest")).to_contain_text("<script>window.hit=1</script>")
    expect(page.locator("textarea")).to_have_count(0)

    amina, bilal = desk.open(browser), desk.open(browser, "bilal")
    amina.goto("/cases/1")
    expect(amina.locator(".notice").first).to_contain_text("Une autre personne répond")
    expect(amina.locator("button[value=approve]")).to_have_count(0)
    bilal.goto("/cases/1")
    expect(bilal.locator(".notice").first).to_contain_text("كنت أقارن")
    assert bilal.evaluate("window.hit") is None
    assert violations(bilal) == []
    bilal.locator("input[name=note]").fill("أنت على حق")
    bilal.get_by_role("button", name="Rétablir").click()
    expect(bilal.locator(".done")).to_contain_text("Rétablir")

    page.reload()
    expect(page.locator(".contest")).to_contain_text("كنت على حق: أُعيدت المشاركة")
    expect(page.locator(".contest")).to_contain_text("أنت على حق")
    expect(page.locator("body")).not_to_contain_text("bilal")
