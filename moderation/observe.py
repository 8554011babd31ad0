"""Logs and metrics: every name in one file; no line ever holds a post's text or a secret."""

import logging
import sys
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram

REGISTRY = CollectorRegistry()

DELIVERIES = Counter(
    "moderation_deliveries_total", "Webhooks by forum and outcome", ["forum", "outcome"], registry=REGISTRY
)
REFUSALS = Counter(
    "moderation_refusals_total", "Webhooks refused before they were stored", ["code"], registry=REGISTRY
)
RECEIVE_SECONDS = Histogram(
    "moderation_receive_seconds",
    "Time from a webhook's first byte read to its answer",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
    registry=REGISTRY,
)

LONGEST_NAME = 80  # characters; no forum's name is longer

_last_swept: dict[str, int] = {}  # a lease that runs out for half a minute is one line, not thirty

log: Any = structlog.get_logger("moderation")


def configure(*, role: str, form: str, least: int = logging.INFO) -> None:
    """Send logs of at least a level to standard error, as text for people or JSON for machines."""
    renderer: Any = structlog.processors.JSONRenderer()
    if form == "text":
        renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=0)
    structlog.configure(
        processors=[
            lambda _logger, _name, event: {**event, "role": role},
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks if form == "json" else _short_error,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _short_error(_logger: object, _name: str, event: Any) -> Any:  # noqa: ANN401 - structlog's event
    error = event.pop("exc_info", None)
    if error is not None:
        event["error"] = type(error).__name__
    return event


def received(forum: str, outcome: str, *, post: int | None) -> None:
    """Note a delivery that was stored."""
    DELIVERIES.labels(forum=forum, outcome=outcome).inc()
    log.info("received", forum=forum, outcome=outcome, post=post)


def refused(forum: str, code: str) -> None:
    """Note a webhook that was refused."""
    REFUSALS.labels(code=code).inc()
    log.warning("refused", forum=_printable(forum), code=code)


def _printable(name: str) -> str:
    """Give a name that anybody may have sent so that it fills no log and commands no terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name[:LONGEST_NAME])


def examined(count: int, *, seconds: float) -> None:
    """Note a round of examinations."""
    log.info("examined", count=count, milliseconds=round(seconds * 1000, 1))


def examination_failed(examination: int, post: int, attempt: int, error: Exception) -> None:
    """Note a failed attempt: the kind of error and where it was raised, never what it says of the text."""
    log.error(
        "examination failed",
        examination=examination,
        post=post,
        attempt=attempt,
        error=type(error).__name__,
        where=_where(error),
    )


def _where(error: Exception) -> str | None:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return None if place is None else f"{place.tb_frame.f_code.co_qualname}:{place.tb_lineno}"


def bell_failed(error: Exception) -> None:
    """Note that nobody could be rung; the sweeper will."""
    log.warning("bell not heard", error=type(error).__name__)


def delivered(decision: int, *, state: str, error: str | None) -> None:
    """Note how a decision's call to its forum ended."""
    log.info("delivered", decision=decision, state=state, error=error)


def letter_failed(decision: int, error: Exception) -> None:
    """Note that a letter could not be written, so that the forum hears of the decision without it."""
    log.error("letter failed", decision=decision, error=type(error).__name__)


def swept(*, examinations: int, decisions: int, dead: int, released: int, returned: int) -> None:
    """Note what a round of the sweeper found, unless it is nothing or what the round before found."""
    found = {
        "examinations": examinations,
        "decisions": decisions,
        "dead": dead,
        "released": released,
        "returned": returned,
    }
    if any(found.values()) and found != _last_swept:
        log.info("swept", **found)
    _last_swept.update(found)


def sign_in_refused(reason: str) -> None:
    """Note why somebody for whom a provider may vouch was not signed in."""
    log.warning("sign-in refused", reason=reason)


def unavailable(error: Exception) -> None:
    """Note that the database did not answer; the next round tries again."""
    log.warning("unavailable", error=str(error))


def failed(endpoint: str, error: Exception) -> None:
    """Note a fault of ours in a request, by its kind and place alone."""
    log.error("request failed", endpoint=endpoint, error=type(error).__name__, where=_where(error))
