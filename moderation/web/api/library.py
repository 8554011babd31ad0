"""The library for programs."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify, request

from moderation import shown
from moderation.desk import library as desk
from moderation.model import Invalid
from moderation.ports.holdings import HeldSource
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_library", __name__)
blueprint.before_request(require_user)


@blueprint.get("/library")
def sums() -> Response:
    """Give how many texts the library holds, by forum and kind."""
    with service().store.read() as tx:
        held = tx.holdings.sums(user().forums)
    items = [
        {"forum": each.forum, "kind": each.kind, "count": each.count, "last_at": shown.time(each.last_at)}
        for each in held
    ]
    return jsonify(items=items, next=None)


@blueprint.get("/sources")
def sources() -> Response:
    """Give sources, newest first."""
    limit, before = asking.limit(), asking.number("cursor", usual=0) or None
    with service().store.read() as tx:
        found = tx.holdings.search(
            request.args.get("search", ""), forums=user().forums, before=before, limit=limit + 1
        )
    following = str(found[limit - 1].id) if len(found) > limit else None
    return jsonify(items=[_shown(each) for each in found[:limit]], next=following)


@blueprint.post("/sources")
def add() -> tuple[Response, HTTPStatus]:
    """Register an article."""
    asked = asking.body()
    given = {name: asked.get(name) for name in ("text", "url", "title", "forum")}
    for name, value in given.items():
        if not isinstance(value, str | None) or (name == "text" and value is None):
            raise Invalid(f"{name}: must be text", field=name)
    made = desk.add_source(
        service().store,
        user(),
        text=given["text"] or "",
        url=given["url"],
        title=given["title"],
        forum=given["forum"],
    )
    return jsonify(shown.source(made, given["forum"])), HTTPStatus.CREATED


@blueprint.delete("/sources/<source_id>")
def withdraw(source_id: str) -> tuple[str, HTTPStatus]:
    """Take an article out; what was found with it stays."""
    desk.withdraw_source(service().store, user(), asking.key(source_id))
    return "", HTTPStatus.NO_CONTENT


def _shown(held: HeldSource) -> shown.Shown:
    return {
        "id": str(held.id),
        "kind": held.kind,
        "forum": held.forum,
        "url": held.url,
        "title": held.title,
        "added_at": shown.time(held.added_at),
    }
