"""OpenID Connect: the authorization code flow with PKCE, spoken with the one issuer that is set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_urlsafe
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from moderation.model import Refused, Unavailable
from moderation.settings import Settings

WELL_KNOWN = "/.well-known/openid-configuration"
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")  # a secret that both sides know signs nothing here
TIMEOUT = 5.0  # seconds of one call
LEEWAY = 60  # seconds by which two clocks may differ
BASIC = "client_secret_basic"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one browser's attempt to sign in must bring back: each is used once, by this browser alone."""

    state: str = field(default_factory=lambda: token_urlsafe(32))
    nonce: str = field(default_factory=lambda: token_urlsafe(32))
    verifier: str = field(default_factory=lambda: token_urlsafe(64), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who vouches for people: its address, and what we are to it.

    What it says of itself, its keys among them, is read anew for each sign-in, so that no change of keys is
    missed. Raises Unavailable where it does not answer as an issuer, Refused where it vouches for nobody.
    """

    address: str
    client_id: str
    secret: str = field(repr=False)

    @property
    def name(self) -> str:
        """Give the host that a person knows it by."""
        return urlsplit(self.address).hostname or self.address

    def begin(self, attempt: Attempt, redirect: str) -> str:
        """Give the address to which a browser goes to sign in."""
        # Its import takes half a second, which only those pay who use it.
        from authlib.oauth2.client import OAuth2Client  # noqa: PLC0415 - as said above

        client = OAuth2Client(None, self.client_id, redirect_uri=redirect, code_challenge_method="S256")
        endpoint = _text(self._metadata(), "authorization_endpoint")
        asked = {"scope": "openid", "state": attempt.state, "nonce": attempt.nonce}
        return str(client.create_authorization_url(endpoint, code_verifier=attempt.verifier, **asked)[0])

    def finish(self, attempt: Attempt, redirect: str, code: str) -> str:
        """Give the subject that a code stands for."""
        known = self._metadata()
        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect,
            "code_verifier": attempt.verifier,
        }
        given = self._ask("POST", _text(known, "token_endpoint"), **self._identified(known, asked))
        keys = self._ask("GET", _text(known, "jwks_uri"))
        return self._subject(given, keys, attempt)

    def _identified(self, known: Mapping[str, Any], asked: Mapping[str, str]) -> dict[str, Any]:
        """Say who we are as the issuer wants to hear it (RFC 6749, section 2.3.1)."""
        if BASIC in known.get("token_endpoint_auth_methods_supported", [BASIC]):
            pair = (quote(self.client_id, safe=""), quote(self.secret, safe=""))
            return {"data": asked, "auth": httpx.BasicAuth(*pair)}
        return {"data": {**asked, "client_id": self.client_id, "client_secret": self.secret}}

    def _metadata(self) -> Mapping[str, Any]:
        known = self._ask("GET", self.address.rstrip("/") + WELL_KNOWN)
        if known.get("issuer") != self.address:
            raise Unavailable("MODERATION_OIDC_ISSUER: the issuer gives itself another name", code="oidc")
        return known

    def _ask(self, method: str, url: str, **given: Any) -> Mapping[str, Any]:  # noqa: ANN401 - httpx's own
        try:
            answer = httpx.request(method, url, timeout=TIMEOUT, **given)
            values = answer.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise Unavailable(f"the issuer does not answer ({type(error).__name__})", code="oidc") from None
        if answer.is_client_error and method == "POST":
            raise Refused("the issuer does not take the code", code="oidc_refused")
        if not answer.is_success or not isinstance(values, dict):
            raise Unavailable(f"the issuer answers with {answer.status_code}", code="oidc")
        return values

    def _subject(self, given: Mapping[str, Any], keys: Mapping[str, Any], attempt: Attempt) -> str:
        from authlib.oidc.core import CodeIDToken  # noqa: PLC0415 - as above
        from joserfc import jwt  # noqa: PLC0415 - as above
        from joserfc.errors import JoseError  # noqa: PLC0415 - as above
        from joserfc.jwk import KeySet  # noqa: PLC0415 - as above

        options: Any = {
            "iss": {"essential": True, "value": self.address},
            "aud": {"essential": True, "value": self.client_id},
        }
        params = {
            "nonce": attempt.nonce,
            "client_id": self.client_id,
            "access_token": given.get("access_token"),
        }
        try:
            key_set = KeySet.import_key_set(keys)  # type: ignore[arg-type]  # it checks what it is given
            token = jwt.decode(_text(given, "id_token"), key_set, algorithms=list(ALGORITHMS))
            claims = CodeIDToken(token.claims, token.header, options, params)
            claims.validate(leeway=LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise Refused(
                f"the issuer's token is not valid ({type(error).__name__})", code="oidc_refused"
            ) from None
        return _text(claims, "sub")


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value:
        raise Unavailable(f"the issuer gives no {name}", code="oidc")
    return value


def issuer_of(settings: Settings) -> Issuer | None:
    """Give the issuer of the settings, if one is set."""
    if not (settings.oidc_issuer and settings.oidc_client_id and settings.oidc_client_secret):
        return None
    secret = settings.oidc_client_secret.get_secret_value()
    return Issuer(address=settings.oidc_issuer, client_id=settings.oidc_client_id, secret=secret)
