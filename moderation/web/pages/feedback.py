"""Skip a case with a reason, or say that a finding is wrong."""

from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from moderation.desk import feedback as desk
from moderation.desk.homonym import report_homonym
from moderation.desk.review import claim_next
from moderation.model import Conflict, Invalid
from moderation.web.current import service
from moderation.web.page import go_on
from moderation.web.pages.case import Draft, page
from moderation.web.session import current_user

blueprint = Blueprint("feedback", __name__)


@blueprint.post("/cases/<number:case_id>/skip")
def skip(case_id: int) -> Response:
    """Leave a case to others, with the note as the reason; go on to the next one if the user held this."""
    own, reason = service(), request.form.get("note", "")
    draft = Draft(grounds=tuple(request.form.getlist("grounds")), note=reason)
    try:
        desk.skip(own.store, case_id, current_user(), reason)
    except Conflict as error:
        return page(case_id, status=HTTPStatus.CONFLICT, error=error, draft=draft)
    except Invalid as error:
        return page(case_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, error=error, draft=draft)
    held = "held" in request.form
    following = claim_next(own.store, current_user(), seconds=own.settings.claim_seconds) if held else None
    if following is None:
        return go_on(url_for("queue.show_queue"))
    return go_on(url_for("case.show_case", case_id=following.id))


@blueprint.post("/cases/<number:case_id>/findings/<number:number>/wrong")
def wrong(case_id: int, number: int) -> Response:
    """Say that a finding is wrong; of a name on the list, that it names something else."""
    store, user = service().store, current_user()
    if desk.mark_wrong(store, case_id, number, user).entity is not None:
        report_homonym(store, case_id, number, user)
    return go_on(url_for("case.show_case", case_id=case_id, finding=number, _anchor=f"finding-{number}"))
