"""Removal orders: list, register, execute."""

from datetime import datetime
from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import orders as desk
from moderation.desk.notices import reach
from moderation.forums.times import read_time
from moderation.model import Invalid
from moderation.ports.orders import NewOrder
from moderation.web.api import answers, asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_orders", __name__)
blueprint.before_request(require_user)
STATES = ("open", "all")


@blueprint.get("/orders")
def orders() -> Response:
    """Give orders: those that are open, the most urgent first, or all by number."""
    limit, after = asking.limit(), asking.number("cursor", usual=0)
    waiting = asking.one_of("state", STATES) == "open"
    with service().store.read() as tx:
        found = tx.orders.list(reach(user()), waiting=waiting, after=after, limit=limit + 1)
    return answers.part(found, limit, shown.order)


@blueprint.get("/orders/<order_id>")
def order(order_id: str) -> Response:
    """Give an order."""
    with service().store.read() as tx:
        return jsonify(shown.order(desk.visible(tx, asking.key(order_id), user())))


@blueprint.post("/orders")
def register() -> tuple[Response, HTTPStatus]:
    """Store an order; the same one again is the one that stands."""
    given = asking.body()
    new = NewOrder(
        reference=asking.text(given, "reference").strip(),
        authority=asking.text(given, "authority").strip(),
        address=asking.text(given, "address").strip(),
        silent=asking.yes(given, "silent"),
    )
    made = desk.register(service().store, new, user(), received_at=_time(given.get("received_at")))
    return jsonify(shown.order(made)), HTTPStatus.CREATED


@blueprint.post("/orders/<order_id>/execute")
def execute(order_id: str) -> Response:
    """Remove the post at once, or write that it was removed by hand."""
    act = desk.execute_by_hand if asking.yes(asking.body(), "by_hand") else desk.execute
    return jsonify(shown.order(act(service().store, asking.key(order_id), user())))


def _time(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        return read_time(str(value))
    except ValueError:
        raise Invalid("received_at: must be a time in RFC 3339", field="received_at") from None
