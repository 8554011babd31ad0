"""The watchlist: what it holds, what it says of a sentence, what it found, what is proposed."""

from collections.abc import Sequence

from flask import Blueprint, Response, request, url_for
from markupsafe import Markup

from moderation import messages
from moderation.desk import curate
from moderation.desk import watchlist as desk
from moderation.desk.statistics import Share
from moderation.messages.catalogue import percent
from moderation.model import Invalid
from moderation.web import charts
from moderation.web.current import service
from moderation.web.language import direction, language
from moderation.web.marked import Marking
from moderation.web.page import go_on, show
from moderation.web.session import current_user

blueprint = Blueprint("watchlist", __name__)
ROWS = 50


@blueprint.get("/watchlist")
def show_watchlist() -> Response:
    """Show the entities and what is proposed."""
    return _page()


def _page(error: Invalid | None = None, tried: curate.Tried | None = None) -> Response:
    user, forum = current_user(), _forum()
    with service().store.read() as tx:
        known = desk.known(tx, tx.forums.get(forum) if forum else None)
        proposals = curate.waiting(tx, user)
        forums = user.forums or tuple(each.name for each in tx.forums.list())
    chosen = {name: request.args.get(name, "") for name in ("search", "ideology", "kind")}
    entities = curate.entities(known, **chosen)
    rows = curate.beyond(entities, request.args.get("after", ""))
    made = show(
        "watchlist.html",
        count=len(entities),
        entities=rows[:ROWS],
        following=rows[ROWS - 1].id if len(rows) > ROWS else None,
        ideologies=sorted({each.ideology for each in known.entities.values()}),
        kinds=sorted({each.kind for each in known.entities.values()}),
        chosen=chosen,
        proposals=proposals,
        may_curate=user.role in desk.MAY_CURATE,
        user=user,
        forums=forums,
        forum=forum,
        tried=tried,
        marked=None if tried is None else _marked(tried),
        sentences=[] if tried is None else _sentences(tried),
        draft=request.form.get("text", ""),
        error=error,
    )
    if error is not None:
        made.status_code = 422
    return made


def _forum() -> str | None:
    """Give the forum that is looked at: one that was asked for, or the first of a user of some."""
    user, asked = current_user(), request.values.get("forum") or None
    with service().store.read() as tx:
        known = user.forums or tuple(each.name for each in tx.forums.list())
    return asked if asked in known else (user.forums[0] if user.forums else None)


def _marked(tried: curate.Tried) -> Markup:
    findings = dict(enumerate(tried.examination.findings, start=1))
    return Marking(findings).write(tried.post.body, {number: each.spans for number, each in findings.items()})


def _sentences(tried: curate.Tried) -> Sequence[tuple[str, Sequence[str]]]:
    """Say each finding in words, with the cues that were heard."""
    body = tried.post.body
    return [
        (messages.describe(each, language()), [body[cue.start : cue.end] for cue in each.cues or ()])
        for each in tried.examination.findings
    ]


@blueprint.post("/watchlist/try")
def attempt() -> Response:
    """Say what is found in a text; nothing of it is stored."""
    try:
        with service().store.read() as tx:
            tried = curate.attempt(tx, request.form.get("text", ""), _forum())
    except Invalid as error:
        return _page(error)
    return _page(tried=tried)


@blueprint.get("/watchlist/hits")
def show_hits() -> Response:
    """Show how often each entity was found, and how often people confirmed it."""
    forum = _forum()
    since, found = curate.recent_hits(service().store, forum=forum)
    user, mirrored = current_user(), direction() == "rtl"
    with service().store.read() as tx:
        forums, now = user.forums or tuple(each.name for each in tx.forums.list()), tx.now()
    return show(
        "hits.html",
        since=since,
        now=now,
        hits=[(each, Share(each.confirmed, each.confirmed + each.overturned)) for each in found],
        forum=forum,
        forums=forums,
        user=user,
        interval=lambda share: charts.interval(share, mirrored=mirrored),
        said=lambda share: percent(share.value, language()),
    )


@blueprint.post("/watchlist/proposals/<number:proposal_id>/<any(accept, reject):verb>")
def decide(proposal_id: int, verb: str) -> Response:
    """Accept a proposal, or reject it."""
    store, user = service().store, current_user()
    words, ideology = request.form.getlist("word"), request.form.get("ideology") or None
    try:
        if verb == "accept":
            curate.accept(store, user, proposal_id, words=words, ideology=ideology)
        else:
            curate.reject(store, user, proposal_id)
    except Invalid as error:
        return _page(error)
    return go_on(url_for("watchlist.show_watchlist", _anchor="proposals"))
