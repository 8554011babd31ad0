"""The application on each kind of database, asked as a forum and as a program ask it."""

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from moderation.bell import SilentBell
from moderation.desk.administer import add_forum, add_user
from moderation.desk.examine import examine
from moderation.desk.limits import Limits
from moderation.forums import find_kind
from moderation.model import Role
from moderation.settings import load
from moderation.web import create_app
from moderation.wiring import Service
from tests.integration.web.described import hold

SECRET = "whsec_" + "dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0"


@pytest.fixture
def service(database_url: str, tmp_path: Path) -> Iterator[Service]:
    """Give a service whose broker is not there: what is accepted must not depend on it."""
    made = Service(load(database_url=database_url, data_dir=tmp_path / "data", fetch_hosts="feeds.example"))
    yield made
    made.store.engine.dispose()


@pytest.fixture
def client(service: Service) -> FlaskClient:
    return create_app(service).test_client()


class Program:
    """A forum that sends posts, and a moderator's program that asks the API."""

    def __init__(self, service: Service, client: FlaskClient) -> None:
        self.service = service
        self.client = client
        add_forum(service.store, name="test", kind="generic", secret=SECRET)
        added = add_user(service.store, name="amal", role=Role.MODERATOR)
        self.headers = {"Authorization": f"Bearer {added.token}"}

    def send(self, data: Any, *, event: str = "post.created", **headers: str) -> TestResponse:  # noqa: ANN401 - any JSON
        """Send a webhook with a good signature; headers given here replace the good ones."""
        body = json.dumps({"type": event, "timestamp": "2026-03-01T12:00:00Z", "data": data}).encode()
        return self.send_raw(body, **headers)

    def send_raw(self, body: bytes, at: datetime | None = None, **headers: str) -> TestResponse:
        signed = find_kind("generic").sign(body, SECRET, at or datetime.now(UTC), uuid.uuid4().hex)
        signed |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post("/webhooks/test", data=body, headers=signed)

    def get(self, path: str) -> Any:  # noqa: ANN401 - any JSON
        return self.ask("GET", path).get_json(force=True)

    def post(self, path: str, body: Any = None, **headers: str) -> TestResponse:  # noqa: ANN401 - any JSON
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, json=body, headers=self.headers | named)

    def ask(self, method: str, path: str, **given: Any) -> TestResponse:  # noqa: ANN401 - werkzeug's own
        """Send a request, and hold the answer to the description of the API."""
        given.setdefault("headers", self.headers)
        answer = self.client.open(f"/api/v1{path}", method=method, **given)
        return hold(self.client.application, method, answer)

    def examine(self) -> None:
        while examine(self.service.store, SilentBell(), [], Limits()):
            pass


@pytest.fixture
def program(service: Service, client: FlaskClient) -> Program:
    return Program(service, client)
