"""`moderation users`: a token for the API, a password for the desk, shown once."""

import httpx
import pytest

from moderation import credentials
from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run


def test_add_gives_a_password_and_a_token_that_work(service: Service) -> None:
    made = ask("users", "add", "amina", "--role", "moderator", "--forum", "demo")
    assert made["user"] == "amina"
    with service.store.read() as tx:
        assert credentials.check_password(tx.users.password_hash("amina"), made["password"])
        known = tx.users.by_token(credentials.hash_token(made["token"]))
    assert known is not None
    assert known.forums == ("demo",)


def test_the_token_opens_the_api_until_the_user_is_disabled(web: str) -> None:
    token = ask("users", "add", "amina", "--role", "moderator")["token"]
    headers = {"Authorization": f"Bearer {token}"}
    assert httpx.get(f"{web}/api/v1/cases", headers=headers).status_code == 200
    run("users", "disable", "amina")
    assert httpx.get(f"{web}/api/v1/cases", headers=headers).status_code == 401


def test_reset_ends_what_was_known(service: Service, web: str) -> None:
    old = ask("users", "add", "amina", "--role", "moderator")
    with service.store.write() as tx:
        tx.users.open_session(tx.users.get("amina").id, b"a session's key", hours=1)
    new = ask("users", "reset", "amina")
    assert new.keys() == {"user", "token", "password"}
    told = [
        httpx.get(f"{web}/api/v1/cases", headers={"Authorization": f"Bearer {each['token']}"})
        for each in (old, new)
    ]
    assert [each.status_code for each in told] == [401, 200]
    with service.store.read() as tx:
        kept = tx.users.password_hash("amina")
        assert [credentials.check_password(kept, each["password"]) for each in (old, new)] == [False, True]
        assert tx.users.by_session(b"a session's key") is None


@pytest.mark.usefixtures("service")
def test_reset_of_nobody_is_answered_with_the_nearest() -> None:
    assert "did you mean moderator?" in error("users", "reset", "moderater")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["x", "--role", "boss"], 2, "'boss' is not one of", id="a role that there is not"),
        pytest.param(["x"], 2, "Missing option '--role'", id="no role"),
        pytest.param(["", "--role", "viewer"], 1, "name: ''", id="no name"),
        pytest.param(["x y", "--role", "viewer"], 1, "name: 'x y'", id="a name with a space"),
        pytest.param(
            ["x", "--role", "viewer", "--forum", "dem"], 1, "did you mean demo?", id="unknown forum"
        ),
        pytest.param(["moderator", "--role", "viewer"], 1, "exists already", id="taken"),
    ],
)
@pytest.mark.usefixtures("service")
def test_a_bad_user_is_refused(words: list[str], code: int, said: str) -> None:
    assert said in error("users", "add", *words, code=code)
    assert [each["name"] for each in ask("users", "list")["items"]] == ["moderator"]


@pytest.mark.usefixtures("service")
def test_an_unknown_user_is_answered_with_the_nearest() -> None:
    assert "did you mean moderator?" in error("users", "disable", "moderater")


@pytest.mark.usefixtures("service")
def test_no_list_shows_a_secret() -> None:
    made = ask("users", "add", "amina", "--role", "admin")
    shown = run("users", "list", "--json").stdout + run("users", "list").stdout
    assert made["token"] not in shown
    assert made["password"] not in shown
