"""Signing in: who may, where, how often; and what the cookie is."""

import pytest
from pydantic import SecretStr

from moderation import credentials
from moderation.desk.administer import disable_user
from moderation.settings import load
from moderation.web import attempts
from moderation.web.attempts import Attempts
from moderation.web.session import COOKIE, SECURE_COOKIE
from moderation.wiring import Service
from tests.unit.web.desk import Desk

HTTPS = "https://desk.example"
HTTP = "http://desk.example"
HERE = "http://localhost"


def _sign_in(desk: Desk, base_url: str = HERE, password: str | None = None, name: str = "amina") -> object:
    desk.add_user("amina")
    given = desk.users["amina"].password if password is None else password
    client = desk.app.test_client()
    return client.post("/login", data={"name": name, "password": given}, base_url=base_url)


def test_the_right_password_opens_the_queue(desk: Desk) -> None:
    browser = desk.browser()
    assert browser.get("/").status_code == 200


def test_only_the_keys_hash_is_stored(desk: Desk) -> None:
    browser = desk.browser()
    cookie = browser.client.get_cookie(COOKIE)
    assert cookie
    with desk.own.store.read() as tx:
        found = tx.users.by_session(credentials.hash_token(cookie.value))
        assert found
        assert found.name == "amina"
        assert tx.users.by_session(cookie.value.encode()) is None


@pytest.mark.parametrize(
    ("base_url", "name", "secure"),
    [
        pytest.param(HERE, COOKIE, False, id="this machine, plain HTTP"),
        pytest.param("http://127.0.0.1:8080", COOKIE, False, id="this machine, by number"),
        pytest.param("http://[::1]:8080", COOKIE, False, id="this machine, IPv6"),
        pytest.param(HTTPS, SECURE_COOKIE, True, id="anywhere, HTTPS"),
    ],
)
def test_the_cookie_is_closed(desk: Desk, base_url: str, name: str, *, secure: bool) -> None:
    answer = _sign_in(desk, base_url)
    header = answer.headers["Set-Cookie"]
    assert header.startswith(f"{name}=")
    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert "Path=/" in header
    assert "Domain" not in header
    assert ("Secure" in header) is secure


def test_a_password_does_not_travel_over_plain_http(desk: Desk) -> None:
    answer = _sign_in(desk, HTTP)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    form = desk.app.test_client().get("/login", base_url=HTTP)
    assert 'name="password"' not in form.text
    assert "HTTPS" in form.text


def test_it_does_where_the_operator_allows_it(own: Service) -> None:
    open_desk = Desk(Service(load(data_dir=own.settings.data_dir, insecure_cookies=True)))
    assert _sign_in(open_desk, HTTP).status_code == 303
    open_desk.own.store.engine.dispose()


def test_a_proxys_public_address_is_https(own: Service) -> None:
    settings = load(data_dir=own.settings.data_dir, public_url=HTTPS, secret_key=SecretStr("k"))
    behind = Desk(Service(settings))
    assert _sign_in(behind, HTTP).headers["Set-Cookie"].startswith(SECURE_COOKIE)
    behind.own.store.engine.dispose()


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param("amina", "wrong", id="a wrong password"),
        pytest.param("nobody", "wrong", id="an unknown name"),
        pytest.param("amina", "", id="no password"),
        pytest.param("", "", id="nothing"),
        pytest.param("a\x00b", "x", id="NUL"),
        pytest.param("é" * 500, "x" * 5000, id="long ones"),
    ],
)
def test_what_is_wrong_is_refused_in_the_same_words(desk: Desk, name: str, password: str) -> None:
    answer = _sign_in(desk, name=name, password=password)
    assert answer.status_code == 401
    assert "Le nom ou le mot de passe est faux." in answer.text
    assert "Set-Cookie" not in answer.headers


def test_guessing_is_stopped_even_for_the_right_guess(desk: Desk) -> None:
    assert _sign_in(desk, password="wrong").status_code == 401
    for _ in range(attempts.MOST - 1):
        desk.app.extensions["moderation_attempts"].admit("127.0.0.1 amina")
    stopped = _sign_in(desk)
    assert (stopped.status_code, stopped.headers["Retry-After"]) == (429, "300")


def test_a_stranger_who_knows_a_name_does_not_lock_its_owner_out(desk: Desk) -> None:
    tried = desk.app.extensions["moderation_attempts"]
    for _ in range(attempts.MOST):
        tried.admit("192.0.2.1 amina")
        tried.admit("amina", attempts.MOST_FROM_ALL)
    assert _sign_in(desk).status_code == 303
    for _ in range(attempts.MOST_FROM_ALL):
        tried.admit("amina", attempts.MOST_FROM_ALL)
    assert _sign_in(desk).status_code == 429


def test_attempts_are_forgotten_after_the_window_and_after_success() -> None:
    now = 0.0
    tried = Attempts(clock=lambda: now)
    assert [tried.admit("a") for _ in range(attempts.MOST + 1)] == [True] * attempts.MOST + [False]
    assert tried.admit("b")
    now = attempts.WINDOW
    assert tried.admit("a")
    for _ in range(attempts.MOST):
        tried.admit("a")
    tried.forget("a")
    assert tried.admit("a")


def test_attempts_keep_a_bounded_number_of_names() -> None:
    tried = Attempts()
    for number in range(attempts.NAMES + 10):
        tried.admit(str(number))
    assert len(tried._recent) == attempts.NAMES  # noqa: SLF001 - the bound is what is promised


def test_every_sign_in_is_a_new_session_and_ends_the_old_one(desk: Desk) -> None:
    browser = desk.browser()
    first = browser.client.get_cookie(COOKIE)
    again = {"name": "amina", "password": desk.users["amina"].password}
    assert browser.client.post("/login", data=again).status_code == 303
    second = browser.client.get_cookie(COOKIE)
    assert first
    assert second
    assert first.value != second.value
    with desk.own.store.read() as tx:
        assert tx.users.by_session(credentials.hash_token(first.value)) is None


def test_signing_out_ends_the_session_for_good(desk: Desk) -> None:
    browser = desk.browser()
    cookie = browser.client.get_cookie(COOKIE)
    assert cookie
    assert browser.post("/logout").status_code == 303
    browser.client.set_cookie(COOKIE, cookie.value)
    assert browser.get("/").status_code == 303


def test_a_disabled_user_is_out_at_once(desk: Desk) -> None:
    browser = desk.browser()
    disable_user(desk.own.store, "amina")
    assert browser.get("/").headers["Location"] == "/login"
    assert _sign_in(desk).status_code == 401


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        pytest.param("/cases/7?finding=2", "/cases/7?finding=2", id="a page of ours"),
        pytest.param("https://evil.example/", "/", id="another site"),
        pytest.param("//evil.example/", "/", id="another host"),
        pytest.param("/\\evil.example/", "/", id="a backslash that browsers read as a slash"),
        pytest.param("javascript:alert(1)", "/", id="a script"),
        pytest.param("/\n/evil.example", "/", id="a line feed"),
        pytest.param("", "/", id="nothing"),
        pytest.param("//[", "/", id="no address at all"),
    ],
)
def test_signing_in_leads_to_our_own_pages_alone(desk: Desk, asked: str, leads_to: str) -> None:
    user = desk.add_user("amina")
    data = {"name": "amina", "password": user.password}
    answer = desk.app.test_client().post("/login", query_string={"next": asked}, data=data)
    assert answer.headers["Location"] == leads_to
