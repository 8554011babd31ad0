"""Decide, and undo."""

from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from moderation.desk import decide as desk
from moderation.desk import undo as undoing
from moderation.desk.deliver import told_by_hand
from moderation.desk.review import claim_next
from moderation.model import Action, Conflict, Decision, Invalid, ModerationError
from moderation.web.asked import choice, number
from moderation.web.current import service
from moderation.web.page import go_on
from moderation.web.pages.case import Draft, drafts_of, page
from moderation.web.session import current_user

blueprint = Blueprint("decide", __name__)
LETTER = "letter_"  # begins the names of the form's letters, which end with their action
STATUS: dict[type[ModerationError], HTTPStatus] = {
    Conflict: HTTPStatus.CONFLICT,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
}


@blueprint.post("/cases/<number:case_id>/decisions")
def decide(case_id: int) -> Response:
    """Store a decision; a refused form is shown again, with the case as it stands now."""
    own = service()
    draft = Draft(
        grounds=tuple(request.form.getlist("grounds")),
        note=request.form.get("note", ""),
        letters={
            name.removeprefix(LETTER): text for name, text in request.form.items() if name.startswith(LETTER)
        },
    )
    try:
        made = desk.decide(
            own.store,
            case_id,
            current_user(),
            _with_letter(case_id, choice(Action), draft),
            grace=own.settings.grace_seconds,
            answer_hours=own.settings.answer_hours,
            version=request.form.get("version", 0, type=number),
        )
    except (Conflict, Invalid) as error:
        return page(case_id, status=STATUS[type(error)], error=error, draft=draft)
    return _after(made)


def _after(made: Decision) -> Response:
    """Go on to the next case, if the user held this one; else back to the queue."""
    own = service()
    held = "held" in request.form
    following = claim_next(own.store, current_user(), seconds=own.settings.claim_seconds) if held else None
    if following is None:
        return go_on(url_for("queue.show_queue", done=made.id))
    return go_on(url_for("case.show_case", case_id=following.id, done=made.id))


def _with_letter(case_id: int, chosen: desk.Choice, draft: Draft) -> desk.Choice:
    """Take the letter along if it was changed; else it is written from the grounds that were chosen."""
    letter = _plain(draft.letters.get(chosen.action, ""))
    if not letter or letter == _plain(drafts_of(case_id).get(chosen.action, "")):
        return chosen
    return replace(chosen, letter="\n\n".join(filter(None, (letter, chosen.note))))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


@blueprint.post("/cases/<number:case_id>/decisions/<number:decision_id>/told")
def tell(case_id: int, decision_id: int) -> Response:
    """Write that the user told the author what no letter could."""
    try:
        told_by_hand(service().store, decision_id, current_user())
    except Conflict as error:
        return page(case_id, status=HTTPStatus.CONFLICT, error=error)
    return go_on(url_for("case.show_case", case_id=case_id))


@blueprint.post("/cases/<number:case_id>/decisions/<number:decision_id>/undo")
def undo(case_id: int, decision_id: int) -> Response:
    """Take a decision back."""
    own = service()
    try:
        undoing.undo(own.store, decision_id, current_user(), grace=own.settings.grace_seconds)
    except Conflict as error:
        return page(case_id, status=HTTPStatus.CONFLICT, error=error)
    return go_on(url_for("case.show_case", case_id=case_id))
