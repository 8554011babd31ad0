"""Removal orders: list, register, execute."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import orders as desk
from moderation.desk.notices import reach
from moderation.forums.times import read_time
from moderation.model import Invalid
from moderation.ports.orders import NewOrder
from moderation.web.api import asking
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
    following = str(found[limit - 1].id) if len(found) > limit else None
    return jsonify(items=[shown.order(each) for each in found[:limit]], next=following)


@blueprint.post("/orders")
def register() -> tuple[Response, HTTPStatus]:
    """Store an order; the same one again is the one that stands."""
    given = asking.body()
    new = NewOrder(
        reference=_text(given, "reference"),
        authority=_text(given, "authority"),
        address=_text(given, "address"),
        silent=_yes(given, "silent"),
    )
    made = desk.register(service().store, new, user(), received_at=_time(given.get("received_at")))
    return jsonify(shown.order(made)), HTTPStatus.CREATED


@blueprint.post("/orders/<order_id>/execute")
def execute(order_id: str) -> Response:
    """Remove the post at once, or write that it was removed by hand."""
    act = desk.execute_by_hand if _yes(asking.body(), "by_hand") else desk.execute
    return jsonify(shown.order(act(service().store, asking.key(order_id), user())))


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise Invalid(f"{name}: must be text", field=name)
    return value.strip()


def _yes(given: Mapping[str, Any], name: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise Invalid(f"{name}: must be true or false", field=name)
    return value


def _time(value: object) -> datetime | None:
    if value is None:
        return None
    try:
        return read_time(str(value))
    except ValueError:
        raise Invalid("received_at: must be a time in RFC 3339", field="received_at") from None
