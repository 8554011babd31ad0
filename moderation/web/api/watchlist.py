"""The watchlist for programs: what it holds, a text tried, what it found of late."""

from flask import Blueprint, Response, jsonify, request

from moderation import shown
from moderation.desk import curate, watchlist_shown
from moderation.desk.review import forums_of
from moderation.desk.watchlist import known
from moderation.ports import Transaction
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_watchlist", __name__)
blueprint.before_request(require_user)


@blueprint.get("/watchlist")
def entities() -> Response:
    """Give the entities by ideology and id, as they count for every forum or for one."""
    limit, cursor = asking.limit(), request.args.get("cursor", "")
    search, ideology, kind = (request.args.get(name, "") for name in ("search", "ideology", "kind"))
    with service().store.read() as tx:
        name = _forum(tx, request.args.get("forum") or None)
        forum = None if name is None else tx.forums.get(name)
        found = curate.entities(known(tx, forum), search=search, ideology=ideology, kind=kind)
    off = () if forum is None else forum.settings.get("watchlist_off", ())
    rest = curate.beyond(found, cursor)
    items = [watchlist_shown.entity(each, off) for each in rest[:limit]]
    return jsonify(items=items, next=items[-1]["id"] if len(rest) > limit else None)


@blueprint.post("/watchlist/try")
def attempt() -> Response:
    """Say what is found in a text; nothing of it is stored."""
    given = asking.body()
    with service().store.read() as tx:
        forum = _forum(tx, asking.text(given, "forum", usual="") or None)
        made = curate.attempt(tx, asking.text(given, "text"), forum)
    return jsonify(watchlist_shown.tried(made))


@blueprint.get("/watchlist/hits")
def hits() -> Response:
    """Give how often each entity was found of late, and what people said of it; most posts first."""
    with service().store.read() as tx:
        forum, listed = _forum(tx, request.args.get("forum") or None), known(tx)
    since, found = curate.recent_hits(service().store, forum=forum)
    items = [watchlist_shown.hit(each, listed) for each in found]
    return jsonify(since=shown.time(since), items=items, next=None)


def _forum(tx: Transaction, asked: str | None) -> str | None:
    """Give the forum that is asked about, else the first of a user of some; None is every forum."""
    forums = forums_of(tx, user(), asked)
    return forums[0] if forums else None
