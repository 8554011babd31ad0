"""Notes: what no case was opened for; one key asks the author for the source, and opens one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from moderation.desk import notes as desk
from moderation.desk import policies
from moderation.desk.letters.source import request as letter_of
from moderation.desk.review import MAY_DECIDE
from moderation.model import CHECKS, Conflict, NotFound
from moderation.ports import Transaction
from moderation.ports.records import CaseFilter, NoteFilter, StoredExamination, User
from moderation.web.asked import choice, chosen, number
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import go_on, show
from moderation.web.pages import words
from moderation.web.pages.cards import cards
from moderation.web.pages.done import done
from moderation.web.pages.evidence import examination_of, read_note
from moderation.web.pages.queue import rules_of, waiting_count
from moderation.web.pages.sentence import sentence
from moderation.web.pages.texts import text_of
from moderation.web.session import current_user

blueprint = Blueprint("notes", __name__)
ROWS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One note of the list, without a word of its post."""

    post: int
    examination: int
    forum: str
    first_at: datetime
    sentence: str
    grounds: Sequence[str]
    rules: Sequence[str]
    wave: int
    copies: int  # notes of posts that copy each other, itself among them


@blueprint.get("/notes")
def show_notes() -> Response:
    """Show the notes, newest first."""
    return _list()


def _list(status: HTTPStatus = HTTPStatus.OK, error: Conflict | None = None) -> Response:
    user, after = current_user(), request.args.get("after", type=number)
    with service().store.read() as tx:
        forums = user.forums or tuple(forum.name for forum in tx.forums.list())
        asked = _filter(user, forums)
        found = tx.notes.list(asked, after=after, limit=ROWS + 1, by_wave=asked.wave is None)
        waves = tx.notes.copies(asked, [noted.id for noted in found])
        labels = policies.active(tx).labels(language())
        rows = [_row(tx, noted, labels, *waves.get(noted.id, (noted.post, 1))) for noted in found[:ROWS]]
        cases = CaseFilter(check=asked.check, language=asked.language, forums=asked.forums)
        counts, notes = tx.cases.counts(cases), tx.notes.count(asked)
        waiting = waiting_count(tx, asked.forums)
        made, now = done(tx, user), tx.now()
    return show(
        "notes.html",
        status=status,
        error=error,
        done=made,
        rows=rows,
        counts=counts,
        waiting=waiting,
        notes=notes,
        forums=forums,
        checks=CHECKS,
        chosen={
            "check": asked.check,
            "forum": chosen("forum", forums),
            "language": asked.language,
            "wave": asked.wave,
        },
        following=found[ROWS - 1].id if len(found) > ROWS else None,
        now=now,
        may_decide=user.role in MAY_DECIDE,
    )


def _filter(user: User, forums: Sequence[str]) -> NoteFilter:
    forum = chosen("forum", forums)
    return NoteFilter(
        check=chosen("check", CHECKS),
        language=chosen("language", words.LANGUAGES),
        forums=(forum,) if forum else user.forums,
        wave=request.args.get("wave", type=number),
    )


def _row(tx: Transaction, noted: StoredExamination, labels: Mapping[str, str], wave: int, copies: int) -> Row:
    post, examination = tx.posts.get(noted.post), examination_of(noted)
    return Row(
        post=post.id,
        examination=noted.id,
        forum=tx.forums.by_id(post.forum).name,
        first_at=post.first_at,
        sentence=sentence(examination, language()),
        grounds=desk.grounds_of(examination),
        rules=rules_of(examination, labels),
        wave=wave,
        copies=copies,
    )


@blueprint.get("/notes/<number:post_id>")
def show_note(post_id: int) -> Response:
    """Show a noted post; one that stands there no more leads to its case."""
    user = current_user()
    with service().store.read() as tx:
        post = desk.visible(tx, post_id, user)
        noted = tx.notes.of_post(post_id)
        if noted is None:
            return go_on(url_for("case.show_case", case_id=_case_of(tx, post_id)))
        evidence, forum = read_note(tx, noted), tx.forums.by_id(post.forum).name
        rules = policies.active(tx).labels(language())
    finding = request.args.get("finding", type=number)
    view, whole = request.args.get("view", "sent"), "whole" in request.args
    return show(
        "note.html",
        evidence=evidence,
        grounds=desk.grounds_of(evidence.examination),
        letter=letter_of(evidence.examination, evidence.sent, desk.grounds_of(evidence.examination)),
        forum=forum,
        post=evidence.sent,
        text=text_of(evidence, view=view, chosen=finding, whole=whole),
        cards=cards(evidence, language()),
        rules=rules,
        chosen=finding,
        may_decide=user.role in MAY_DECIDE,
    )


def _case_of(tx: Transaction, post_id: int) -> int:
    case = tx.cases.of_post(post_id)
    if case is None:
        raise NotFound(f"post {post_id} does not stand as a note", code="unknown_note")
    return case.id


@blueprint.post("/notes/<number:post_id>")
def decide(post_id: int) -> Response:
    """Ask the author for the source, or let the post be."""
    own = service()
    try:
        made = desk.decide(
            own.store,
            post_id,
            current_user(),
            choice(desk.CHOICES),
            grace=own.settings.grace_seconds,
            answer_hours=own.settings.answer_hours,
            examination_id=request.form.get("examination", 0, type=number),
        )
    except Conflict as error:
        return _list(HTTPStatus.CONFLICT, error)
    return go_on(url_for("notes.show_notes", forum=request.args.get("forum"), done=made.id))
