"""Removal orders: the strip over the queue, the list with its form, and one order with its key."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from http import HTTPStatus

from flask import Blueprint, Flask, Response, g, request, url_for
from flask_babel import format_timedelta, gettext
from markupsafe import Markup

from moderation.desk import orders as desk
from moderation.desk.notices import reach
from moderation.desk.review import MAY_DECIDE
from moderation.model import Conflict, Invalid, ModerationError, Post
from moderation.ports import Transaction
from moderation.ports.orders import NewOrder, Order
from moderation.web.asked import number
from moderation.web.current import service
from moderation.web.page import go_on, show
from moderation.web.session import current_user

blueprint = Blueprint("orders", __name__)
ROWS = 50
STRIP = 5
FIELDS = ("reference", "authority", "address", "received_at")


def register(app: Flask) -> None:
    """Let the queue show what is open, and templates the time that is left."""
    app.jinja_env.globals["open_orders"] = _open
    app.jinja_env.filters["left"] = left


def _open() -> Sequence[Order]:
    with service().store.read() as tx:
        return tx.orders.list(reach(g.user), waiting=True, limit=STRIP)


def left(due_at: datetime, now: datetime) -> Markup:
    """Write how much time is left until an order is due, or how late it is."""
    words = format_timedelta(abs(due_at - now), threshold=1.2)
    said = gettext("late by %(time)s", time=words) if now >= due_at else gettext("%(time)s left", time=words)
    return Markup('<time datetime="{}">{}</time>').format(due_at.isoformat(), said)


@blueprint.get("/orders")
def show_orders() -> Response:
    """Show every order, and the form to register one."""
    return _list()


def _list(
    status: HTTPStatus = HTTPStatus.OK,
    error: ModerationError | None = None,
    given: Mapping[str, str] | None = None,
) -> Response:
    user, after = current_user(), request.args.get("after", 0, type=number)
    with service().store.read() as tx:
        found = tx.orders.list(reach(user), after=after, limit=ROWS + 1)
        now = tx.now()
    return show(
        "orders.html",
        status=status,
        error=error,
        given=given or {"received_at": f"{now:%Y-%m-%dT%H:%M}"},
        rows=found[:ROWS],
        following=found[ROWS - 1].id if len(found) > ROWS else None,
        now=now,
        may_register=user.role in desk.MAY_REGISTER,
    )


@blueprint.post("/orders")
def register_order() -> Response:
    """Store an order; a refused form is shown again."""
    given = {name: request.form.get(name, "").strip() for name in FIELDS}
    new = NewOrder(
        reference=given["reference"],
        authority=given["authority"],
        address=given["address"],
        silent="silent" in request.form,
    )
    try:
        received_at = _time(given["received_at"])
        made = desk.register(service().store, new, current_user(), received_at=received_at)
    except Invalid as error:
        return _list(HTTPStatus.UNPROCESSABLE_ENTITY, error, given)
    return go_on(url_for("orders.show_order", order_id=made.id))


def _time(text: str) -> datetime | None:
    """Read a time as browsers write it, in UTC."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
    except ValueError:
        raise Invalid("received_at: is no time", field="received_at") from None


@blueprint.get("/orders/<number:order_id>")
def show_order(order_id: int) -> Response:
    """Show an order with the post that it names; changes nothing."""
    return _page(order_id)


def _page(
    order_id: int, status: HTTPStatus = HTTPStatus.OK, error: ModerationError | None = None
) -> Response:
    user = current_user()
    with service().store.read() as tx:
        order = desk.visible(tx, order_id, user)
        sent, now = _sent(tx, order), tx.now()
    return show(
        "order.html",
        status=status,
        error=error,
        order=order,
        sent=sent,
        now=now,
        may_decide=user.role in MAY_DECIDE,
    )


def _sent(tx: Transaction, order: Order) -> Post | None:
    current = None if order.post is None else tx.posts.get(order.post).revision
    return None if current is None else tx.posts.revision(current).sent


@blueprint.post("/orders/<number:order_id>")
def execute(order_id: int) -> Response:
    """Execute an order, or write that the post was removed by hand."""
    act = desk.execute_by_hand if "by_hand" in request.form else desk.execute
    try:
        act(service().store, order_id, current_user())
    except Conflict as error:
        return _page(order_id, HTTPStatus.CONFLICT, error)
    return go_on(url_for("orders.show_order", order_id=order_id))
