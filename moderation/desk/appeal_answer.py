"""Answer an appeal: another person than the one who decided lets it stand, or puts the post back."""

from collections.abc import Mapping, Sequence
from typing import Any

from moderation.desk import notices
from moderation.desk.appeal_rules import require_other, restriction, was_told
from moderation.desk.recall import recall
from moderation.model import Action, Case, CaseState, Decision, DecisionState, Invalid
from moderation.ports import Transaction
from moderation.ports.appeals import Appeal
from moderation.ports.records import User

PUTS_BACK = (Action.APPROVE, Action.NONE)


def waiting(tx: Transaction, case: Case) -> Appeal | None:
    """Give the appeal that a case's author waits to be answered."""
    return next((each for each in tx.appeals.of_case(case.id) if each.granted is None), None)


def answer(
    tx: Transaction,
    case: Case,
    user: User,
    appeal: Appeal,
    *,
    action: Action,
    grounds: Sequence[str],
    note: str,
    covers: Mapping[str, Any],
) -> Decision:
    """Store the decision that answers an appeal: the same restriction again, or the post is put back.

    Raises Conflict for whoever decided what is appealed against, Invalid for any other action.
    """
    require_other(case, user)
    stands = restriction(case)
    if action not in PUTS_BACK and (stands is None or action is not stands.action):
        stays = "" if stands is None else f", or with {stands.action.value}: it stays"
        raise Invalid(f"action: answer the appeal with approve: the post is put back{stays}", field="action")
    held = stands or tx.cases.decision(appeal.decision)  # its forum has refused it since
    granted = action in PUTS_BACK
    told = granted and _must_tell(tx, case, held)
    made = tx.cases.decide(
        case,
        action=Action.APPROVE if granted else action,
        grounds=held.grounds if granted else grounds,
        note=note,
        by=user.name,
        state=DecisionState.WAITING if told else DecisionState.RECORDED,
        covers=covers,
        supersedes=held.id,
    )
    if told:
        tx.outbox.add(made.id, wait=0)
    tx.appeals.answer(appeal, granted=granted, note=note, by=user.name)
    notices.answer(tx, case.post, by=user.name)
    tx.cases.move(case, state=CaseState.DECIDED)
    tx.audit.append(user.name, "answer", f"case:{case.id}", decision=made.id, granted=int(granted))
    return made


def _must_tell(tx: Transaction, case: Case, held: Decision) -> bool:
    """Tell whether the forum must hear that a post is put back; not if it never heard of the restriction."""
    return not recall(tx, held) and was_told(case, held)


def answers_appeal(tx: Transaction, made: Decision) -> bool:
    """Tell whether a decision answered an appeal: its author has read it, so that it cannot be withdrawn."""
    return made.supersedes is not None and tx.appeals.of(made.supersedes) is not None


def end_by_order(tx: Transaction, case: Case) -> None:
    """Answer a waiting appeal against what an authority's order takes the place of: the post stays away."""
    appeal = waiting(tx, case)
    if appeal is not None:
        tx.appeals.answer(appeal, granted=False, note="", by="service")


def grant_by_undo(tx: Transaction, case: Case, user: User) -> None:
    """Answer a waiting appeal whose decision is taken back: the author has what they asked for."""
    appeal = waiting(tx, case)
    if appeal is not None:
        tx.appeals.answer(appeal, granted=True, note="", by=user.name)
