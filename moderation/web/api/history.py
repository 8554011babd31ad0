"""What became of a post: its revisions, why it went where it went, and an examination made again."""

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk.explain import as_json, explain
from moderation.desk.notes import visible
from moderation.desk.replay import replay
from moderation.model import NotFound
from moderation.ports import Transaction
from moderation.ports.records import StoredExamination, StoredRevision
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_history", __name__)
blueprint.before_request(require_user)


@blueprint.get("/posts/<post_id>/revisions")
def revisions(post_id: str) -> Response:
    """Give a post's revisions in order of arrival."""
    with service().store.read() as tx:
        found = tx.posts.revisions(visible(tx, asking.key(post_id), user()).id)
    return jsonify(items=[_revision(each) for each in found], next=None)


@blueprint.get("/posts/<post_id>/explanation")
def explanation(post_id: str) -> Response:
    """Say which finding of the current text met which rule, with which numbers."""
    with service().store.read() as tx:
        post = visible(tx, asking.key(post_id), user())
    return jsonify(as_json(*explain(service().store, post.id)))


@blueprint.get("/examinations/<examination_id>")
def examination(examination_id: str) -> Response:
    """Give an examination."""
    with service().store.read() as tx:
        made = _examination(tx, examination_id)
        return jsonify(shown.examination(made, tx.posts.revision(made.revision)))


@blueprint.get("/examinations/<examination_id>/replay")
def replayed(examination_id: str) -> Response:
    """Make an examination again from what is stored, and say whether every byte is the same."""
    with service().store.read() as tx:
        made = _examination(tx, examination_id)
    return jsonify(replay(service().store, made.id).as_json())


def _examination(tx: Transaction, examination_id: str) -> StoredExamination:
    made = tx.examinations.get(asking.key(examination_id))
    try:
        visible(tx, made.post, user())
    except NotFound:
        message = f"there is no examination {examination_id}"
        raise NotFound(message, code="unknown_examination") from None
    return made


def _revision(stored: StoredRevision) -> shown.Shown:
    sent = stored.sent
    return {
        "revision": shown.number(stored),
        "body": sent.body,
        "format": sent.format.value,
        "title": sent.title,
        "author": sent.author,
        "updated_at": shown.time(sent.updated_at),
        "received_at": shown.time(stored.received_at),
    }
