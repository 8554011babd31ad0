"""The library for programs."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify, request

from moderation import shown
from moderation.desk import library as desk
from moderation.ports.holdings import HeldSource
from moderation.web.api import answers, asking
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
    return answers.part(found, limit, _shown)


@blueprint.post("/sources")
def add() -> tuple[Response, HTTPStatus]:
    """Register an article."""
    given = asking.body()
    url, title, forum = (asking.text(given, name, usual="") or None for name in ("url", "title", "forum"))
    text = asking.text(given, "text")
    made = desk.add_source(service().store, user(), text=text, url=url, title=title, forum=forum)
    return jsonify(shown.source(made, forum)), HTTPStatus.CREATED


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
