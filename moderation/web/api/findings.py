"""Findings of a case: say that one is wrong."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from moderation.desk import homonym
from moderation.desk.feedback import mark_wrong
from moderation.desk.watchlist_shown import proposal
from moderation.model import Invalid
from moderation.result import encode_finding
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_findings", __name__)
blueprint.before_request(require_user)


@blueprint.post("/cases/<case_id>/findings/<number>/wrong")
def wrong(case_id: str, number: str) -> tuple[Response, HTTPStatus]:
    """Label a finding as wrong, or propose an exclusion for a homonym."""
    store, which, finding = service().store, asking.key(case_id), asking.key(number)
    match asking.body().get("reason"):
        case homonym.HOMONYM:
            made = homonym.report_homonym(store, which, finding, user())
            return jsonify(proposal(made)), HTTPStatus.CREATED
        case "wrong":
            return jsonify(encode_finding(mark_wrong(store, which, finding, user()))), HTTPStatus.OK
        case _:
            raise Invalid(f"reason: must be wrong or {homonym.HOMONYM}", field="reason")
