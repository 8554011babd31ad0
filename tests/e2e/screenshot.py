"""Take the documents' pictures again: the desk of a new service, as moderators see it.

Run from the checkout: `.venv/bin/python -m tests.e2e.screenshot`.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.chromium import FLAGS, find
from tests.e2e.service import Service

FOLDER = Path(__file__).resolve().parents[2] / "docs/screenshots"
CASES = 10  # of the example posts
PRESSED_TO_HIDE = "ddddd"


class Reader(NamedTuple):
    """Who looks, and how."""

    locale: str
    scheme: Literal["light", "dark"]


FRENCH, ARABIC = Reader("fr-FR", "light"), Reader("ar-MA", "dark")
COPIED = "/cases/1"  # the article that is pasted twice
PICTURES = (
    ("case", FRENCH, COPIED, ""),
    ("queue", FRENCH, "/", ""),
    ("compare", FRENCH, f"{COPIED}/compare/2", ""),
    ("statement", FRENCH, COPIED, f"{PRESSED_TO_HIDE}n"),
    ("statistics", FRENCH, "/statistics", ""),
    ("policy", FRENCH, "/policy", ""),
    ("queue-ar", ARABIC, "/", ""),
    ("case-ar", ARABIC, "/cases/4", ""),
)
"""Name, reader, address, keys that are pressed there."""


def sign_in(page: Page, service: Service) -> None:
    """Open the desk as the demo moderator."""
    name, password = service.credentials
    page.goto(f"{service.address}/login")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    page.wait_for_url(lambda url: "/login" not in url)


def wait_for_cases(page: Page, service: Service) -> None:
    """Return when the example posts are examined."""
    page.goto(f"{service.address}/")
    while page.locator(".tabs .count").first.inner_text() != str(CASES):
        service.pause()
        page.reload()


def take(browser: Browser, service: Service) -> None:
    """Save every picture."""
    pages = {}
    for reader in (FRENCH, ARABIC):
        view = browser.new_context(
            locale=reader.locale, color_scheme=reader.scheme, viewport={"width": 1280, "height": 860}
        )
        pages[reader] = view.new_page()
        sign_in(pages[reader], service)
    wait_for_cases(pages[FRENCH], service)
    for name, reader, address, keys in PICTURES:
        page = pages[reader]
        page.goto(f"{service.address}{address}")
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_load_state()
        page.screenshot(path=FOLDER / f"{name}.png")


def main() -> None:
    """Start a service in a folder that goes again, and take the pictures."""
    with (
        TemporaryDirectory(prefix="moderation-") as folder,
        Service(Path(folder) / "data") as service,
        sync_playwright() as playwright,
    ):
        take(playwright.chromium.launch(executable_path=find(), args=list(FLAGS)), service)


if __name__ == "__main__":
    main()
