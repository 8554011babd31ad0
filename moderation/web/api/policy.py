"""The policy for programs."""

from time import monotonic

from flask import Blueprint, Response, jsonify, request

from moderation import shown
from moderation.desk import drafts, policies
from moderation.desk.policies import Activated
from moderation.desk.tally_shown import as_json
from moderation.messages import LANGUAGES
from moderation.policy.difference import fields_of
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_policy", __name__)
blueprint.before_request(require_user)


@blueprint.get("/policy")
def active() -> Response:
    """Give the policy that counts, and every activation, oldest first."""
    with service().store.read() as tx:
        known, history = policies.active(tx), tx.policies.history()
    rules = [{"name": rule.name, **fields_of(rule)} for rule in known.rules]
    versions = [{"version": each.version, "activated_at": shown.time(each.at)} for each in history]
    return jsonify(version=known.version, text=known.text, rules=rules, activations=versions)


@blueprint.post("/policy/backtest")
def backtest() -> Response:
    """Say what a draft would change of the last posts; nothing is stored."""
    drafts.require_trier(user())
    draft = drafts.read(asking.text(asking.body(), "text"))
    tally = drafts.attempt(service().store, user(), draft, clock=monotonic)
    asked = request.args.get("language", "en")
    return jsonify(as_json(tally, asked if asked in LANGUAGES else "en"))


@blueprint.post("/policy/activate")
def activate() -> Response:
    """Make a policy count."""
    drafts.require_admin(user())
    return _told(drafts.activate(service().store, user(), asking.text(asking.body(), "text")))


@blueprint.post("/policy/rollback")
def rollback() -> Response:
    """Make an earlier version count again."""
    drafts.require_admin(user())
    return _told(drafts.rollback(service().store, user(), asking.text(asking.body(), "version")))


def _told(made: Activated) -> Response:
    return jsonify(version=made.policy.version, before=made.before)
