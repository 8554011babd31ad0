"""Undo: take a decision back, before its forum has heard of it or after."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from moderation.desk import appeal_answer
from moderation.desk.appeal_rules import was_told
from moderation.desk.recall import recall
from moderation.desk.review import require_decider, require_free, visible, visible_decision
from moderation.model import (
    RESTRICTS,
    Action,
    Case,
    CaseReason,
    CaseState,
    Conflict,
    Decision,
    DecisionState,
    Refused,
    Role,
)
from moderation.ports import Store, Transaction
from moderation.ports.records import User

NOTHING: Mapping[str, Any] = {"body": "", "findings": []}  # what an undo covers: any finding comes back


def undo(store: Store, decision_id: int, user: User, *, grace: int) -> Decision:
    """Take a decision back: within the grace it is withdrawn, later a new one supersedes it.

    Raises Conflict if it was taken back already.
    """
    require_decider(user)
    with store.write() as tx:
        made = visible_decision(tx, decision_id, user)
        case = tx.cases.get(made.case)
        require_free(case, user, tx.now())
        _require_standing(case, made)
        _release_order(tx, made, user)
        is_unheard = _is_withdrawable(tx, made, timedelta(seconds=grace))
        undone = _withdraw(tx, made) if is_unheard else _supersede(tx, case, made, user)
        appeal_answer.grant_by_undo(tx, case, user)
        tx.cases.move(case, state=CaseState.OPEN, reason=CaseReason.UNDONE)
        tx.audit.append(user.name, "undo", f"case:{case.id}", decision=made.id)
        return undone


def undo_last(store: Store, case_id: int, user: User, *, grace: int) -> Decision:
    """Take back what was last decided on a case. Raises Conflict if nothing stands there."""
    with store.read() as tx:
        case = visible(tx, case_id, user)
    standing = [each for each in case.decisions if each.state is not DecisionState.WITHDRAWN]
    if not standing:
        raise Conflict(f"nothing is decided on case {case_id}", code="undecided")
    return undo(store, standing[-1].id, user, grace=grace)


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
