"""Ghost's Admin API: a token of five minutes signed with the Admin key, and where things stand."""

from datetime import UTC, datetime, timedelta

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey

from moderation.forums.api import ForumApi
from moderation.forums.asking import Undelivered
from moderation.forums.calls import ActResult, ForumAccess, Outcome

ROOT = "/ghost/api/admin"
_LIVES = timedelta(minutes=5)


def open_api(access: ForumAccess, client: httpx.Client) -> ForumApi:
    """Make the API of a forum; raises Undelivered when its key is none."""
    headers = {"Authorization": f"Ghost {_token(access.api_key or '')}", "Accept-Version": "v5.0"}
    return ForumApi(access.forum_url or "", headers, client)


def _token(api_key: str) -> str:
    """Sign with the second half of `ID:HEXADECIMAL`, under the first."""
    identifier, _, secret = api_key.strip().partition(":")
    try:
        key = OctKey.import_key(bytes.fromhex(secret))
        now = datetime.now(UTC)
        claims = {"iat": now, "exp": now + _LIVES, "aud": "/admin/"}
        return jwt.encode({"alg": "HS256", "typ": "JWT", "kid": identifier}, claims, key)
    except ValueError:
        raise Undelivered(ActResult(outcome=Outcome.PERMANENT, reason="bad_settings")) from None
