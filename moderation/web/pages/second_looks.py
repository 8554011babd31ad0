"""Second looks: draw decided cases, judge them without seeing the decision, and see how far people agree."""

from secrets import SystemRandom

from flask import Blueprint, Response, request, url_for
from flask_babel import format_decimal, gettext

from moderation.desk import second_looks as desk
from moderation.desk.second_looks_agreement import Agreement, agreements, disagreements
from moderation.messages.catalogue import percent
from moderation.model import CHECKS
from moderation.web import charts
from moderation.web.asked import choice, number
from moderation.web.current import service
from moderation.web.language import direction, language
from moderation.web.page import go_on, show
from moderation.web.pages.cards import cards
from moderation.web.pages.compare import Back, comparison
from moderation.web.pages.evidence import read_note
from moderation.web.pages.texts import text_of
from moderation.web.session import current_user

blueprint = Blueprint("second_looks", __name__)
MOST = 50  # disagreements that are listed


@blueprint.get("/decisions/second-looks")
def show_looks() -> Response:
    """Show what the user has to look at, and how far people agree."""
    user = current_user()
    with service().store.read() as tx:
        waiting = tx.second_looks.waiting(user.name)
        compared = tx.second_looks.compared(user.forums)
        people = desk.lookers(tx, user) if user.role in desk.MAY_DRAW else ()
    mirrored = direction() == "rtl"
    return show(
        "second_looks.html",
        waiting=waiting,
        agreements=agreements(compared),
        disagreements=disagreements(compared)[:MOST],
        people=people,
        user=user,
        sample=desk.SAMPLE,
        drawn=request.args.get("drawn", type=number),
        interval=lambda share: charts.interval(share, mirrored=mirrored),
        share=lambda made: percent(made.share.value, language()),
        kappa=_kappa,
    )


def _kappa(made: Agreement) -> str:
    """Say Cohen's kappa with its interval."""
    if made.kappa is None:
        return str(gettext("not defined: all choices are of one kind"))
    kappa, low, high = (format_decimal(each, "0.00") for each in (made.kappa, *made.interval))
    return str(gettext("%(kappa)s (%(low)s to %(high)s)", kappa=kappa, low=low, high=high))


@blueprint.post("/decisions/second-looks")
def draw() -> Response:
    """Draw decisions for the user or another."""
    looker = request.form.get("by") or None
    drawn = desk.draw(service().store, current_user(), SystemRandom(), looker=looker)
    return go_on(url_for("second_looks.show_looks", drawn=drawn))


@blueprint.get("/decisions/second-looks/<number:look_id>")
def show_look(look_id: int) -> Response:
    """Show what was decided on, and nothing of the decision."""
    with service().store.read() as tx:
        look = desk.own(tx, look_id, current_user())
        evidence = read_note(tx, tx.examinations.get(look.examination))
    chosen = request.args.get("finding", type=number)
    view, whole = request.args.get("view", "sent"), "whole" in request.args
    return show(
        "second_look.html",
        look=look,
        evidence=evidence,
        post=evidence.sent,
        text=text_of(evidence, view=view, chosen=chosen, whole=whole),
        cards=cards(evidence, language()),
        chosen=chosen,
        checks=CHECKS,
        choices=desk.CHOICES,
    )


@blueprint.get("/decisions/second-looks/<number:look_id>/compare/<number:finding>")
def compare(look_id: int, finding: int) -> Response:
    """Show one finding's passages side by side."""
    with service().store.read() as tx:
        look = desk.own(tx, look_id, current_user())
        back = Back(
            address=url_for("second_looks.show_look", look_id=look_id, _anchor=f"finding-{finding}"),
            label=gettext("Back to the second look"),
        )
        return comparison(tx, read_note(tx, tx.examinations.get(look.examination)), finding, back)


@blueprint.post("/decisions/second-looks/<number:look_id>")
def judge(look_id: int) -> Response:
    """Write what the user would have done, and go on to the next."""
    user = current_user()
    desk.judge(service().store, look_id, user, choice(desk.CHOICES))
    with service().store.read() as tx:
        waiting = tx.second_looks.waiting(user.name)
    if not waiting:
        return go_on(url_for("second_looks.show_looks"))
    return go_on(url_for("second_looks.show_look", look_id=waiting[0].id))
