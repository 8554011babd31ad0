"""The queue: what waits for a person, most urgent first; a row is one sentence of reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Response, request, url_for

from moderation.desk import policies
from moderation.desk.review import MAY_DECIDE, claim_next, holder
from moderation.model import CHECKS, Case, CaseState, Examination
from moderation.ports import Transaction
from moderation.ports.records import CaseFilter, NoteFilter, User
from moderation.web.asked import chosen, number
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import go_on, show
from moderation.web.pages import words
from moderation.web.pages.done import done
from moderation.web.pages.evidence import examination_of
from moderation.web.pages.sentence import sentence
from moderation.web.session import current_user

blueprint = Blueprint("queue", __name__)
ROWS = 25
WAITING = (CaseState.WAITING.value,)
FILTERS = ("queue", "check", "forum", "language", "state")
BEHIND = timedelta(minutes=1)  # what waits longer to be examined is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One case of the list, without a word of its post."""

    case: Case
    holder: str | None
    checks: Sequence[str]
    sentence: str
    copies: int  # undecided cases of its wave, itself among them
    rules: Sequence[str]  # where the sentence may quote nothing, the labels that tell one case from another


@blueprint.get("/")
def show_queue() -> Response:
    """Show what waits."""
    user = current_user()
    after = request.args.get("after", type=number)
    with service().store.read() as tx:
        known = [forum for forum in tx.forums.list() if not user.forums or forum.name in user.forums]
        forums = tuple(forum.name for forum in known)
        bare = [forum.name for forum in known if tx.library.is_empty(forum.id)]
        asked = _filter(user, forums)
        cases = tx.cases.list(asked, after=after, limit=ROWS + 1, by_wave=asked.states != WAITING)
        copies = tx.waves.counts([case.first_post for case in cases])
        labels = policies.active(tx).labels(language())
        rows = [_row(tx, case, copies.get(case.first_post, 0), labels) for case in cases[:ROWS]]
        counts = tx.cases.counts(_without_queue(asked))
        waiting = waiting_count(tx, asked.forums)
        notes = tx.notes.count(NoteFilter(check=asked.check, language=asked.language, forums=asked.forums))
        made, untold = done(tx, user), tx.letters.unwritten(asked.forums)
        last_at, now = tx.posts.last_at(asked.forums), tx.now()
        waited = tx.examinations.oldest_due() or timedelta()
    return show(
        "queue.html",
        rows=rows,
        done=made,
        counts=counts,
        waiting=waiting,
        untold=untold,
        notes=notes,
        asked=asked,
        chosen={name: request.args.get(name, "") for name in FILTERS},
        forums=forums,
        bare=bare,
        checks=CHECKS,
        following=cases[ROWS - 1].id if len(cases) > ROWS else None,
        last_at=last_at,
        is_behind=waited > BEHIND,
        now=now,
        may_decide=user.role in MAY_DECIDE,
    )


def _filter(user: User, forums: Sequence[str]) -> CaseFilter:
    forum = chosen("forum", forums)
    return CaseFilter(
        states=WAITING if request.args.get("state") in WAITING else CaseFilter().states,
        queue=chosen("queue", words.QUEUES),
        check=chosen("check", CHECKS),
        language=chosen("language", words.LANGUAGES),
        forums=(forum,) if forum else user.forums,
    )


def _without_queue(asked: CaseFilter) -> CaseFilter:
    return CaseFilter(check=asked.check, language=asked.language, forums=asked.forums)


def waiting_count(tx: Transaction, forums: Sequence[str]) -> int:
    """Count the cases that wait for their author."""
    return sum(tx.cases.counts(CaseFilter(states=WAITING, forums=tuple(forums))).values())


def _row(tx: Transaction, case: Case, copies: int, labels: Mapping[str, str]) -> Row:
    examination = examination_of(tx.examinations.get(tx.cases.examination(case.id)))
    return Row(
        case=case,
        holder=holder(case, tx.now()),
        checks=examination.verdict.reasons,
        sentence=sentence(examination, language()),
        copies=copies,
        rules=rules_of(examination, labels),
    )


def rules_of(examination: Examination, labels: Mapping[str, str]) -> Sequence[str]:
    """Name the rules of a row whose sentence may quote nothing, to tell it from its neighbours."""
    verdict = examination.verdict
    return [labels.get(name, name) for name in verdict.rules] if verdict.reasons == ("watchlist",) else ()


@blueprint.post("/next")
def next_case() -> Response:
    """Claim the most urgent free case for the user, and show it."""
    own = service()
    case = claim_next(own.store, current_user(), seconds=own.settings.claim_seconds)
    if case is None:
        return go_on(url_for("queue.show_queue"))
    return go_on(url_for("case.show_case", case_id=case.id))
