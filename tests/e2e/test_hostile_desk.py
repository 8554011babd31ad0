"""Every page that shows what others wrote, full of attacks: it runs nothing, fits, and is accessible."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from moderation.desk.administer import add_source
from moderation.desk.homonym import report_homonym
from moderation.model import Format, Role
from tests.e2e.looks import overflow, violations
from tests.e2e.served import Served, serve
from tests.e2e.test_desk import HOSTILE
from tests.integration.desk.conftest import PARAGRAPH
from tests.unit.web.desk import ARTICLE, CALL, TWICE

pytestmark = pytest.mark.browser
NOTED = f"{PARAGRAPH} {' '.join(f'mot{number}' for number in range(400))}.\n\n{PARAGRAPH}"
HOMONYM = "Le GIA se tient en Algérie, et AQMI au Mali."
LOOKS = "/decisions/second-looks"
POLICY = f'''version = "calm"
[[rules]]
name = """{HOSTILE}"""
when = "finding.check == 'repetition'"
queue = "note"
'''
PAGES = (
    *(
        "/",
        "/?check=repetition",
        "/notes",
        "/notes?check=citations",
        "/notes/4?finding=1",
    ),
    *("/cases/1?finding=1", "/cases/1/compare/1", "/cases/2?view=read", "/cases/2?view=posted"),
    *("/decisions", "/decisions/1/statement", LOOKS, f"{LOOKS}/1?finding=1", f"{LOOKS}/1/compare/1"),
    *(
        "/posts/1",
        "/posts/2",
        "/posts/1?replay=1",
        "/library",
        "/watchlist",
        "/watchlist/hits",
    ),
    *("/statistics", "/desk/notices", "/policy"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give a desk whose posts, source, notices, appeal, notes, proposals and saved filter are attacks."""
    with serve(tmp_path_factory.mktemp("hostile")) as desk:
        add_source(desk.own.store, text=f"{ARTICLE}{HOSTILE}", title=HOSTILE, url="https://gazette.example/a")
        said = {"title": HOSTILE, "author": HOSTILE, "thread": "t1"}
        desk.receive(f"{TWICE}{HOSTILE}", Format.HTML, **said, url="javascript:hit=1")
        desk.receive(f"{CALL}{HOSTILE}", Format.HTML, **said)
        desk.receive(HOMONYM, **said)
        desk.receive(
            f"{NOTED}{HOSTILE.partition(' AQ')[0]}", **said
        )  # without the name that would open a case
        _act(desk)
        yield desk


def _act(desk: Served) -> None:
    """Let people and an author write attacks wherever they may write."""
    bilal, chef = desk.browser("bilal"), desk.browser("chef", Role.ADMIN)
    report_homonym(desk.own.store, 3, 1, desk.users["bilal"].user)
    bilal.decide(1, "hide", grounds=["repetition"], note=HOSTILE)
    bilal.decide(2, "escalate", note=HOSTILE)
    chef.post(LOOKS, LOOKS)
    chef.post("/saved-filters", "/?check=repetition", name=HOSTILE[:40], check="repetition")
    somebody, told = desk.app.test_client(), {"reason": "hate", "good_faith": True}
    somebody.post(
        "/notices", json={**told, "address": "https://a.example/1", "explanation": HOSTILE, "name": HOSTILE}
    )
    somebody.post(f"/appeals/{desk.own.links.token(1)}", data={"text": HOSTILE})


def _draft(page: Page) -> None:
    page.goto("/policy")
    page.locator("textarea[name=text]").fill(POLICY)
    page.locator("button.primary").click()
    page.wait_for_url("**/policy/draft")


def _tried(page: Page) -> None:
    page.goto("/watchlist")
    page.locator("textarea[name=text]").fill(f"{CALL} {HOSTILE}")
    page.locator("button.primary").click()
    page.wait_for_url("**/watchlist/try**")
    page.locator("tbody").evaluate(
        "rows => rows.replaceChildren(rows.firstElementChild)"
    )  # axe takes 20 s for 250


def _preview(page: Page) -> None:
    page.goto("/cases/3")
    page.locator("[name=note]").fill(HOSTILE)
    page.locator("button[value=hide]").click()
    page.wait_for_url("**/preview")


MADE: dict[str, Callable[[Page], None]] = {"draft": _draft, "tried": _tried, "preview": _preview}


@pytest.mark.parametrize("locale", ["fr-FR", "ar"])
def test_every_page_is_accessible_narrow_and_runs_nothing(
    desk: Served, browser: Browser, locale: str
) -> None:
    page = desk.open(browser, "chef", locale=locale)
    said: list[str] = []  # also what the content security policy has kept from running
    page.on("console", lambda message: said.append(_told(message)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    found: dict[str, Sequence[str]] = {}
    for path in PAGES:
        page.goto(path)
        found[path] = _faults(page)
    for name, visit in MADE.items():
        visit(page)
        found[name] = _faults(page)
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert said == []


def _told(message: ConsoleMessage) -> str:
    return f"{message.text} at {message.location['url']}"


def _faults(page: Page) -> Sequence[str]:
    faults = ["runs an attack"] * (page.evaluate("window.hit") is not None)
    return [*faults, *violations(page), *overflow(page)]
