"""A wave: posts that copy each other, decided together, each by itself, with the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from moderation.desk import wave as desk
from moderation.desk.review import MAY_DECIDE, holder, require_decider
from moderation.desk.statement import house, preview
from moderation.model import CHECKS, Case, CaseState, Invalid, ModerationError, NotFound, Post, Span
from moderation.ports import Transaction
from moderation.web.asked import choice, number
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import show
from moderation.web.pages import words
from moderation.web.pages.cards import Quote, quote
from moderation.web.pages.evidence import examination_of
from moderation.web.pages.sentence import sentence
from moderation.web.pages.statement import before
from moderation.web.session import current_user

blueprint = Blueprint("waves", __name__)
LONGEST = 1_200  # code points of the first post that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One case of a wave, and what has just become of it."""

    case: Case
    holder: str | None
    sentence: str
    outcome: desk.Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The first post of a wave, as it stands now."""

    sent: Post
    words: Quote


@blueprint.get("/waves/<number:wave>")
def show_wave(wave: int) -> Response:
    """Show the cases of a wave; changes nothing."""
    return _page(wave)


@blueprint.post("/waves/<number:wave>/decisions")
def decide(wave: int) -> Response:
    """Decide the ticked cases the same; tell of each what became of it."""
    own, settings = service().store, service().settings
    try:
        told = desk.decide(
            own,
            wave,
            current_user(),
            choice(words.CHOICES),
            _versions(),
            grace=settings.grace_seconds,
            answer_hours=settings.answer_hours,
        )
    except Invalid as error:
        return _page(wave, status=HTTPStatus.UNPROCESSABLE_ENTITY, error=error)
    return _told(wave, told)


@blueprint.post("/waves/<number:wave>/preview")
def show_preview(wave: int) -> Response:
    """Show what the author of the first ticked post would be told, and how many are told the like."""
    user = current_user()
    require_decider(user)
    try:
        chosen, versions = choice(words.CHOICES), _versions()
        with service().store.read() as tx:
            first, authors = desk.addressed(tx, wave, user, versions)
            made = preview(
                tx,
                first,
                user,
                action=chosen.action,
                grounds=chosen.grounds,
                note=chosen.note,
                links=service().links,
            )
            own = house(tx.forums.get(first.forum))
    except Invalid as error:
        return _page(wave, status=HTTPStatus.UNPROCESSABLE_ENTITY, error=error)
    return before(
        made,
        chosen,
        own,
        case=first,
        authors=authors,
        hidden=[("case", ticked) for ticked in request.form.getlist("case")],
        confirm=url_for("waves.decide", wave=wave),
        again=url_for("waves.show_preview", wave=wave),
        back=url_for("waves.go_back", wave=wave),
    )


@blueprint.post("/waves/<number:wave>/draft")
def go_back(wave: int) -> Response:
    """Show the wave again, with what was ticked and written."""
    return _page(wave)


@blueprint.post("/waves/<number:wave>/undo")
def undo(wave: int) -> Response:
    """Take the named decisions back; tell of each what became of it."""
    made = request.form.getlist("decision", type=number)
    own, grace = service().store, service().settings.grace_seconds
    try:
        return _told(wave, desk.undo(own, wave, current_user(), made, grace=grace))
    except Invalid as error:
        return _page(wave, status=HTTPStatus.UNPROCESSABLE_ENTITY, error=error)


def _versions() -> Mapping[int, int | None]:
    """Read the ticked cases, each with the version that was shown."""
    ticked = (text.partition(":") for text in request.form.getlist("case"))
    try:
        return {number(case): number(version) for case, _, version in ticked}
    except ValueError:
        raise Invalid("case: must be a case and its version", field="case") from None


def _told(wave: int, told: Sequence[desk.Outcome]) -> Response:
    failed = any(each.error for each in told)
    return _page(wave, status=HTTPStatus.CONFLICT if failed else HTTPStatus.OK, told=told)


def _page(
    wave: int,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    error: ModerationError | None = None,
    told: Sequence[desk.Outcome] = (),
) -> Response:
    user, outcomes = current_user(), {each.case: each for each in told}
    with service().store.read() as tx:
        found = desk.members(tx, wave, user, states=())
        rows = [_row(tx, case, outcomes.get(case.id)) for case in found if _is_shown(case)]
        first, now = _first(tx, wave), tx.now()
    made = [each.decision.id for each in told if each.decision and not each.decision.undoes]
    return show(
        "wave.html",
        status=status,
        wave=wave,
        rows=rows,
        first=first,
        now=now,
        error=error,
        told=told,
        made=[row.case.standing.id for row in rows if row.case.standing and row.case.standing.id in made],
        grounds=_grounds(rows),
        ticked=[ticked.partition(":")[0] for ticked in request.form.getlist("case")],
        checks=CHECKS,
        more=len(found) >= desk.MOST,
        may_decide=user.role in MAY_DECIDE,
        user=user,
    )


def _is_shown(case: Case) -> bool:
    return case.state is not CaseState.CLOSED


def _row(tx: Transaction, case: Case, outcome: desk.Outcome | None) -> Row:
    examination = examination_of(tx.examinations.get(tx.cases.examination(case.id)))
    return Row(
        case=case,
        holder=holder(case, tx.now()),
        sentence=sentence(examination, language()),
        outcome=outcome,
    )


def _first(tx: Transaction, wave: int) -> First | None:
    """Give the first post; None where it is gone."""
    try:
        post = tx.posts.get(wave)
    except NotFound:
        return None
    if post.revision is None or post.deleted:
        return None
    sent = tx.posts.revision(post.revision).sent
    return First(sent=sent, words=quote(sent.body, Span(0, len(sent.body)), LONGEST))


def _grounds(rows: Sequence[Row]) -> Sequence[str]:
    """Give the grounds that stand in the form: what is sent, else that the posts copy each other."""
    return request.form.getlist("grounds") or (["duplicates"] if rows else [])
