"""WordPress's REST API, as far as comments and posts are called."""

from base64 import b64encode

from flask import Blueprint, Response, abort, jsonify, request
from flask.typing import ResponseReturnValue

from moderation.forums.mock.state import Fault, MockForum, Values

USER = "moderation"
# What WordPress makes of a status that it is asked for; any other it keeps silently.
_STATUSES = {
    "hold": "hold",
    "approve": "approved",
    "draft": "draft",
    "publish": "publish",
    "untrash": "approved",
}


def wordpress(forum: MockForum) -> Blueprint:
    """Make the routes; all need the application password."""
    routes = Blueprint("wordpress", __name__, url_prefix="/wp-json/wp/v2")
    known = "Basic " + b64encode(f"{USER}:{forum.api_key}".encode()).decode()
    routes.before_request(lambda: None if request.headers.get("Authorization") == known else abort(401))
    _serve_one(routes, forum)

    @routes.get("/<any(comments, posts):folder>")
    def several(folder: str) -> Response:
        begin, most = request.args.get("offset", 0, type=int), request.args.get("per_page", 10, type=int)
        held = [values for path, values in forum.held.items() if path.startswith(folder)]
        newest_first = sorted(held, key=lambda values: str(values["date_gmt"]), reverse=True)
        return jsonify(newest_first[begin : begin + most])

    return routes


def _serve_one(routes: Blueprint, forum: MockForum) -> None:
    @routes.get("/<any(comments, posts, pages):folder>/<int:number>")
    def show(folder: str, number: int) -> Response:
        return jsonify(_shown(_find(forum, folder, number)))

    @routes.post("/<any(comments, posts, pages):folder>/<int:number>")
    def change(folder: str, number: int) -> Response:
        found = _find(forum, folder, number)
        if not forum.take(number, Fault.KEPT):
            found["status"] = _STATUSES.get(request.get_json().get("status"), found["status"])
        return jsonify(_shown(found))

    @routes.delete("/<any(comments, posts, pages):folder>/<int:number>")
    def trash(folder: str, number: int) -> ResponseReturnValue:
        found = _find(forum, folder, number)
        if forum.take(number, Fault.NO_TRASH):
            return jsonify(code="rest_trash_not_supported"), 501
        if found["status"] == "trash":
            return jsonify(code="rest_already_trashed"), 410
        found["status"] = "trash"
        return jsonify(_shown(found))


def _find(forum: MockForum, folder: str, number: int) -> Values:
    return forum.held.get(f"{folder}/{number}") or abort(404)


def _shown(values: Values) -> Values:
    return values | {"content": {"raw": values["content"], "rendered": f"<p>{values['content']}</p>"}}
