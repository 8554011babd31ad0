"""The history of a post: its revisions, its examinations, why it went where it went, and its thread."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request

from moderation import messages
from moderation.desk.explain import Explained, explain
from moderation.desk.notes import visible
from moderation.desk.replay import replay
from moderation.model import Conflict, Examination, ExaminationState, NotFound, Span
from moderation.ports.records import StoredExamination
from moderation.web.asked import number
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import show
from moderation.web.pages import words
from moderation.web.pages.cards import quote
from moderation.web.pages.evidence import examination_of
from moderation.web.pages.policy import QUEUES
from moderation.web.session import current_user

blueprint = Blueprint("post", __name__)
NEIGHBOURS = 3  # of the thread, on each side
WORDS = 160  # code points of a neighbour that are shown
REVISION = 4_000  # of a revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One examination, with its result if it has one."""

    stored: StoredExamination
    revision: int
    made: Examination | None


@dataclass(frozen=True, slots=True)
class Why:
    """A finding in words, with the rules that it met: name, queue and the values that it read."""

    sentence: str
    rules: Sequence[tuple[str, str, str]]


@blueprint.get("/posts/<number:post_id>")
def show_post(post_id: int) -> Response:
    """Show all that is known of a post; changes nothing."""
    with service().store.read() as tx:
        post = visible(tx, post_id, current_user())
        revisions, case = tx.posts.revisions(post_id), tx.cases.of_post(post_id)
        numbers = {each.id: each.number for each in revisions}
        made = tx.examinations.of_post(post_id)
        before = tx.threads.before(post_id, limit=NEIGHBOURS)
        after = tx.threads.after(post_id, limit=NEIGHBOURS)
        forum, now = tx.forums.by_id(post.forum).name, tx.now()
    rows = [Row(stored=each, revision=numbers[each.revision], made=_made(each)) for each in made]
    asked = request.args.get("replay", type=number)
    return show(
        "post.html",
        post=post,
        forum=forum,
        case=case,
        revisions=[(each, quote(each.sent.body, _whole(each.sent.body), REVISION)) for each in revisions],
        rows=rows,
        replayed=asked if any(row.stored.id == asked for row in rows) else None,
        said=_replayed(asked, rows),
        explained=_explained(post_id),
        before=before,
        after=after,
        words_of=lambda body: quote(body, _whole(body), WORDS),
        queues=QUEUES,
        now=now,
    )


def _whole(body: str) -> Span:
    return Span(0, len(body))


def _made(stored: StoredExamination) -> Examination | None:
    return examination_of(stored) if stored.state is ExaminationState.DONE and stored.result else None


def _replayed(asked: int | None, rows: Sequence[Row]) -> str | None:
    """Make an examination again and say what came of it; only one of this post."""
    if not any(row.stored.id == asked for row in rows):
        return None
    try:
        again = replay(service().store, asked or 0)
    except (NotFound, Conflict) as error:
        return error.message
    return str(words.REPLAYED["same" if again.is_same else "other"])


def _explained(post_id: int) -> Sequence[Why]:
    try:
        _, found = explain(service().store, post_id)
    except (NotFound, Conflict):
        return ()
    return [_why(each) for each in found]


def _why(explained: Explained) -> Why:
    rules = [
        (
            met.hit.rule.named(language()),
            met.hit.queue.value,
            ", ".join(
                f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in met.values.items()
            ),
        )
        for met in explained.met
    ]
    return Why(messages.describe(explained.finding, language()), rules)
