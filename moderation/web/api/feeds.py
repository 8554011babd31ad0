"""Feeds that fill the library: list, follow, leave."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from moderation.desk import library as desk
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_feeds", __name__)
blueprint.before_request(require_user)


@blueprint.get("/feeds")
def feeds() -> Response:
    """Give the feeds that are followed, by id, with what went wrong last."""
    with service().store.read() as tx:
        known = desk.feeds(tx, user())
    items = [
        {"id": str(feed.id), "feed": feed.address, "forum": forum, "error": feed.error}
        for feed, forum in known
    ]
    return jsonify(items=items, next=None)


@blueprint.post("/feeds")
def follow() -> tuple[Response, HTTPStatus]:
    """Follow a feed; one that is followed already stays as it is."""
    own, given = service(), asking.body()
    feed, forum = asking.text(given, "feed").strip(), asking.text(given, "forum", usual="") or None
    added = desk.follow(own.store, own.fetcher, user(), feed, forum=forum)
    return jsonify(feed=feed, forum=forum, new=added), HTTPStatus.CREATED if added else HTTPStatus.OK


@blueprint.delete("/feeds/<feed_id>")
def unfollow(feed_id: str) -> tuple[str, HTTPStatus]:
    """Leave a feed; what came of it stays."""
    desk.unfollow(service().store, user(), asking.key(feed_id))
    return "", HTTPStatus.NO_CONTENT
