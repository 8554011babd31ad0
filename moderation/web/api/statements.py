"""The statement of reasons of a decision, in three forms."""

from flask import Blueprint, Response

from moderation.desk.review import require_decider, require_version, visible
from moderation.desk.statement import preview, read_statement
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.api.cases import choice_of
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


@blueprint.post("/cases/<case_id>/preview")
def show_preview(case_id: str) -> Response:
    """Give the statement that the author would read if the case were decided so; nothing is stored."""
    choice = choice_of(asking.body())
    require_decider(user())
    with service().store.read() as tx:
        case = visible(tx, asking.key(case_id), user())
        require_version(case, asking.version())
        made = preview(
            tx,
            case,
            user(),
            action=choice.action,
            grounds=choice.grounds,
            note=choice.note,
            links=service().links,
        )
    return told.answer(made, told.JSON)
