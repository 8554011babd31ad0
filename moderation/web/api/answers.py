"""How the API answers: lists in parts, and a case's version as the ETag of what changes it."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from flask import Response, jsonify, request

from moderation import shown
from moderation.model import Case, Decision, DecisionState
from moderation.web.current import service


class Kept(Protocol):
    """Anything with a number."""

    @property
    def id(self) -> int:
        """Give the number."""


T = TypeVar("T", bound=Kept)


def part(found: Sequence[T], limit: int, show: Callable[[T], shown.Shown]) -> Response:
    """Give a part of a list; what was found beyond the limit says that there is more."""
    following = str(found[limit - 1].id) if len(found) > limit else None
    return jsonify(items=[show(each) for each in found[:limit]], next=following)


def case(known: Case) -> Response:
    """Give a case; one that is known to who asks is 304."""
    response = jsonify(shown.case(known))
    response.set_etag(str(known.version))
    response.make_conditional(request)
    return response


def decision(made: Decision) -> Response:
    """Give a decision and what its author is told; the ETag is the version to which its case has come."""
    with service().store.read() as tx:
        told, version = tx.letters.of(made.id), tx.cases.get(made.case).version
    untold = told.fault is not None and made.state is DecisionState.DELIVERED
    response = jsonify({**shown.decision(made), "letter": told.text, "untold": untold})
    response.set_etag(str(version))
    return response
