"""Cases: the queue, one case, claim, release and decide; the ETag is the case's version."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response

from moderation import shown
from moderation.desk import decide as deciding
from moderation.desk import feedback, review
from moderation.model import CHECKS, Action, CaseState, Invalid, Queue
from moderation.ports.records import CaseFilter
from moderation.web.api import answers, asking
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
    )
    limit, cursor = asking.limit(), asking.number("cursor", usual=0) or None
    with service().store.read() as tx:
        which = replace(which, forums=asking.forums(tx))
        found = tx.cases.list(which, after=cursor, limit=limit + 1)
        copies = tx.waves.counts([each.first_post for each in found])
    return answers.part(found, limit, lambda each: shown.case_line(each, copies))


@blueprint.get("/cases/<case_id>")
def case(case_id: str) -> Response:
    """Give a case."""
    with service().store.read() as tx:
        return answers.case(review.visible(tx, asking.key(case_id), user()))


@blueprint.post("/cases/next")
def claim_next() -> Response:
    """Claim the most urgent free case for the user; 204 where there is none."""
    own = service()
    known = review.claim_next(own.store, user(), seconds=own.settings.claim_seconds)
    return Response(status=HTTPStatus.NO_CONTENT) if known is None else answers.case(known)


@blueprint.post("/cases/<case_id>/claim")
def claim(case_id: str) -> Response:
    """Hold a case for a while."""
    own = service()
    seconds, version = own.settings.claim_seconds, asking.version()
    held = review.claim(own.store, asking.key(case_id), user(), seconds=seconds, version=version)
    return answers.case(held)


@blueprint.post("/cases/<case_id>/release")
def release(case_id: str) -> Response:
    """Let a case go."""
    freed = review.release(service().store, asking.key(case_id), user(), version=asking.version())
    return answers.case(freed)


@blueprint.post("/cases/<case_id>/skip")
def skip(case_id: str) -> Response:
    """Leave a case to others, with a reason; for a day it is not the user's next one."""
    reason = asking.text(asking.body(), "reason")
    return answers.case(feedback.skip(service().store, asking.key(case_id), user(), reason))


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
    return answers.decision(made), HTTPStatus.CREATED


def choice_of(body: Mapping[str, Any]) -> deciding.Choice:
    """Read what a person chose; Invalid names the field."""
    action, grounds, note = body.get("action"), body.get("grounds", []), body.get("note", "")
    if action not in list(Action):
        raise Invalid(f"action: must be one of {', '.join(Action)}", field="action")
    if not isinstance(grounds, list) or not all(isinstance(ground, str) for ground in grounds):
        raise Invalid("grounds: must be a list of names of checks", field="grounds")
    letter = body.get("letter", "")
    for name, text in (("note", note), ("letter", letter)):
        if not isinstance(text, str):
            raise Invalid(f"{name}: must be text", field=name)
    return deciding.Choice(action=Action(action), grounds=tuple(grounds), note=note, letter=letter)
