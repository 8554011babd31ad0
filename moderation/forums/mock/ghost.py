"""Ghost's Admin API, as far as posts, pages and comments are called."""

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from moderation.forums.mock.state import MockForum, Values

KEY = "0123456789abcdef01234567:00112233445566778899aabbccddeeff"


def ghost(forum: MockForum) -> Blueprint:
    """Make the routes; all need a token signed with the Admin key."""
    routes = Blueprint("ghost", __name__, url_prefix="/ghost/api/admin")
    routes.before_request(lambda: None if _is_known() else abort(401))

    @routes.get("/<any(posts, pages, comments):folder>/")
    def several(folder: str) -> Response:
        asked = request.args.get("filter", "")
        page, most = request.args.get("page", 1, type=int), request.args.get("limit", 15, type=int)
        held = [values for path, values in forum.held.items() if path.startswith(folder)]
        named = [each for each in held if not asked.startswith("id:") or f"'{each['id']}'" in asked]
        return jsonify({folder: named[(page - 1) * most : page * most]})

    @routes.get("/<any(posts, pages):folder>/<number>/")
    def show(folder: str, number: str) -> Response:
        return jsonify({folder: [_find(forum, folder, number)]})

    @routes.put("/<any(posts, pages, comments):folder>/<number>/")
    def change(folder: str, number: str) -> ResponseReturnValue:
        found, (values,) = _find(forum, folder, number), request.get_json()[folder]
        if folder != "comments" and "updated_at" not in values:
            return jsonify(errors=["updated_at"]), 422
        if values.get("updated_at", found.get("updated_at")) != found.get("updated_at"):
            return jsonify(errors=["stale"]), 409
        found["status"] = values["status"]
        return jsonify({folder: [found]})

    return routes


def _is_known() -> bool:
    """Read the token as Ghost does: signed with the key that it names, and meant for the Admin API."""
    identifier, _, secret = KEY.partition(":")
    sent = request.headers.get("Authorization", "").removeprefix("Ghost ")
    try:
        token = jwt.decode(sent, OctKey.import_key(bytes.fromhex(secret)))
    except (JoseError, ValueError):
        return False
    return token.header.get("kid") == identifier and token.claims.get("aud") == "/admin/"


def _find(forum: MockForum, folder: str, number: str) -> Values:
    return forum.held.get(f"{folder}/{number}") or abort(404)
