"""Flarum's JSON:API, as far as a post is called."""

from flask import Blueprint, Response, abort, jsonify, request

from moderation.forums.mock.state import Fault, MockForum, Values


def flarum(forum: MockForum) -> Blueprint:
    """Make the routes; all need the forum's token."""
    routes = Blueprint("flarum", __name__, url_prefix="/api/posts")
    known = f"Token {forum.api_key}"
    routes.before_request(
        lambda: None if request.headers.get("Authorization", "").startswith(known) else abort(401)
    )

    @routes.get("/<int:number>")
    def show(number: int) -> Response:
        return _document(number, _find(forum, number))

    @routes.patch("/<int:number>")
    def change(number: int) -> Response:
        found = _find(forum, number)
        if not forum.take(number, Fault.KEPT):
            found |= request.get_json()["data"]["attributes"] | {"isApproved": True}
        return _document(number, found)

    return routes


def _document(number: int, attributes: Values) -> Response:
    return jsonify(data={"type": "posts", "id": str(number), "attributes": attributes})


def _find(forum: MockForum, number: int) -> Values:
    return forum.held.get(f"posts/{number}") or abort(404)
