"""Claim a case, or let it go."""

from http import HTTPStatus

from flask import Blueprint, Response, url_for

from moderation.desk import review
from moderation.model import Conflict
from moderation.web.current import service
from moderation.web.page import go_on
from moderation.web.pages.case import page
from moderation.web.session import current_user

blueprint = Blueprint("claim", __name__)


@blueprint.post("/cases/<number:case_id>/claim")
def claim(case_id: int) -> Response:
    """Hold a case for a while."""
    own = service()
    try:
        review.claim(own.store, case_id, current_user(), seconds=own.settings.claim_seconds)
    except Conflict as error:
        return page(case_id, status=HTTPStatus.CONFLICT, error=error)
    return go_on(url_for("case.show_case", case_id=case_id))


@blueprint.post("/cases/<number:case_id>/release")
def release(case_id: int) -> Response:
    """Let a case go."""
    try:
        review.release(service().store, case_id, current_user())
    except Conflict as error:
        return page(case_id, status=HTTPStatus.CONFLICT, error=error)
    return go_on(url_for("case.show_case", case_id=case_id))
