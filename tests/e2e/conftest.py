"""The whole service and a real browser."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.e2e.chromium import FLAGS, MISSING, find
from tests.e2e.service import Service

OWN_HOSTS = ("127.0.0.1", "localhost", None)  # None: data:, blob: and about: name no host


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a headless Chromium; skip where there is none.

    One a file: while Playwright lives, its event loop runs in the tests' own thread and lets no other begin.
    """
    path = find()
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a French reader; no script on it may fail, nor ask another host for anything."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: errors.extend(_foreign(request)))
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="module")
def shared_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Give a running service that the tests of a file share: a start costs seconds."""
    with Service(tmp_path_factory.mktemp("service") / "data") as service:
        yield service


def _foreign(request: Request) -> list[str]:
    return [] if urlsplit(request.url).hostname in OWN_HOSTS else [f"asked for {request.url}"]
