"""Decide: a person's choice is stored with its grounds and goes to the forum after the grace; or undo it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from moderation.desk import appeal_answer
from moderation.desk.appeal_rules import was_told
from moderation.desk.notices import answer
from moderation.desk.recall import recall
from moderation.desk.review import require_decider, require_free, require_version, visible
from moderation.desk.wait import ANSWER_HOURS, ASKS
from moderation.model import (
    Action,
    Case,
    CaseReason,
    CaseState,
    Conflict,
    Decision,
    DecisionState,
    Invalid,
    NotFound,
    Queue,
    Refused,
    Role,
)
from moderation.ports import Store, Transaction
from moderation.ports.records import User

CHECKS = ("repetition", "duplicates", "copied_text", "citations", "watchlist")
LONGEST_NOTE = 5000
RESTRICTS = (Action.HIDE, Action.REMOVE)
NOTHING: Mapping[str, Any] = {"body": "", "findings": []}  # what an undo covers: any finding comes back


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person chose; `grounds` are names of checks."""

    action: Action
    grounds: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        for ground in self.grounds:
            if ground not in CHECKS:
                raise Invalid(f"grounds: {ground!r} is not one of {', '.join(CHECKS)}", field="grounds")
        if self.action in RESTRICTS and not self.grounds:
            raise Invalid(f"grounds: {self.action.value} needs at least one ground", field="grounds")
        if len(self.note) > LONGEST_NOTE:
            raise Invalid(f"note: longer than {LONGEST_NOTE} characters", field="note")


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
            return appeal_answer.answer(
                tx,
                case,
                user,
                appeal,
                action=choice.action,
                grounds=choice.grounds,
                note=choice.note,
                covers=_covers(tx, case),
            )
        first = first_of_two(case)
        if first is not None and first.action is choice.action and first.by == user.name:
            raise Conflict("a second moderator must confirm this removal", code="needs_second")
        return settle(tx, case, user, choice, grace=grace, answer_hours=answer_hours, first=first)


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
    state = _state(tx, case, choice, confirmed=ordered or _confirms(choice, first))
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
    if first is not None:
        confirmed = _confirms(choice, first)
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


def _confirms(choice: Choice, first: Decision | None) -> bool:
    return first is not None and first.action is choice.action


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


def undo(store: Store, decision_id: int, user: User, *, grace: int) -> Decision:
    """Take a decision back: within the grace it is withdrawn, later a new one supersedes it.

    Raises Conflict if it was taken back already.
    """
    require_decider(user)
    with store.write() as tx:
        made = tx.cases.decision(decision_id)
        case = case_of(tx, made, user)
        require_free(case, user, tx.now())
        _require_standing(case, made)
        _release_order(tx, made, user)
        is_unheard = _is_withdrawable(tx, made, timedelta(seconds=grace))
        undone = _withdraw(tx, made) if is_unheard else _supersede(tx, case, made, user)
        appeal_answer.grant_by_undo(tx, case, user)
        tx.cases.move(case, state=CaseState.OPEN, reason=CaseReason.UNDONE)
        tx.audit.append(user.name, "undo", f"case:{case.id}", decision=made.id)
        return undone


def case_of(tx: Transaction, made: Decision, user: User) -> Case:
    """Give the case of a decision of the user's forums; another's decision is NotFound."""
    try:
        return visible(tx, made.case, user)
    except NotFound:
        raise NotFound(f"there is no decision {made.id}", code="unknown_decision") from None


def _release_order(tx: Transaction, made: Decision, user: User) -> None:
    """Let what an authority ordered be taken back by a senior alone; its content is then kept like any."""
    if tx.orders.of_decision(made.id) is None:
        return
    if user.role not in (Role.SENIOR, Role.ADMIN):
        raise Refused("a senior or an administrator takes back what an authority ordered", code="role")
    tx.orders.release(made.id)


def _require_standing(case: Case, made: Decision) -> None:
    standing = [each for each in case.decisions if each.state is not DecisionState.WITHDRAWN]
    if not standing or standing[-1].id != made.id or made.undoes:
        raise Conflict(f"decision {made.id} was taken back or replaced already", code="superseded")


def _is_withdrawable(tx: Transaction, made: Decision, grace: timedelta) -> bool:
    if appeal_answer.answers_appeal(tx, made):
        return False
    match made.state:
        case DecisionState.NEEDS_SECOND:
            return True
        case DecisionState.RECORDED:
            return tx.now() < made.at + grace
        case _:
            return recall(tx, made)


def _withdraw(tx: Transaction, made: Decision) -> Decision:
    """Withdraw a decision, and with it the first of two that it confirmed."""
    for withdrawn in filter(None, (made.id, made.supersedes)):
        tx.cases.mark(withdrawn, DecisionState.WITHDRAWN)
    return tx.cases.decision(made.id)


def _supersede(tx: Transaction, case: Case, made: Decision, user: User) -> Decision:
    told = was_told(case, made)
    undone = tx.cases.decide(
        case,
        action=Action.APPROVE if made.action in RESTRICTS else Action.NONE,
        grounds=made.grounds,
        note="",
        by=user.name,
        state=DecisionState.WAITING if told else DecisionState.RECORDED,
        covers=NOTHING,
        supersedes=made.id,
    )
    if told:
        tx.outbox.add(undone.id, wait=0)
    return undone
