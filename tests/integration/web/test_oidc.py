"""Signing in through an OpenID provider that runs on loopback: whom it lets in, and whom it does not."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import OctKey
from werkzeug.test import TestResponse

from moderation.desk.administer import add_user, bind_user, disable_user
from moderation.model import Conflict, Invalid, NotFound, Role
from moderation.settings import load
from moderation.web import create_app
from moderation.web.pages.oidc import COOKIE
from moderation.wiring import Service
from tests.integration.web.provider import CLIENT, OTHER_KEY, SECRET, Provider, listening

HTML = {"Accept": "text/html"}
START = "/login/oidc"


@pytest.fixture(scope="module")
def server() -> Iterator[Provider]:
    with listening() as provider:
        yield provider


@pytest.fixture
def provider(server: Provider) -> Provider:
    """Give the provider as it is when it does all right."""
    server.__init__(address=server.address)  # type: ignore[misc]  # every field as at first
    return server


@pytest.fixture
def own(provider: Provider, sqlite_database: str, tmp_path: Path) -> Iterator[Service]:
    made = Service(
        load(
            database_url=sqlite_database,
            data_dir=tmp_path / "data",
            oidc_issuer=provider.address,
            oidc_client_id=CLIENT,
            oidc_client_secret=SECRET,
        )
    )
    add_user(made.store, name="amina", role=Role.MODERATOR, subject=provider.subject)
    yield made
    made.store.engine.dispose()


@pytest.fixture
def browser(own: Service) -> FlaskClient:
    return create_app(own).test_client()


def sign_in(browser: FlaskClient, provider: Provider, start: str = START) -> TestResponse:
    """Go the whole road, and give the answer at its end."""
    begun = browser.get(start, headers=HTML)
    assert begun.status_code == 303
    return browser.get(provider.authorize(begun.location), headers=HTML)


def is_signed_in(browser: FlaskClient) -> bool:
    return browser.get("/", headers=HTML).status_code == 200


def test_the_form_of_signing_in_names_the_provider(browser: FlaskClient, own: Service) -> None:
    page = browser.get("/login?next=/notes", headers=HTML).text
    assert 'href="/login/oidc?next=/notes"' in page
    assert "127.0.0.1" in page
    assert SECRET not in repr(own.settings)


def test_whom_the_provider_vouches_for_is_signed_in(browser: FlaskClient, provider: Provider) -> None:
    answer = sign_in(browser, provider, f"{START}?next=/notes")
    assert (answer.status_code, answer.location) == (303, "/notes")
    assert "amina" in browser.get("/", headers=HTML).text
    assert browser.get_cookie(COOKIE, path=START) is None


def test_an_issuer_may_want_the_secret_in_the_body(browser: FlaskClient, provider: Provider) -> None:
    provider.methods = ("client_secret_post",)
    sign_in(browser, provider)
    assert is_signed_in(browser)


@pytest.mark.parametrize("onward", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"])
def test_it_leads_nowhere_else(browser: FlaskClient, provider: Provider, onward: str) -> None:
    assert sign_in(browser, provider, f"{START}?next={onward}").location == "/"


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"nonce": "another"}, id="another nonce"),
        pytest.param({"nonce": None}, id="no nonce"),
        pytest.param({"exp": int(time.time()) - 600}, id="expired"),
        pytest.param({"exp": None}, id="without an end"),
        pytest.param({"iat": int(time.time()) + 6000}, id="of tomorrow"),
        pytest.param({"aud": "another"}, id="for another client"),
        pytest.param({"aud": [CLIENT, "another"]}, id="for others too"),
        pytest.param({"iss": "https://another.example"}, id="of another issuer"),
        pytest.param({"at_hash": "AAAA"}, id="of another access token"),
    ],
)
def test_a_wrong_token_lets_nobody_in(
    browser: FlaskClient, provider: Provider, claims: dict[str, object]
) -> None:
    provider.claims = claims
    answer = sign_in(browser, provider)
    assert (answer.status_code, "La connexion là-bas n’a pas abouti" in answer.text) == (401, True)
    assert not is_signed_in(browser)


@pytest.mark.parametrize("key", ["another key", "a secret that both know"])
def test_a_token_that_the_issuer_has_not_signed_lets_nobody_in(
    browser: FlaskClient, provider: Provider, key: str
) -> None:
    if key == "another key":
        provider.key = OTHER_KEY
    else:
        provider.key, provider.algorithm = OctKey.import_key(SECRET.encode() * 2), "HS256"
    assert sign_in(browser, provider).status_code == 401
    assert not is_signed_in(browser)


def test_another_state_lets_nobody_in(browser: FlaskClient, provider: Provider) -> None:
    begun = browser.get(START)
    back = provider.authorize(begun.location)
    assert browser.get(back + "x", headers=HTML).status_code == 401
    assert browser.get(back, headers=HTML).status_code == 401, "the attempt is over"
    assert not is_signed_in(browser)


def test_another_browsers_attempt_lets_nobody_in(
    own: Service, browser: FlaskClient, provider: Provider
) -> None:
    back = provider.authorize(browser.get(START).location)
    other = create_app(own).test_client()
    assert other.get(back, headers=HTML).status_code == 401
    other.get(START)
    assert other.get(back, headers=HTML).status_code == 401
    assert not is_signed_in(other)


def test_a_code_is_good_once(browser: FlaskClient, provider: Provider) -> None:
    begun = browser.get(START)
    cookie = begun.headers["Set-Cookie"].partition(";")[0]
    back = provider.authorize(begun.location)
    assert browser.get(back).status_code == 303
    browser.set_cookie(COOKIE, cookie.partition("=")[2], path=START)
    assert browser.get(back, headers=HTML).status_code == 401


@pytest.mark.parametrize("more", ["&error=access_denied", "&iss=https://another.example"])
def test_what_the_provider_refuses_is_refused(browser: FlaskClient, provider: Provider, more: str) -> None:
    back = provider.authorize(browser.get(START).location)
    assert browser.get(back + more, headers=HTML).status_code == 401
    assert not is_signed_in(browser)


def test_an_unknown_subject_is_not_made_a_user(
    own: Service, browser: FlaskClient, provider: Provider
) -> None:
    provider.subject = "amina"  # a name is no subject
    answer = sign_in(browser, provider)
    assert (answer.status_code, "Demandez à un administrateur" in answer.text) == (401, True)
    with own.store.read() as tx:
        assert [each.name for each in tx.users.list()] == ["amina"]


def test_a_disabled_user_stays_out(own: Service, browser: FlaskClient, provider: Provider) -> None:
    disable_user(own.store, "amina")
    assert sign_in(browser, provider).status_code == 401
    assert not is_signed_in(browser)


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({"issuer": "https://another.example"}, id="it gives itself another name"),
        pytest.param({"authorization_endpoint": None}, id="it does not say where"),
    ],
)
def test_an_issuer_that_is_none_is_unavailable(
    browser: FlaskClient, provider: Provider, metadata: dict[str, object]
) -> None:
    provider.metadata = metadata
    answer = browser.get(START, headers=HTML)
    assert (answer.status_code, "Le fournisseur ne répond pas" in answer.text) == (503, True)


@pytest.mark.parametrize("name", ["token_endpoint", "jwks_uri"])
def test_an_issuer_that_goes_away_meanwhile_is_unavailable(
    browser: FlaskClient, provider: Provider, name: str
) -> None:
    back = provider.authorize(browser.get(START).location)
    provider.metadata = {name: "http://127.0.0.1:1/"}
    answer = browser.get(back, headers=HTML)
    assert (answer.status_code, "Traceback" in answer.text) == (503, False)
    assert answer.headers["Retry-After"]


def test_an_issuer_that_is_down_is_a_page(own: Service) -> None:
    down = own.settings.model_copy(update={"oidc_issuer": "http://127.0.0.1:1"})
    answer = create_app(Service(down)).test_client().get(START, headers=HTML)
    assert (answer.status_code, "Le fournisseur ne répond pas" in answer.text) == (503, True)


def test_without_the_settings_there_is_nothing(own: Service) -> None:
    unset = own.settings.model_copy(update={"oidc_issuer": None})
    client = create_app(Service(unset)).test_client()
    assert "oidc" not in client.get("/login", headers=HTML).text
    assert client.get(START, headers=HTML).status_code == 404


def test_over_plain_http_nobody_is_sent_there(browser: FlaskClient) -> None:
    answer = browser.get(START, base_url="http://desk.example")
    assert answer.location == "/login"


class TestBinding:
    def test_a_subject_is_one_user(self, own: Service, provider: Provider) -> None:
        with pytest.raises(Conflict, match="another user"):
            add_user(own.store, name="badr", role=Role.VIEWER, subject=provider.subject)
        with own.store.read() as tx, pytest.raises(NotFound):
            tx.users.get("badr")

    def test_it_can_be_given_and_taken(self, own: Service, browser: FlaskClient, provider: Provider) -> None:
        bind_user(own.store, "amina", None)
        assert sign_in(browser, provider).status_code == 401
        bind_user(own.store, "amina", provider.subject)
        assert sign_in(browser, provider).status_code == 303

    @pytest.mark.parametrize("subject", ["", "x" * 256, "a\x00b"])
    def test_a_bad_one_is_named(self, own: Service, subject: str) -> None:
        with pytest.raises(Invalid) as caught:
            bind_user(own.store, "amina", subject)
        assert caught.value.field == "subject"
