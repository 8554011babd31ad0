"""Findings of a case: say that one is wrong."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import watchlist
from moderation.model import Invalid
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_findings", __name__)
blueprint.before_request(require_user)


@blueprint.post("/cases/<case_id>/findings/<number>/wrong")
def wrong(case_id: str, number: str) -> tuple[Response, HTTPStatus]:
    """Propose an exclusion for a homonym."""
    if asking.body().get("reason") != watchlist.HOMONYM:
        raise Invalid(f"reason: must be {watchlist.HOMONYM}", field="reason")
    made = watchlist.report_homonym(service().store, asking.key(case_id), asking.key(number), user())
    return jsonify(shown.homonym(made)), HTTPStatus.CREATED
