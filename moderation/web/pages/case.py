"""A case: the post with its marks, a card for each finding, the history, and the bar to decide in."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, Response, request

from moderation.desk.decide import CHECKS
from moderation.desk.notices import shown_to
from moderation.desk.review import MAY_DECIDE, visible
from moderation.model import CaseState, ModerationError
from moderation.web.asked import number
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import show
from moderation.web.pages.cards import cards
from moderation.web.pages.done import done
from moderation.web.pages.evidence import CaseEvidence, read
from moderation.web.pages.history import history
from moderation.web.pages.texts import text_of
from moderation.web.session import current_user

blueprint = Blueprint("case", __name__)
SETTLED = (CaseState.DECIDED, CaseState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in the bar: the verdict's grounds, or what a refused form had."""

    grounds: tuple[str, ...] = ()
    note: str = ""


@blueprint.get("/cases/<number:case_id>")
def show_case(case_id: int) -> Response:
    """Show a case; changes nothing."""
    return page(case_id)


def page(
    case_id: int,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    error: ModerationError | None = None,
    draft: Draft | None = None,
) -> Response:
    """Give the page of a case as it stands now; `error` is what became of a form that was just sent."""
    user = current_user()
    with service().store.read() as tx:
        evidence = read(tx, visible(tx, case_id, user))
        made, wrong = done(tx, user), tx.feedback.wrong(evidence.stored.id)
        notices = [shown_to(user, each) for each in tx.notices.of_post(evidence.post.id)]
    chosen = request.args.get("finding", type=number)
    view, whole = request.args.get("view", "sent"), "whole" in request.args
    held = evidence.holder
    return show(
        "case.html",
        status=status,
        evidence=evidence,
        case=evidence.case,
        post=evidence.sent,
        text=text_of(evidence, view=view, chosen=chosen, whole=whole),
        cards=cards(evidence, language()),
        chosen=chosen,
        history=history(evidence),
        draft=draft or _draft(evidence),
        checks=CHECKS,
        done=made,
        wrong=wrong,
        notices=notices,
        error=error,
        holder=held,
        may_decide=user.role in MAY_DECIDE,
        is_free=held in (None, user.name) and evidence.case.state not in SETTLED,
        user=user,
    )


def _draft(evidence: CaseEvidence) -> Draft:
    verdict = evidence.examination.verdict
    return Draft(grounds=verdict.grounds or verdict.reasons)
