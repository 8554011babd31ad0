"""The statement of reasons: of a decision, or before it is taken, as the author would read it."""

from typing import Any

from flask import Blueprint, Response, request, url_for

from moderation.desk.decide import Choice
from moderation.desk.review import require_decider, require_free, require_version, visible
from moderation.desk.statement import house, preview, read_statement
from moderation.model import CHECKS, Action, Conflict, Invalid
from moderation.statement import House, Statement
from moderation.web.asked import choice, number
from moderation.web.current import service
from moderation.web.page import show
from moderation.web.pages import told
from moderation.web.pages.case import Draft, page
from moderation.web.pages.decide import STATUS
from moderation.web.session import current_user

blueprint = Blueprint("statement", __name__)


@blueprint.get("/decisions/<number:decision_id>/statement")
def show_statement(decision_id: int) -> Response:
    """Show the statement of a decision, or give it as a document."""
    own, form = service(), request.args.get("format", "")
    made = read_statement(own.store, decision_id, current_user(), own.links)
    if form in told.FORMS:
        return told.answer(made, form)
    return show(
        "statement.html",
        told=told.Told(made),
        decision_id=decision_id,
        token=own.links.token(decision_id),
        is_public=own.settings.public_url is not None,
    )


@blueprint.post("/cases/<number:case_id>/preview")
def show_preview(case_id: int) -> Response:
    """Show what the author would be told, with the way back and the way on; who is late is told here."""
    require_decider(current_user())
    try:
        return _preview(case_id, choice(Action))
    except (Conflict, Invalid) as error:
        return page(case_id, status=STATUS[type(error)], error=error, draft=_draft())


def _preview(case_id: int, choice: Choice) -> Response:
    user, version = current_user(), request.form.get("version", 0, type=number)
    with service().store.read() as tx:
        case = visible(tx, case_id, user)
        require_free(case, user, tx.now())
        require_version(case, version or None)  # a form without one is refused when it decides
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
    hidden = [("version", version), *((name, "1") for name in ("held",) if name in request.form)]
    return before(
        made,
        choice,
        own,
        case=case,
        hidden=hidden,
        confirm=url_for("decide.decide", case_id=case_id),
        again=url_for("statement.show_preview", case_id=case_id),
        back=url_for("statement.go_back", case_id=case_id),
    )


def before(made: Statement, choice: Choice, own: House, **form: Any) -> Response:  # noqa: ANN401 - for the template
    """Show a statement before it is told; `form` leads to and carries what follows."""
    return show(
        "preview.html",
        told=told.Told(made),
        choice=choice,
        rules={check: own.ground(check, made.language) for check in CHECKS},
        grace=service().settings.grace_seconds,
        needs_second=choice.action is Action.REMOVE and "watchlist" in choice.grounds,
        **form,
    )


@blueprint.post("/cases/<number:case_id>/draft")
def go_back(case_id: int) -> Response:
    """Show the case again, with what was written."""
    return page(case_id, draft=_draft())


def _draft() -> Draft:
    return Draft(grounds=tuple(request.form.getlist("grounds")), note=request.form.get("note", ""))
