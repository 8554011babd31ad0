"""The log of decisions: filters, chains, the way back, and the whole of it as CSV or JSON."""

from collections.abc import Sequence

from flask import Blueprint, Response, request

from moderation.desk.review import MAY_DECIDE, deciders
from moderation.model import CHECKS, DecisionState
from moderation.ports.records import DecisionFilter
from moderation.web import log
from moderation.web.asked import chosen, number
from moderation.web.current import service
from moderation.web.page import show
from moderation.web.pages import words
from moderation.web.session import current_user

blueprint = Blueprint("decisions", __name__)
ROWS = 50


@blueprint.get("/decisions")
def show_decisions() -> Response:
    """Show what was decided, newest first."""
    user, after = current_user(), request.args.get("after", type=number)
    asked, moderators = _asked()
    with service().store.read() as tx:
        found = tx.decisions.list(asked, after=after, limit=ROWS + 1)
        now = tx.now()
    return show(
        "decisions.html",
        rows=found[:ROWS],
        asked={"action": asked.action, "by": asked.by, "check": asked.check, "state": asked.state},
        moderators=[(name, name) for name in moderators],
        checks=CHECKS,
        following=found[ROWS - 1].decision.id if len(found) > ROWS else None,
        now=now,
        may_decide=user.role in MAY_DECIDE,
    )


@blueprint.get("/decisions.csv")
def as_csv() -> Response:
    """Give all of it as a table."""
    return log.as_csv(service().store, _asked()[0])


@blueprint.get("/decisions.json")
def as_json() -> Response:
    """Give all of it as one JSON document."""
    return log.as_json(service().store, _asked()[0])


def _asked() -> tuple[DecisionFilter, Sequence[str]]:
    """Give the filter that the address asks for, and the names that it may ask for."""
    user = current_user()
    with service().store.read() as tx:
        moderators = [each.name for each in deciders(tx, user)]
    asked = DecisionFilter(
        action=chosen("action", words.ACTIONS),
        by=chosen("by", moderators),
        check=chosen("check", CHECKS),
        state=chosen("state", DecisionState),
        forums=user.forums,
    )
    return asked, moderators
