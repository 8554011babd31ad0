"""What is wrong with how a page looks: to axe, and on a narrow screen."""

from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
NARROW = 320  # CSS pixels: a small screen, or 1280 enlarged four times (WCAG 1.4.10)
TOO_WIDE = """
    width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("main *")]
        .filter((each) => each.getBoundingClientRect().right > width || each.getBoundingClientRect().left < 0)
        .map((each) => `wide: ${each.outerHTML.slice(0, 100)}`).slice(0, 4)
"""
CONTRAST = {"runOnly": ["color-contrast"]}  # all that a scheme changes
FOUND = """options => axe.run({resultTypes: ["violations"], selectors: false, ...options}).then((said) =>
    said.violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 120)}`)))"""


def violations(page: Page) -> list[str]:
    """Give what axe says against a page as it stands, in both schemes."""
    page.evaluate(AXE_SCRIPT)
    return [f"{scheme}: {each}" for scheme in SCHEMES for each in _violations(page, scheme)]


def _violations(page: Page, scheme: Literal["light", "dark"]) -> list[str]:
    page.emulate_media(color_scheme=scheme)
    found: list[str] = page.evaluate(FOUND, {} if scheme == SCHEMES[0] else CONTRAST)
    return found


def overflow(page: Page) -> list[str]:
    """Give what makes a page scroll sideways on a narrow screen; the page gets its size back."""
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": NARROW, "height": 640})
    found: list[str] = page.evaluate(TOO_WIDE, NARROW)
    page.set_viewport_size(size)
    return found
