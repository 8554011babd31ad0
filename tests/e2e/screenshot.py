"""Take the README's picture again: a case of a new service, as a moderator sees it.

Run from the checkout: `.venv/bin/python -m tests.e2e.screenshot`.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.chromium import FLAGS, find
from tests.e2e.service import Service

PICTURE = Path(__file__).resolve().parents[2] / "docs/screenshots/case.png"


def sign_in(page: Page, service: Service) -> None:
    """Open the desk as the demo moderator."""
    name, password = service.credentials
    page.goto(f"{service.address}/login")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    page.wait_for_url(lambda url: "/login" not in url)


def take(browser: Browser, service: Service, path: Path) -> None:
    """Save what the first case about copied text looks like, once the example posts are examined."""
    page = browser.new_page(locale="fr-FR", viewport={"width": 1280, "height": 860})
    sign_in(page, service)
    page.goto(f"{service.address}/?check=copied_text")
    while not page.locator("a[data-row]").count():
        service.pause()
        page.reload()
    page.locator("a[data-row]").first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)


def main() -> None:
    """Start a service in a folder that goes again, and take the picture."""
    with (
        TemporaryDirectory(prefix="moderation-") as folder,
        Service(Path(folder) / "data") as service,
        sync_playwright() as playwright,
    ):
        take(playwright.chromium.launch(executable_path=find(), args=list(FLAGS)), service, PICTURE)


if __name__ == "__main__":
    main()
