"""A small OpenID provider on loopback: it signs in whoever asks, as whom and how the test says."""

import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_urlsafe
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask import Flask, Response, jsonify, request
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from werkzeug.serving import make_server

CLIENT = "desk"
SECRET = "a secret / of the tests"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


@dataclass
class Provider:
    """What it says of itself and of people; `claims` and `metadata` change what it would say."""

    address: str = ""
    subject: str = "248289761001"
    methods: tuple[str, ...] = ("client_secret_basic",)
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    key: RSAKey | OctKey = field(default_factory=lambda: KEY)
    algorithm: str = "RS256"
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def authorize(self, url: str) -> str:
        """Sign somebody in as the browser would, and give the address that it is sent back to."""
        parts = urlsplit(url)
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.address}/authorize"
        assert (given["client_id"], given["response_type"], given["scope"]) == (CLIENT, "code", "openid")
        assert given["code_challenge_method"] == "S256"
        code = token_urlsafe(8)
        self.asked[code] = given
        return f"{urlsplit(given['redirect_uri']).path}?code={code}&state={given['state']}"

    def describe(self) -> Response:
        own = self.address
        known = {
            "issuer": own,
            "authorization_endpoint": f"{own}/authorize",
            "token_endpoint": f"{own}/token",
            "jwks_uri": f"{own}/keys",
            "token_endpoint_auth_methods_supported": list(self.methods),
        }
        return jsonify({**known, **self.metadata})

    def keys(self) -> Response:
        return jsonify(KeySet([KEY]).as_dict(private=False))

    def token(self) -> tuple[Response, int]:
        """Give a token for a code, once, to who knows the secret and the verifier."""
        given = self.asked.pop(request.form["code"], None)
        if given is None or not self._knows_us() or not _fits(given["code_challenge"]):
            return jsonify(error="invalid_grant"), 400
        now = int(time.time())
        claims = {
            "iss": self.address,
            "sub": self.subject,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": given["nonce"],
            **self.claims,
        }
        said = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "one"}
        signed = jwt.encode(header, said, self.key, algorithms=[self.algorithm])
        return jsonify(access_token="a", token_type="Bearer", id_token=signed), 200

    def _knows_us(self) -> bool:
        if "client_secret_basic" in self.methods:
            pair = request.authorization
            return pair is not None and (pair.username, pair.password) == (
                CLIENT,
                "a%20secret%20%2F%20of%20the%20tests",
            )
        return (request.form.get("client_id"), request.form.get("client_secret")) == (CLIENT, SECRET)


def _fits(challenge: str) -> bool:
    digest = sha256(request.form["code_verifier"].encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode() == challenge


@contextmanager
def listening() -> Iterator[Provider]:
    """Give a provider that listens on loopback."""
    app, provider = Flask("provider"), Provider()
    app.add_url_rule("/.well-known/openid-configuration", view_func=provider.describe)
    app.add_url_rule("/keys", view_func=provider.keys)
    app.add_url_rule("/token", view_func=provider.token, methods=["POST"])
    server = make_server("127.0.0.1", 0, app)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield provider
    server.shutdown()
    thread.join()
    server.server_close()
