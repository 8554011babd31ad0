"""A desk that listens on loopback, for a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from moderation.settings import load
from moderation.storage.migrate import upgrade
from moderation.wiring import Service
from tests.unit.web.desk import Desk


class Served(Desk):
    """A desk with an address."""

    address = ""

    def visit(self, browser: Browser, path: str, **options: object) -> Page:
        """Give a page as somebody sees it who has never signed in."""
        context = browser.new_context(**{"locale": "fr-FR", "base_url": self.address, **options})
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.goto(path)
        return page

    def open(self, browser: Browser, name: str = "amina", **options: object) -> Page:
        """Give a page on which a person has signed in."""
        user = self.add_user(name)
        page = self.visit(browser, "/login", **options)
        page.locator("input[name=name]").fill(name)
        page.locator("input[name=password]").fill(user.password)
        page.locator("button[type=submit]").click()
        page.wait_for_url("**/")
        return page


@contextmanager
def serve(folder: Path, **settings: object) -> Iterator[Served]:
    """Give an empty desk that listens until the end."""
    own = Service(load(data_dir=folder, **settings))
    upgrade(own.settings.database)
    desk = Served(own)
    server = make_server("127.0.0.1", 0, desk.app, threaded=True)
    desk.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield desk
    server.shutdown()
    thread.join()
    server.server_close()
    own.store.engine.dispose()
