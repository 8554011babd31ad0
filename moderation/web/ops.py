"""Health, readiness, metrics and the documents of the API."""

from datetime import timedelta
from http import HTTPStatus
from importlib.resources import files

from flask import Blueprint, Flask, Response, json, jsonify, render_template
from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily

from moderation import observe
from moderation.model import ModerationError
from moderation.ports.records import CaseFilter
from moderation.storage.database import require_space
from moderation.storage.versions import require_current
from moderation.web.current import service
from moderation.wiring import Service

blueprint = Blueprint("ops", __name__)
EVERY_STATE = CaseFilter(states=())


def register(app: Flask) -> None:
    """Add the routes."""
    app.register_blueprint(blueprint)


@blueprint.get("/healthz")
def healthz() -> Response:
    """Say that the process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> tuple[Response, HTTPStatus]:
    """Say whether posts can be accepted; a lost broker only delays them."""
    parts = {"database": _database(service()), "broker": _broker(service())}
    ready = parts["database"] == "ok"
    status = "ready" if ready and parts["broker"] == "ok" else "degraded" if ready else "not ready"
    return jsonify(status=status, **parts), HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE


def _database(own: Service) -> str:
    try:
        require_current(own.settings.database)
        require_space(own.settings.database)
        with own.store.read() as tx:
            tx.now()
    except ModerationError as error:
        return error.message
    return "ok"


def _broker(own: Service) -> str:
    return "ok" if own.bell.reachable() else "does not answer; posts are accepted and examined later"


@blueprint.get("/metrics")
def metrics() -> Response:
    """Give the figures of this process and of the database, in Prometheus' form."""
    text = generate_latest(observe.REGISTRY) + _stored(service())
    return Response(text, content_type="text/plain; version=0.0.4; charset=utf-8")


def _stored(own: Service) -> bytes:
    """Give what the database counts: the same from whichever web process is asked."""
    examinations = GaugeMetricFamily("moderation_examinations", "Examinations by state", labels=["state"])
    cases = GaugeMetricFamily("moderation_cases_open", "Undecided cases by queue", labels=["queue"])
    oldest = GaugeMetricFamily("moderation_oldest_due_seconds", "Age of the oldest due examination")
    orders = GaugeMetricFamily("moderation_orders_open", "Removal orders that are not executed")
    overdue = GaugeMetricFamily("moderation_orders_overdue", "Those of them whose hour is over")
    left = GaugeMetricFamily(
        "moderation_order_seconds_left", "Time left of the most urgent; none without one"
    )
    with own.store.read() as tx:
        pressure = tx.orders.pressure()
        orders.add_metric([], pressure.open)
        overdue.add_metric([], pressure.overdue)
        if pressure.due_at is not None:
            left.add_metric([], (pressure.due_at - tx.now()).total_seconds())
        for state, count in tx.examinations.counts().items():
            examinations.add_metric([state], count)
        for queue, count in tx.cases.counts(CaseFilter()).items():
            cases.add_metric([queue], count)
        oldest.add_metric([], (tx.examinations.oldest_due() or timedelta()).total_seconds())
    return generate_latest(_Families([examinations, cases, oldest, orders, overdue, left]))


class _Families:
    """A registry of what was just counted."""

    def __init__(self, families: list[GaugeMetricFamily]) -> None:
        self._families = families

    def collect(self) -> list[GaugeMetricFamily]:
        """Give the families."""
        return self._families


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Give the description of the API."""
    return Response(_description(), content_type="application/json")


@blueprint.get("/docs")
def docs() -> str:
    """Show the description of the API as a page, without any outside asset."""
    return render_template("docs.html", api=json.loads(_description()))


def _description() -> str:
    return files("moderation.web").joinpath("openapi.json").read_text("utf-8")
