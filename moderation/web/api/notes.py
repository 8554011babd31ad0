"""Notes: what no case was opened for; the first touch opens one."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from moderation import result, shown
from moderation.desk import notes as desk
from moderation.model import CHECKS, NotFound
from moderation.ports import Transaction
from moderation.ports.records import NoteFilter, StoredExamination
from moderation.web.api import answers, asking
from moderation.web.api.bearer import require_user, user
from moderation.web.api.cases import choice_of
from moderation.web.current import service

blueprint = Blueprint("api_notes", __name__)
blueprint.before_request(require_user)


@blueprint.get("/notes")
def notes() -> Response:
    """Give the examinations that stand as notes, newest first."""
    limit, cursor = asking.limit(), asking.number("cursor", usual=0) or None
    check, language = asking.one_of("check", CHECKS), asking.words("language")
    with service().store.read() as tx:
        which = NoteFilter(check=check, language=language, forums=asking.forums(tx))
        found = tx.notes.list(which, after=cursor, limit=limit + 1)
        return answers.part(found, limit, lambda noted: _shown(tx, noted))


@blueprint.get("/notes/<post_id>")
def note(post_id: str) -> Response:
    """Give the note of a post."""
    with service().store.read() as tx:
        post = desk.visible(tx, asking.key(post_id), user())
        noted = tx.notes.of_post(post.id)
        if noted is None:
            raise NotFound(f"post {post_id} does not stand as a note", code="unknown_note")
        return jsonify(_shown(tx, noted))


@blueprint.post("/notes/<post_id>/decisions")
def decide(post_id: str) -> tuple[Response, HTTPStatus]:
    """Ask the author for the source, or let the post be."""
    own, given = service(), asking.body()
    made = desk.decide(
        own.store,
        asking.key(post_id),
        user(),
        choice_of(given),
        grace=own.settings.grace_seconds,
        answer_hours=own.settings.answer_hours,
        examination_id=asking.key(asking.text(given, "examination")),
    )
    return answers.decision(made), HTTPStatus.CREATED


def _shown(tx: Transaction, noted: StoredExamination) -> shown.Shown:
    post, made = tx.posts.get(noted.post), result.read(noted.result)
    return {
        "id": str(noted.id),
        "post": str(post.id),
        "forum": tx.forums.by_id(post.forum).name,
        "posted_at": shown.time(post.first_at),
        "reasons": list(made.verdict.reasons),
        "grounds": list(desk.grounds_of(made)),
    }
