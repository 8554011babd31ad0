"""Notes: a post that no case was opened for; the first touch opens one, in the decision's own transaction."""

from collections.abc import Sequence

from moderation import result
from moderation.desk.decide import Choice, settle
from moderation.desk.review import require_decider
from moderation.desk.wait import ANSWER_HOURS
from moderation.model import (
    Action,
    Case,
    CaseReason,
    CaseState,
    Conflict,
    Decision,
    Examination,
    Invalid,
    NotFound,
)
from moderation.ports import Store, Transaction
from moderation.ports.records import StoredExamination, StoredPost, User

CHOICES = (Action.ASK_SOURCE, Action.NONE)


def visible(tx: Transaction, post_id: int, user: User) -> StoredPost:
    """Give a post of the user's forums; another forum's post is NotFound, as if it were not there."""
    post = tx.posts.get(post_id)
    if user.forums and tx.forums.by_id(post.forum).name not in user.forums:
        raise NotFound(f"there is no post {post_id}", code="unknown_post")
    return post


def decide(
    store: Store,
    post_id: int,
    user: User,
    choice: Choice,
    *,
    grace: int,
    answer_hours: int = ANSWER_HOURS,
    examination_id: int,
) -> Decision:
    """Decide on a noted post as it was shown; Conflict if it stands there no more, or was examined anew."""
    require_decider(user)
    if choice.action not in CHOICES:
        raise Invalid(f"action: must be one of {', '.join(CHOICES)}", field="action")
    with store.write() as tx:
        post = visible(tx, post_id, user)
        tx.posts.find(post.forum, post.external_id)  # holds the post, so that one case is opened
        noted = tx.notes.of_post(post_id)
        if noted is None or noted.id != examination_id:
            raise Conflict(f"post {post_id} was decided or examined meanwhile", code="note_gone")
        case = touch(tx, post, noted, user)
        return settle(tx, case, user, choice, grace=grace, answer_hours=answer_hours)


def grounds_of(examination: Examination) -> Sequence[str]:
    """Give the grounds that a decision on a note has unasked."""
    return examination.verdict.grounds or examination.verdict.reasons


def touch(tx: Transaction, post: StoredPost, noted: StoredExamination, user: User) -> Case:
    """Open the case of a noted post, or open it again; it shows the examination that the note stands for."""
    examination = result.read(noted.result)
    verdict, language = examination.verdict, examination.language.main
    case = tx.cases.of_post(post.id)
    if case is None:
        case = tx.cases.open(post, noted.id, verdict, language=language, reason=CaseReason.NOTE)
    else:
        case = tx.cases.update(case, examination_id=noted.id, verdict=verdict, language=language)
        case = tx.cases.move(case, state=CaseState.OPEN, reason=CaseReason.NOTE)
    tx.audit.append(user.name, "open", f"case:{case.id}", queue=verdict.queue.value)
    return case
