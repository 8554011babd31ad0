"""The part of Discourse's API that we call, as its controllers answer."""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from moderation.forums.mock.state import Fault, MockForum, Values

_PAGE = 50
_DELETED_AT = "2026-03-01T12:00:00Z"
_EFFECTS: Mapping[str, Values] = {
    "agree_and_hide": {"hidden": True},
    "disagree_and_restore": {"hidden": False},
    "approve_post": {"hidden": False},
    "delete_and_agree": {"deleted_at": _DELETED_AT},
    "reject_post": {"deleted_at": _DELETED_AT},
}


def discourse(forum: MockForum) -> Blueprint:
    """Make the routes; all need the forum's Api-Key."""
    routes = Blueprint("discourse", __name__)
    routes.before_request(lambda: None if request.headers.get("Api-Key") == forum.api_key else abort(403))
    _serve_posts(routes, forum)
    _serve_reviews(routes, forum)
    return routes


def _serve_posts(routes: Blueprint, forum: MockForum) -> None:
    @routes.get("/posts.json")
    def latest() -> Response:
        before = request.args.get("before", type=int)
        ids = sorted((number for number in forum.posts if before is None or number < before), reverse=True)
        return jsonify(latest_posts=[forum.posts[number] for number in ids[:_PAGE]])

    @routes.get("/posts/<int:number>.json")
    def show(number: int) -> Response:
        return jsonify(_find(forum, number))

    @routes.post("/post_actions.json")
    def flag() -> Response:
        values = request.get_json()
        number = int(values["id"])
        hides = bool(values.get("take_action")) and not forum.take(number, Fault.FLAG_ONLY)
        _find(forum, number)["hidden"] = hides
        forum.flag(number, pending=not hides)
        return jsonify(_find(forum, number))

    _serve_changes(routes, forum)
    _serve_messages(routes, forum)


def _serve_messages(routes: Blueprint, forum: MockForum) -> None:
    @routes.post("/posts.json")
    def send() -> ResponseReturnValue:
        values = request.get_json()
        if not values.get("raw") or values["external_id"] in forum.messages:
            return jsonify(errors=["invalid"]), 422
        if fault := forum.take(values["target_recipients"], Fault.ERROR, Fault.CONFLICT):
            return jsonify(errors=["refused"]), 403 if fault is Fault.CONFLICT else 500
        forum.messages[values["external_id"]] = values
        return jsonify(topic_id=len(forum.messages))

    @routes.get("/t/external_id/<key>.json")
    def find(key: str) -> ResponseReturnValue:
        return ("", 302) if key in forum.messages else abort(404)


def _serve_changes(routes: Blueprint, forum: MockForum) -> None:
    def change(rule: str, method: str, changes: Values) -> None:
        def view(number: int) -> Response:
            _find(forum, number).update(changes)
            return jsonify({})

        routes.add_url_rule(rule, f"{method} {rule}".replace(".", "_"), view, methods=[method])

    change("/posts/<int:number>.json", "DELETE", {"deleted_at": _DELETED_AT})
    change("/posts/<int:number>/recover.json", "PUT", {"deleted_at": None})
    change("/posts/<int:number>/unhide.json", "PUT", {"hidden": False})


def _serve_reviews(routes: Blueprint, forum: MockForum) -> None:
    @routes.get("/review/<int:review>.json")
    def review(review: int) -> Response:
        return jsonify(reviewable=_find_review(forum, review))

    @routes.put("/review/<int:review>/perform/<action>.json")
    def perform(review: int, action: str) -> ResponseReturnValue:
        found, version = _find_review(forum, review), request.args.get("version", type=int)
        if version is None:
            return jsonify(errors=["version"]), 422
        if version != found["version"]:
            return jsonify(errors=["conflict"]), 409
        if found["status"] != 0:
            return jsonify(errors=["already handled"]), 403
        _find(forum, forum.reviewed(review)).update(_EFFECTS[action] if action in _EFFECTS else abort(404))
        found |= {"status": 1, "version": version + 1}
        return jsonify(success="OK")


def _find(forum: MockForum, number: int) -> Values:
    return forum.posts.get(number) or abort(404)


def _find_review(forum: MockForum, review: int) -> Values:
    found: Values = _find(forum, forum.reviewed(review)).get("review") or abort(404)
    return found
