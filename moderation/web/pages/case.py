"""A case: the post with its marks, a card for each finding, the history, and the bar to decide in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Blueprint, Response, request

from moderation.desk import policies
from moderation.desk.letters.drafts import DRAFTS
from moderation.desk.notices import shown_to
from moderation.desk.review import MAY_DECIDE, visible
from moderation.desk.wait import ABOUT
from moderation.model import CHECKS, SETTLED, Decision, ModerationError
from moderation.ports.records import User
from moderation.web.asked import number
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import show
from moderation.web.pages.appeal import contested as contest_of
from moderation.web.pages.cards import cards
from moderation.web.pages.changed import edit_of, since
from moderation.web.pages.done import done
from moderation.web.pages.evidence import CaseEvidence, read
from moderation.web.pages.history import history
from moderation.web.pages.texts import text_of
from moderation.web.session import current_user

blueprint = Blueprint("case", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in the bar: the verdict's grounds, or what a refused form had."""

    grounds: tuple[str, ...] = ()
    note: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)


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
        copies = tx.waves.counts([evidence.case.first_post]).get(evidence.case.first_post, 0)
        edit, changed = edit_of(tx, evidence), since(tx, evidence)
        made, wrong = done(tx, user), tx.feedback.wrong(evidence.stored.id)
        contest, told = contest_of(tx, evidence.case, user), tx.letters.of_case(case_id)
        rules = policies.active(tx).labels(language())
        notices = [shown_to(user, each) for each in tx.notices.of_post(evidence.post.id)]
    chosen, view = request.args.get("finding", type=number), request.args.get("view", "sent")
    return show(
        "case.html",
        status=status,
        evidence=evidence,
        case=evidence.case,
        post=evidence.sent,
        text=text_of(evidence, view=view, chosen=chosen, whole="whole" in request.args),
        cards=cards(evidence, language()),
        chosen=chosen,
        history=history(evidence, told),
        draft=draft or _draft(evidence, contest["contested"]),
        checks=CHECKS,
        done=made,
        wrong=wrong,
        notices=notices,
        error=error,
        copies=copies,
        edit=edit,
        since=changed,
        letters={} if contest["contested"] else (draft and draft.letters) or _drafts(evidence),
        rules=rules,
        holder=evidence.holder,
        may_decide=user.role in MAY_DECIDE,
        is_free=_is_free(evidence, user) and not contest["is_own"],
        **contest,
        user=user,
    )


def _is_free(evidence: CaseEvidence, user: User) -> bool:
    return evidence.holder in (None, user.name) and evidence.case.state not in SETTLED


def _draft(evidence: CaseEvidence, contested: Decision | None) -> Draft:
    if contested is not None:
        return Draft(grounds=contested.grounds)
    verdict = evidence.examination.verdict
    return Draft(grounds=verdict.grounds or verdict.reasons)


def drafts_of(case_id: int) -> Mapping[str, str]:
    """Give what the author of a case would be told, by action, as it is before a person changes it."""
    with service().store.read() as tx:
        return _drafts(read(tx, visible(tx, case_id, current_user())))


def _drafts(evidence: CaseEvidence) -> Mapping[str, str]:
    """Give the drafts where something is to be asked."""
    weighty = {each.check for each in evidence.findings.values() if evidence.is_weighty(each)}
    return {
        action.value: write(evidence.examination, evidence.sent)
        for action, write in DRAFTS.items()
        if weighty & set(ABOUT[action])
    }
