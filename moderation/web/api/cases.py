"""Cases: the queue, one case, claim, release and decide; the ETag is the case's version."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import decide as deciding
from moderation.desk import review
from moderation.model import CHECKS, Action, Case, CaseState, Invalid, Queue
from moderation.ports.records import CaseFilter
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_cases", __name__)
blueprint.before_request(require_user)


@blueprint.get("/cases")
def cases() -> Response:
    """Give the open and claimed cases, or those of one state, most urgent first."""
    state = asking.one_of("state", tuple(CaseState))
    which = CaseFilter(
        states=CaseFilter().states if state is None else (state,),
        queue=asking.one_of("queue", tuple(Queue)),
        check=asking.one_of("check", CHECKS),
        language=asking.words("language"),
        forums=user().forums,
    )
    limit, cursor = asking.limit(), asking.number("cursor", usual=0) or None
    with service().store.read() as tx:
        found = tx.cases.list(which, after=cursor, limit=limit + 1)
    following = str(found[limit - 1].id) if len(found) > limit else None
    return jsonify(items=[shown.case(each) for each in found[:limit]], next=following)


@blueprint.get("/cases/<case_id>")
def case(case_id: str) -> Response:
    """Give a case."""
    with service().store.read() as tx:
        return _answer(review.visible(tx, asking.key(case_id), user()))


@blueprint.post("/cases/<case_id>/claim")
def claim(case_id: str) -> Response:
    """Hold a case for a while."""
    own = service()
    seconds, version = own.settings.claim_seconds, asking.version()
    return _answer(review.claim(own.store, asking.key(case_id), user(), seconds=seconds, version=version))


@blueprint.post("/cases/<case_id>/release")
def release(case_id: str) -> Response:
    """Let a case go."""
    return _answer(review.release(service().store, asking.key(case_id), user()))


@blueprint.post("/cases/<case_id>/decisions")
def decide(case_id: str) -> tuple[Response, HTTPStatus]:
    """Decide a case; one that nobody holds is claimed by it."""
    own, choice = service(), choice_of(asking.body())
    made = deciding.decide(
        own.store,
        asking.key(case_id),
        user(),
        choice,
        grace=own.settings.grace_seconds,
        answer_hours=own.settings.answer_hours,
        version=asking.version(),
    )
    return jsonify(shown.decision(made)), HTTPStatus.CREATED


def choice_of(body: Mapping[str, Any]) -> deciding.Choice:
    """Read what a person chose; Invalid names the field."""
    action, grounds, note = body.get("action"), body.get("grounds", []), body.get("note", "")
    if action not in list(Action):
        raise Invalid(f"action: must be one of {', '.join(Action)}", field="action")
    if not isinstance(grounds, list) or not all(isinstance(ground, str) for ground in grounds):
        raise Invalid("grounds: must be a list of names of checks", field="grounds")
    if not isinstance(note, str):
        raise Invalid("note: must be text", field="note")
    return deciding.Choice(action=Action(action), grounds=tuple(grounds), note=note)


def _answer(known: Case) -> Response:
    response = jsonify(shown.case(known))
    response.set_etag(str(known.version))
    return response
