"""The author's page: the statement of reasons, and one answer to it; and the appeal as the case shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, g, request

from moderation.desk import appeal as desk
from moderation.desk.appeal import Contest, Stage
from moderation.desk.appeal_answer import waiting
from moderation.desk.appeal_rules import awaits_another, restriction
from moderation.model import Case, Conflict, Invalid, ModerationError
from moderation.ports import Transaction
from moderation.ports.records import User
from moderation.web.attempts import require_few, sender
from moderation.web.current import service
from moderation.web.page import show
from moderation.web.pages import words
from moderation.web.pages.told import Told

blueprint = Blueprint("appeal", __name__)


@blueprint.get("/appeals/<token>")
def show_appeal(token: str) -> Response:
    """Show the statement to its author, and how their answer stands."""
    own = service()
    return _page(desk.read_appeal(own.store, token, own.links))


@blueprint.post("/appeals/<token>")
def send(token: str) -> Response:
    """Take the author's answer; a second one changes nothing and is told so."""
    own, text = service(), request.form.get("text", "")
    require_few(sender(), token)
    try:
        return _page(desk.appeal(own.store, token, text, own.links), is_new=True)
    except Conflict as error:
        return _again(token, HTTPStatus.CONFLICT, error, text)
    except Invalid as error:
        return _again(token, HTTPStatus.UNPROCESSABLE_ENTITY, error, text)


def _again(token: str, status: HTTPStatus, error: ModerationError, text: str) -> Response:
    own = service()
    return _page(desk.read_appeal(own.store, token, own.links), status=status, error=error, text=text)


def _page(contest: Contest, *, status: HTTPStatus = HTTPStatus.OK, **more: Any) -> Response:  # noqa: ANN401 - for the template
    """Give the page in the language of the statement, unless the address asks for another."""
    if "lang" not in request.args:
        g.language = contest.statement.language
    values = {"is_new": False, "error": None, "text": "", **more}
    response = show(
        "appeal.html",
        status=status,
        told=Told(replace(contest.statement, appeal=contest.statement.appeal or request.base_url)),
        appeal=contest.appeal,
        stage=contest.stage,
        may_answer=contest.stage is Stage.OPEN,
        longest=desk.LONGEST,
        **values,
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def contested(tx: Transaction, case: Case, user: User) -> Mapping[str, Any]:
    """Give what the page of a case needs of its appeals: the author's words, and who may answer how."""
    waits, held = waiting(tx, case), restriction(case)
    return {
        "appeals": tx.appeals.of_case(case.id),
        "is_own": awaits_another(case, user),
        "contested": held if waits is not None else None,
        "choices": _choices(None if waits is None or held is None else held.action.value),
    }


def _choices(stays: str | None) -> Sequence[tuple[str, object]]:
    """Give the buttons of the bar; `stays` is the action that an author appeals against."""
    if stays is None:
        return [(action, words.ACTIONS[action]) for action in words.CHOICES]
    put_back, escalate = ("approve", words.ACTIONS["approve"]), ("escalate", words.ACTIONS["escalate"])
    return [put_back, (stays, words.STAYS), escalate]
