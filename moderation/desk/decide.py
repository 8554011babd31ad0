"""Decide: a person's choice is stored with its grounds and goes to the forum after the grace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from moderation.desk import appeal_answer
from moderation.desk.notices import answer
from moderation.desk.recall import recall
from moderation.desk.review import require_decider, require_free, require_version, visible
from moderation.desk.statement import keep
from moderation.desk.wait import ANSWER_HOURS, ASKS
from moderation.model import (
    CHECKS,
    RESTRICTS,
    Action,
    Case,
    CaseState,
    Conflict,
    Decision,
    DecisionState,
    Invalid,
    Queue,
)
from moderation.ports import Store, Transaction
from moderation.ports.appeals import Appeal
from moderation.ports.records import User

LONGEST_NOTE = 5000
LONGEST_LETTER = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person chose; `grounds` are names of checks, `letter` all that the author is told, if given."""

    action: Action
    grounds: tuple[str, ...] = ()
    note: str = ""
    letter: str = ""

    def __post_init__(self) -> None:
        for ground in self.grounds:
            if ground not in CHECKS:
                raise Invalid(f"grounds: {ground!r} is not one of {', '.join(CHECKS)}", field="grounds")
        if self.action in RESTRICTS and not self.grounds:
            raise Invalid(f"grounds: {self.action.value} needs at least one ground", field="grounds")
        if len(self.note) > LONGEST_NOTE:
            raise Invalid(f"note: longer than {LONGEST_NOTE} characters", field="note")
        if len(self.letter) > LONGEST_LETTER:
            raise Invalid(f"letter: longer than {LONGEST_LETTER} characters", field="letter")
        if self.letter and self.action in RESTRICTS:
            raise Invalid(f"letter: {self.action.value} is told by its statement of reasons", field="letter")


def decide(
    store: Store,
    case_id: int,
    user: User,
    choice: Choice,
    *,
    grace: int,
    answer_hours: int = ANSWER_HOURS,
    version: int | None = None,
) -> Decision:
    """Store a decision on a case that nobody else holds; Conflict if it was changed or decided meanwhile."""
    require_decider(user)
    with store.write() as tx:
        case = visible(tx, case_id, user)
        require_version(case, version)
        require_free(case, user, tx.now())
        if case.state in (CaseState.DECIDED, CaseState.CLOSED):
            raise Conflict(f"case {case.id} is {case.state.value} already; undo first", code="not_open")
        appeal = None if choice.action is Action.ESCALATE else appeal_answer.waiting(tx, case)
        if appeal is not None:
            return _answer(tx, case, user, appeal, choice)
        first = first_of_two(case)
        if first is not None and _confirms(choice, first) and _is_of_this_text(tx, case, first):
            _require_second(tx, case, user, first)
        return settle(tx, case, user, choice, grace=grace, answer_hours=answer_hours, first=first)


def _answer(tx: Transaction, case: Case, user: User, appeal: Appeal, choice: Choice) -> Decision:
    made = appeal_answer.answer(
        tx,
        case,
        user,
        appeal,
        action=choice.action,
        grounds=choice.grounds,
        note=choice.note,
        covers=_covers(tx, case),
    )
    keep(tx, made)
    return made


def _require_second(tx: Transaction, case: Case, user: User, first: Decision) -> None:
    """Raise Conflict unless the user may confirm a removal, and its text is the one that stands now."""
    if first.by == user.name:
        raise Conflict("a second moderator must confirm this removal", code="needs_second")
    if tx.posts.get(case.post).revision != tx.examinations.get(tx.cases.judged(first.id)).revision:
        raise Conflict(
            f"the post of case {case.id} was edited after its removal was proposed; it is examined first",
            code="edited",
        )


def _is_of_this_text(tx: Transaction, case: Case, first: Decision) -> bool:
    """Tell whether a removal was proposed on the text that the case shows; one that was not is asked anew."""
    judged = tx.examinations.get(tx.cases.judged(first.id))
    return judged.revision == tx.examinations.get(tx.cases.examination(case.id)).revision


def settle(
    tx: Transaction,
    case: Case,
    user: User,
    choice: Choice,
    *,
    grace: int,
    answer_hours: int = ANSWER_HOURS,
    first: Decision | None = None,
    ordered: bool = False,
) -> Decision:
    """Store a decision inside a transaction, and what follows from it.

    `first` is what it confirms; what an authority has `ordered` needs no second person.
    """
    _replace(tx, case, choice)
    confirmed = first is not None and _confirms(choice, first) and _is_of_this_text(tx, case, first)
    state = _state(tx, case, choice, confirmed=ordered or confirmed)
    made = tx.cases.decide(
        case,
        action=choice.action,
        grounds=choice.grounds,
        note=choice.note,
        by=user.name,
        state=state,
        covers=_covers(tx, case),
        supersedes=None if first is None else first.id,
    )
    keep(tx, made, is_ordered=ordered)
    if choice.letter:
        tx.letters.write(made.id, choice.letter)
    if first is not None:
        tx.cases.mark(first.id, DecisionState.RECORDED if confirmed else DecisionState.WITHDRAWN)
    if state is DecisionState.WAITING:
        tx.outbox.add(made.id, wait=grace)
    if state is not DecisionState.NEEDS_SECOND and choice.action is not Action.ESCALATE:
        answer(tx, case.post, by=user.name)
    _move(tx, case, choice, state, answer_hours)
    tx.audit.append(user.name, "decide", f"case:{case.id}", decision=made.id, action=choice.action.value)
    return made


def _replace(tx: Transaction, case: Case, choice: Choice) -> None:
    """Recall what stands and was not told yet, unless an authority ordered it.

    Who gives a case to a senior replaces a question alone.
    """
    stands = case.standing
    if stands is None or tx.orders.of_decision(stands.id) is not None:
        return
    if stands.action in ASKS or choice.action is not Action.ESCALATE:
        recall(tx, stands)


def first_of_two(case: Case) -> Decision | None:
    """Give the removal that waits for a second person."""
    waiting = [each for each in case.decisions if each.state is DecisionState.NEEDS_SECOND]
    return waiting[-1] if waiting else None


def _confirms(choice: Choice, first: Decision) -> bool:
    return first.action is choice.action


def _state(tx: Transaction, case: Case, choice: Choice, *, confirmed: bool) -> DecisionState:
    """Give where a decision begins: a removal on watchlist grounds needs two people, some need no call."""
    if choice.action is Action.REMOVE and "watchlist" in choice.grounds and not confirmed:
        return DecisionState.NEEDS_SECOND
    silent = choice.action in (Action.NONE, Action.ESCALATE)
    reachable = tx.forums.get(case.forum).url is not None
    return DecisionState.RECORDED if silent or not reachable else DecisionState.WAITING


def _covers(tx: Transaction, case: Case) -> Mapping[str, Any]:
    shown = tx.examinations.get(tx.cases.examination(case.id))
    return {"body": tx.posts.revision(shown.revision).body_hash.hex(), "findings": list(shown.keys)}


def _move(tx: Transaction, case: Case, choice: Choice, state: DecisionState, answer_hours: int) -> None:
    if choice.action is Action.ESCALATE:
        tx.cases.move(case, state=CaseState.OPEN, queue=Queue.URGENT)
    elif state is DecisionState.NEEDS_SECOND:
        tx.cases.move(case, state=CaseState.OPEN)
    elif choice.action in ASKS:
        tx.cases.move(case, state=CaseState.WAITING, back_at=tx.now() + timedelta(hours=answer_hours))
    else:
        tx.cases.move(case, state=CaseState.DECIDED)
