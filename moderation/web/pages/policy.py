"""The policy: its rules, its versions, a draft with what it would change, and the way back."""

from time import monotonic

from flask import Blueprint, Response, request, url_for
from flask_babel import lazy_gettext as _

from moderation.desk import drafts, policies
from moderation.desk.tally import Move
from moderation.desk.tally_shown import as_json
from moderation.messages.catalogue import percent
from moderation.model import Conflict, Invalid, Role
from moderation.policy import Policy, difference
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import go_on, show
from moderation.web.pages import words
from moderation.web.session import current_user

blueprint = Blueprint("policy", __name__)
QUEUES = {**words.QUEUES, "note": _("a note"), "none": _("needs nobody")}


@blueprint.get("/policy")
def show_policy() -> Response:
    """Show the rules that count, and the versions."""
    return _page()


def _page(error: Invalid | Conflict | None = None, draft: str | None = None) -> Response:
    user = current_user()
    with service().store.read() as tx:
        active, history, now = policies.active(tx), tx.policies.history(), tx.now()
    return show(
        "policy.html",
        active=active,
        history=list(reversed(history)),
        queues=QUEUES,
        draft=active.text if draft is None else draft,
        error=error,
        now=now,
        may_try=user.role in drafts.MAY_TRY and not user.forums,
    )


@blueprint.post("/policy/draft")
def attempt() -> Response:
    """Say what a draft, or an earlier version, would change; nothing is stored."""
    user, version = current_user(), request.form.get("version")
    drafts.require_trier(user)
    try:
        if version is None:
            draft = drafts.read(request.form.get("text", ""))
        else:
            with service().store.read() as tx:
                draft = policies.find(tx, version)
    except Invalid as error:
        return _failed(error)
    return _shown(draft, version)


def _failed(error: Invalid | Conflict) -> Response:
    page = _page(error, request.form.get("text", ""))
    page.status_code = 409 if isinstance(error, Conflict) else 422
    return page


def _shown(draft: Policy, version: str | None) -> Response:
    user, store = current_user(), service().store
    with store.read() as tx:
        active = policies.active(tx)
    tally = drafts.attempt(store, user, draft, clock=monotonic)
    return show(
        "draft.html",
        active=active,
        draft=draft,
        version=version,
        difference=difference(active, draft),
        labels={**active.labels(language()), **draft.labels(language())},
        tally=as_json(tally, language()),
        queues=QUEUES,
        percent=lambda share: percent(share, language()),
        moves=[move.value for move in Move],
        may_activate=user.role is Role.ADMIN,
    )


@blueprint.post("/policy/activate")
def activate() -> Response:
    """Make a draft count, or an earlier version again."""
    store, user, version = service().store, current_user(), request.form.get("version")
    try:
        if version is None:
            drafts.activate(store, user, drafts.read(request.form.get("text", "")).text)
        else:
            drafts.rollback(store, user, version)
    except (Invalid, Conflict) as error:
        return _failed(error)
    return go_on(url_for("policy.show_policy"))
