import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from moderation.forums import asking
from moderation.forums.asking import Answer, Undelivered, ask
from moderation.forums.calls import Outcome
from moderation.forums.mock import MockForum


@pytest.mark.parametrize(
    ("status", "outcome", "reason"),
    [
        pytest.param(200, Outcome.DELIVERED, None, id="done"),
        pytest.param(204, Outcome.DELIVERED, None, id="done, nothing to say"),
        pytest.param(301, Outcome.PERMANENT, "redirected", id="moved: the address must be mended"),
        pytest.param(400, Outcome.PERMANENT, "http_400", id="not understood"),
        pytest.param(401, Outcome.PERMANENT, "unauthorized", id="not known"),
        pytest.param(403, Outcome.PERMANENT, "forbidden", id="not allowed"),
        pytest.param(404, Outcome.PERMANENT, "not_found", id="not there"),
        pytest.param(408, Outcome.TRANSIENT, "http_408", id="too slow for the forum"),
        pytest.param(409, Outcome.CONFLICT, "stale", id="changed meanwhile"),
        pytest.param(410, Outcome.PERMANENT, "gone", id="gone"),
        pytest.param(422, Outcome.PERMANENT, "http_422", id="not accepted"),
        pytest.param(429, Outcome.TRANSIENT, "rate_limited", id="too often"),
        pytest.param(500, Outcome.TRANSIENT, "http_500", id="broken"),
        pytest.param(501, Outcome.PERMANENT, "http_501", id="cannot"),
        pytest.param(503, Outcome.TRANSIENT, "http_503", id="down"),
    ],
)
def test_what_a_status_means(status: int, outcome: Outcome, reason: str | None) -> None:
    result = Answer(status, {}, 7.0).result()
    assert (result.outcome, result.reason) == (outcome, reason)
    assert result.retry_after == (7.0 if outcome is Outcome.TRANSIENT else None)


NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sent", "seconds"),
    [
        pytest.param(None, None, id="absent"),
        pytest.param("120", 120.0, id="seconds"),
        pytest.param(" 0 ", 0.0, id="at once"),
        pytest.param("9" * 50, 86_400.0, id="never: a day at most"),
        pytest.param("9" * 5000, None, id="more digits than Python reads"),
        pytest.param(format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0, id="a date"),
        pytest.param(format_datetime(NOW - timedelta(days=1), usegmt=True), 0.0, id="a date gone by"),
        pytest.param("Sun, 01 Mar 2026 10:00:30", None, id="a date without a zone"),
        pytest.param("-5", None, id="less than nothing"),
        pytest.param("soon", None, id="a word"),
    ],
)
def test_retry_after(sent: str | None, seconds: float | None) -> None:
    assert asking._wait(sent, NOW) == seconds  # noqa: SLF001  # the clock is beside the point everywhere else


def failure(client: httpx.Client, url: str) -> tuple[Outcome, str | None]:
    with pytest.raises(Undelivered) as ended:
        ask(client, "GET", url, headers={})
    return ended.value.result.outcome, ended.value.result.reason


@pytest.mark.parametrize(
    "url",
    ["ftp://forum.example/", "forum.example", "http://", "http://a:port/", "http://\ud800/", "http://a\n/"],
)
def test_an_address_that_is_none_is_permanent(client: httpx.Client, url: str) -> None:
    assert failure(client, url) == (Outcome.PERMANENT, "bad_settings")


@pytest.mark.parametrize("key", ["key\nwith a line feed", "clé"])
def test_a_key_that_fits_no_header_is_permanent(client: httpx.Client, forum_url: str, key: str) -> None:
    with pytest.raises(Undelivered) as ended:
        ask(client, "GET", forum_url, headers={"Api-Key": key})
    assert ended.value.result.reason == "bad_settings"


def test_an_answer_that_trickles_is_transient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TIMEOUT_SECONDS", -1.0)
    with answering(httpx.Response(200, content=iter([b"{", b"}"]))) as client:
        assert failure(client, "http://forum.example/") == (Outcome.TRANSIENT, "timeout")


def test_a_closed_port_is_transient(client: httpx.Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert failure(client, f"http://127.0.0.1:{port}/") == (Outcome.TRANSIENT, "unreachable")


def test_silence_is_transient(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "TIMEOUT_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert failure(client, f"http://127.0.0.1:{port}/") == (Outcome.TRANSIENT, "timeout")


def answering(response: httpx.Response) -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(lambda _: response))


def test_a_redirect_is_not_followed() -> None:
    with answering(httpx.Response(302, headers={"Location": "http://127.0.0.1/secret"})) as client:
        client.follow_redirects = True
        assert ask(client, "GET", "http://forum.example/", headers={}).result().reason == "redirected"


def test_an_endless_answer_is_cut_off() -> None:
    with answering(httpx.Response(200, content=b" " * (2 * 1024 * 1024 + 1))) as client:
        assert failure(client, "http://forum.example/") == (Outcome.TRANSIENT, "timeout")


@pytest.mark.parametrize("content", [b"", b"<html>", b"[1]", b"[" * 100_000, b"\xff"])
def test_an_answer_that_is_no_object_reads_as_an_empty_one(content: bytes) -> None:
    with answering(httpx.Response(200, content=content)) as client:
        assert ask(client, "GET", "http://forum.example/", headers={}).values == {}


def test_an_answer_that_cannot_be_unpacked_is_transient() -> None:
    spoilt = httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=iter([b"no gzip"]))
    with answering(spoilt) as client:
        assert failure(client, "http://forum.example/") == (Outcome.TRANSIENT, "unreachable")


def test_a_real_forum_is_asked(client: httpx.Client, forum: MockForum, forum_url: str) -> None:
    answer = ask(client, "GET", f"{forum_url}/posts.json", headers={"Api-Key": forum.api_key})
    assert (answer.status, answer.values) == (200, {"latest_posts": []})
