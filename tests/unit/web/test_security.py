"""Every route has its rule, every answer its headers, every form its token and its origin."""

import re

import pytest
from flask import Flask

from moderation.model import Role
from moderation.web import create_app
from moderation.web.access import OWN_RULE, PUBLIC
from moderation.web.security import HEADERS, POLICY
from moderation.wiring import Service
from tests.unit.web.desk import TWICE, Desk

FILLED = {"filename": "desk.css", "name": "demo", "verb": "accept"}  # any other is 1
ASSETS = re.compile(r'(?:src|href|action|srcdoc)="([^"]*)"')


def _routes(app: Flask) -> list[tuple[str, str, str]]:
    return [
        (rule.endpoint, method, re.sub(r"<(?:[^:>]+:)?(\w+)>", lambda m: str(FILLED.get(m[1], 1)), rule.rule))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def test_every_route_but_the_named_ones_needs_a_user(desk: Desk) -> None:
    desk.receive(TWICE)
    client = desk.app.test_client()
    for endpoint, method, path in _routes(desk.app):
        answer = client.open(path, method=method)
        answer.close()
        if endpoint in PUBLIC:
            continue
        if endpoint.startswith(OWN_RULE):
            assert answer.status_code == 401, (endpoint, method)
        elif method == "GET":
            assert answer.headers.get("Location", "").startswith("/login"), (endpoint, method)
        else:
            assert answer.status_code == 403, (endpoint, method)


def test_what_is_public_is_there(desk: Desk) -> None:
    known = {rule.endpoint for rule in desk.app.url_map.iter_rules()}
    assert known >= PUBLIC


def test_a_new_route_is_closed_until_it_is_named(own: Service) -> None:
    app = create_app(own)
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    answer = app.test_client().get("/forgotten")
    assert "secret" not in answer.text
    assert answer.headers["Location"] == "/login?next=/forgotten"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/login",
        "/cases/1",
        "/nothing",
        "/static/desk.css",
        "/docs",
        "/healthz",
        "/api/v1/cases",
        "/preferences",
    ],
)
def test_every_answer_has_the_headers(desk: Desk, path: str) -> None:
    desk.receive(TWICE)
    for client in (desk.app.test_client(), desk.browser().client):
        answer = client.get(path)
        answer.close()
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert answer.headers["Content-Security-Policy"] == POLICY
        cached = answer.headers["Cache-Control"]
        assert ("no-store" in cached) is not path.startswith("/static")


def test_the_policy_is_the_one_that_was_agreed() -> None:
    assert POLICY == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 303, id="a program, or a very old browser: the token tells"),
        pytest.param({"Origin": "http://localhost"}, 303, id="our own origin"),
        pytest.param(
            {"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303, id="under our referrer policy"
        ),
        pytest.param({"Origin": "https://evil.example"}, 403, id="another origin"),
        pytest.param({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403, id="hidden, from another site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, 403, id="a sister host"),
        pytest.param({"Origin": "http://localhost:81"}, 403, id="another port"),
        pytest.param({"Origin": "http://["}, 403, id="no address at all"),
    ],
)
def test_a_form_comes_from_our_own_pages(desk: Desk, headers: dict[str, str], status: int) -> None:
    browser = desk.browser()
    token = re.findall(r'name="csrf_token" value="([0-9a-f]+)"', browser.get("/").text)[0]
    answer = browser.client.post("/next", data={"csrf_token": token}, headers=headers)
    assert answer.status_code == status


def test_a_form_of_another_origin_signs_nobody_in(desk: Desk) -> None:
    user = desk.add_user("amina")
    data = {"name": "amina", "password": user.password}
    answer = desk.app.test_client().post("/login", data=data, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda _: "", id="none"),
        pytest.param(lambda token: token[:-1] + ("0" if token[-1] != "0" else "1"), id="one digit other"),
        pytest.param(lambda token: "0" * 32 + token[32:], id="another salt"),
        pytest.param(lambda _: "é" * 96, id="not hexadecimal"),
    ],
)
def test_a_wrong_token_is_refused(desk: Desk, spoil: object) -> None:
    browser = desk.browser()
    token = re.findall(r'name="csrf_token" value="([0-9a-f]+)"', browser.get("/").text)[0]
    assert callable(spoil)
    answer = browser.client.post("/next", data={"csrf_token": spoil(token)})
    assert answer.status_code == 403


def test_a_token_is_of_its_session_alone_and_new_on_each_page(desk: Desk) -> None:
    one, other = desk.browser(), desk.browser("bilal", Role.SENIOR)
    token = re.findall(r'name="csrf_token" value="([0-9a-f]+)"', one.get("/").text)[0]
    assert token not in one.get("/").text
    assert other.client.post("/next", data={"csrf_token": token}).status_code == 403
    assert one.client.post("/next", data={"csrf_token": token}).status_code == 303


def test_pages_ask_nobody_else_for_anything(desk: Desk) -> None:
    desk.receive(TWICE, url="https://forum.example/t/1")
    browser = desk.browser()
    for path in ("/", "/cases/1", "/cases/1/compare/1", "/preferences", "/docs", "/login"):
        page = browser.get(path).text
        assert [link for link in ASSETS.findall(page) if not link.startswith(("/", "#"))] == []
        assert "<style" not in page
        assert not re.search(r"<script(?! src=)", page)
        assert not re.search(r"<[^>]* (style|on\w+)=", page)
