"""Second looks for programs."""

from http import HTTPStatus
from secrets import SystemRandom

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import second_looks as desk
from moderation.desk.second_looks_agreement import as_json
from moderation.model import Invalid
from moderation.ports.second_looks import SecondLook
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.api.cases import choice_of
from moderation.web.current import service

blueprint = Blueprint("api_second_looks", __name__)
blueprint.before_request(require_user)


@blueprint.get("/second-looks")
def looks() -> Response:
    """Give what the user has still to look at, oldest first."""
    with service().store.read() as tx:
        waiting = tx.second_looks.waiting(user().name)
    return jsonify(items=[_shown(each) for each in waiting], next=None)


@blueprint.post("/second-looks")
def draw() -> tuple[Response, HTTPStatus]:
    """Draw recent decisions for a person to look at."""
    asked = asking.body()
    looker, count = asked.get("by"), asked.get("count", desk.SAMPLE)
    if not isinstance(looker, str | None):
        raise Invalid("by: must be the name of a user", field="by")
    if not isinstance(count, int) or isinstance(count, bool):
        raise Invalid("count: must be a whole number", field="count")
    drawn = desk.draw(service().store, user(), SystemRandom(), looker=looker, count=count)
    return jsonify(drawn=drawn), HTTPStatus.CREATED


@blueprint.get("/second-looks/agreement")
def agreement() -> Response:
    """Give how far people agree, and the cases on which they do not; nobody is named."""
    with service().store.read() as tx:
        compared = tx.second_looks.compared(user().forums)
    return jsonify(as_json(compared))


@blueprint.post("/second-looks/<look_id>")
def judge(look_id: str) -> Response:
    """Write what the user would have done."""
    choice = choice_of(asking.body())
    return jsonify(_shown(desk.judge(service().store, asking.key(look_id), user(), choice)))


def _shown(look: SecondLook) -> shown.Shown:
    """Show a look; the case and its decision stay out of it."""
    return {
        "id": str(look.id),
        "forum": look.forum,
        "post": str(look.post),
        "examination": str(look.examination),
        "drawn_at": shown.time(look.drawn_at),
        "action": look.action,
        "grounds": list(look.grounds),
        "at": shown.time(look.at),
    }
