"""The library: what it holds, its sources, the feeds that fill it."""

from flask import Blueprint, Response, request, url_for

from moderation.desk import library as desk
from moderation.model import Invalid, Refused
from moderation.web.asked import number
from moderation.web.current import service
from moderation.web.page import go_on, show
from moderation.web.session import current_user

blueprint = Blueprint("library", __name__)
ROWS = 50


@blueprint.get("/library")
def show_library() -> Response:
    """Show what the library holds."""
    return _page()


def _page(error: Invalid | Refused | None = None) -> Response:
    user, asked = current_user(), request.args.get("search", "")
    with service().store.read() as tx:
        forums = user.forums or tuple(forum.name for forum in tx.forums.list())
        sums = tx.holdings.sums(user.forums)
        before = request.args.get("before", type=number)
        found = tx.holdings.search(asked, forums=user.forums, before=before, limit=ROWS + 1)
        feeds = desk.feeds(tx, user)
        now = tx.now()
    return show(
        "library.html",
        sums=sums,
        sources=found[:ROWS],
        following=found[ROWS - 1].id if len(found) > ROWS else None,
        feeds=feeds,
        asked=asked,
        forums=forums,
        now=now,
        error=error,
        draft=request.form,
        user=user,
        may_curate=user.role in desk.MAY_CURATE,
    )


@blueprint.post("/library/sources")
def add() -> Response:
    """Register an article."""
    sent = request.form
    try:
        desk.add_source(
            service().store,
            current_user(),
            text=sent.get("text", ""),
            url=sent.get("url", "").strip() or None,
            title=sent.get("title", "").strip() or None,
            forum=sent.get("forum") or None,
        )
    except Invalid as error:
        page = _page(error)
        page.status_code = 422
        return page
    return go_on(url_for("library.show_library"))


@blueprint.post("/library/sources/<number:source_id>/withdraw")
def withdraw(source_id: int) -> Response:
    """Take an article out."""
    desk.withdraw_source(service().store, current_user(), source_id)
    return go_on(url_for("library.show_library"))


@blueprint.post("/library/feeds")
def follow() -> Response:
    """Follow a feed."""
    own, sent = service(), request.form
    try:
        feed, forum = sent.get("feed", "").strip(), sent.get("forum") or None
        desk.follow(own.store, own.fetcher, current_user(), feed, forum=forum)
    except Invalid as error:
        page = _page(error)
        page.status_code = 422
        return page
    except Refused as error:
        if error.code != "host_not_allowed":
            raise
        page = _page(error)
        page.status_code = 403
        return page
    return go_on(url_for("library.show_library", _anchor="feeds"))


@blueprint.post("/library/feeds/<number:page_id>/unfollow")
def unfollow(page_id: int) -> Response:
    """Leave a feed."""
    desk.unfollow(service().store, current_user(), page_id)
    return go_on(url_for("library.show_library", _anchor="feeds"))
