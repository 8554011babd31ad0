"""The statement of reasons: of a decision, or before it is taken, as the author would read it."""

from http import HTTPStatus

from flask import Blueprint, Response, request

from moderation.desk.appeal_rules import RESTRICTS
from moderation.desk.decide import CHECKS, Choice
from moderation.desk.review import require_decider, visible
from moderation.desk.statement import house, preview, read_statement
from moderation.model import Action, Invalid
from moderation.web.asked import number
from moderation.web.current import service
from moderation.web.page import show
from moderation.web.pages import told
from moderation.web.pages.case import Draft, page
from moderation.web.session import current_user

blueprint = Blueprint("statement", __name__)


@blueprint.get("/decisions/<number:decision_id>/statement")
def show_statement(decision_id: int) -> Response:
    """Show the statement of a decision, or give it as a document."""
    own, form = service(), request.args.get("format", "")
    made = read_statement(own.store, decision_id, current_user(), own.links)
    if form in told.FORMS:
        return told.answer(made, form)
    token = own.links.token(decision_id)
    return show("statement.html", told=told.Told(made), decision_id=decision_id, token=token)


@blueprint.post("/cases/<number:case_id>/preview")
def show_preview(case_id: int) -> Response:
    """Show what the author would be told, with the way back and the way on."""
    user, draft = current_user(), _draft()
    require_decider(user)
    try:
        choice = _choice(draft)
    except Invalid as error:
        return page(case_id, status=HTTPStatus.UNPROCESSABLE_ENTITY, error=error, draft=draft)
    with service().store.read() as tx:
        case = visible(tx, case_id, user)
        made = preview(
            tx,
            case,
            user,
            action=choice.action,
            grounds=choice.grounds,
            note=choice.note,
            links=service().links,
        )
        own = house(tx.forums.get(case.forum))
    return show(
        "preview.html",
        told=told.Told(made),
        case=case,
        draft=draft,
        action=choice.action.value,
        rules={check: own.ground(check, made.language) for check in CHECKS},
        version=request.form.get("version", 0, type=number),
        grace=service().settings.grace_seconds,
        needs_second=choice.action is Action.REMOVE and "watchlist" in choice.grounds,
    )


@blueprint.post("/cases/<number:case_id>/draft")
def go_back(case_id: int) -> Response:
    """Show the case again, with what was written."""
    return page(case_id, draft=_draft())


def _draft() -> Draft:
    return Draft(grounds=tuple(request.form.getlist("grounds")), note=request.form.get("note", ""))


def _choice(draft: Draft) -> Choice:
    action = request.form.get("action", "")
    if action not in RESTRICTS:
        raise Invalid("action: only what hides or removes a post has a statement", field="action")
    return Choice(action=Action(action), grounds=draft.grounds, note=draft.note)
