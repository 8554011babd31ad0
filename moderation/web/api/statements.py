"""The statement of reasons of a decision, in three forms."""

from flask import Blueprint, Response

from moderation.desk.statement import read_statement
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service
from moderation.web.pages import told

blueprint = Blueprint("api_statements", __name__)
blueprint.before_request(require_user)


@blueprint.get("/decisions/<decision_id>/statement")
def statement(decision_id: str) -> Response:
    """Give the statement of a decision that hides or removes a post."""
    form = asking.one_of("format", told.FORMS) or told.JSON
    own = service()
    made = read_statement(own.store, asking.key(decision_id), user(), own.links)
    return told.answer(made, form)
