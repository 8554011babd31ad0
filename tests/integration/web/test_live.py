"""Live arrival over a real Valkey: told at once, in counts alone, to so many as there is room for."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import httpx
import pytest
from werkzeug.serving import make_server

from moderation.live import ValkeyLive
from moderation.model import Role
from moderation.settings import load
from moderation.wiring import Service
from tests.unit.web.desk import TWICE, Desk


@pytest.fixture
def desk(sqlite_database: str, valkey: str, tmp_path: Path) -> Iterator[Desk]:
    broker = valkey.replace("unix:", "redis+socket:")
    settings = {"database_url": sqlite_database, "broker_url": broker, "data_dir": tmp_path, "web_threads": 2}
    own = Service(load(**settings))
    yield Desk(own)
    own.store.engine.dispose()


@contextmanager
def listening(desk: Desk) -> Iterator[httpx.Client]:
    server = make_server("127.0.0.1", 0, desk.app, threaded=True)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever)
    thread.start()
    with httpx.Client(base_url=f"http://127.0.0.1:{server.server_port}", timeout=10) as client:
        data = {"name": "amina", "password": desk.add_user("amina").password}
        client.post("/login", data=data)
        yield client
    server.shutdown()
    thread.join()
    server.server_close()


def events(stream: httpx.Response) -> Iterator[dict[str, object]]:
    for line in stream.iter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


def test_a_new_case_is_told_in_counts_alone(desk: Desk) -> None:
    with listening(desk) as client, client.stream("GET", "/live?known=0") as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        told = events(stream)
        assert next(told) == {"counts": {}, "more": 0, "said": ""}
        desk.receive(TWICE, title="secret", author="secret")
        news = next(told)
        assert (news["counts"], news["more"]) == ({"review": 1}, 1)
        assert "secret" not in json.dumps(news)


def test_what_changes_in_anothers_forums_is_no_news(desk: Desk) -> None:
    desk.add_forum("other")
    desk.add_user("amina", Role.MODERATOR, "demo")
    with listening(desk) as client, client.stream("GET", "/live?known=0") as stream:
        told = events(stream)
        next(told)
        desk.receive(TWICE, forum="other")
        desk.receive(TWICE)
        assert next(told)["counts"] == {"review": 1}


def test_the_rest_ask_now_and_then(desk: Desk) -> None:
    with listening(desk) as client, client.stream("GET", "/live") as stream:
        next(events(stream))
        assert client.get("/live").status_code == 204  # two threads: one stream
        desk.receive(TWICE)
        assert client.get("/live/counts?known=0").json()["more"] == 1
        assert client.get("/live/counts?known=1").json()["said"] == ""


def test_nobody_is_told_without_signing_in(desk: Desk) -> None:
    anybody = desk.app.test_client()
    assert anybody.get("/live").status_code == 303
    assert anybody.get("/live/counts").status_code == 303


@pytest.mark.parametrize(
    "broker",
    [
        pytest.param("redis+socket:///nowhere/at/all", id="a broker that is gone"),
        pytest.param("amqp://guest@127.0.0.1:9//", id="RabbitMQ, which carries none"),
    ],
)
def test_a_failure_blocks_and_breaks_nothing(broker: str) -> None:
    live = ValkeyLive(broker)
    for _ in range(2):
        live.announce()
    assert live.is_possible == broker.startswith("redis")
