"""Review: a moderator takes the next case, claims one, or lets it go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from moderation.desk.appeal_rules import awaits_another, require_other
from moderation.model import (
    Action,
    Case,
    CaseState,
    Conflict,
    Decision,
    DecisionState,
    NotFound,
    Refused,
    Role,
)
from moderation.ports import Store, Transaction
from moderation.ports.records import CaseFilter, User

SKIPPED_FOR = timedelta(days=1)
MAY_DECIDE = (Role.MODERATOR, Role.SENIOR, Role.ADMIN)


def visible(tx: Transaction, case_id: int, user: User) -> Case:
    """Give a case of the user's forums; another forum's case is NotFound, as if it were not there."""
    case = tx.cases.get(case_id)
    if user.forums and case.forum not in user.forums:
        raise NotFound(f"there is no case {case_id}", code="unknown_case")
    return case


def visible_decision(tx: Transaction, decision_id: int, user: User) -> Decision:
    """Give a decision of the user's forums; another's is NotFound, as if it were not there."""
    made = tx.cases.decision(decision_id)
    try:
        visible(tx, made.case, user)
    except NotFound:
        raise NotFound(f"there is no decision {decision_id}", code="unknown_decision") from None
    return made


def forums_of(tx: Transaction, user: User | None, forum: str | None) -> Sequence[str]:
    """Give the forums asked about: the one that is named, else the user's; NotFound for another's."""
    own = () if user is None else user.forums
    if forum is None:
        return own
    if own and forum not in own:
        raise NotFound(f"there is no forum {forum}", code="unknown_forum", field="forum")
    return (tx.forums.get(forum).name,)


def deciders(tx: Transaction, user: User) -> Sequence[User]:
    """Give those who decide cases of a user's forums, by name."""
    return [each for each in tx.users.list() if each.role in MAY_DECIDE and _meet(each, user)]


def _meet(one: User, other: User) -> bool:
    """Tell whether two people share a forum; no forums means every forum."""
    return not one.forums or not other.forums or not set(one.forums).isdisjoint(other.forums)


def require_decider(user: User) -> None:
    """Raise Refused unless the user's role decides cases."""
    if user.role not in MAY_DECIDE:
        raise Refused(f"the role {user.role.value} reads cases and does not decide them", code="role")


def holder(case: Case, now: datetime) -> str | None:
    """Give who holds a case now; a claim that has ended holds nothing."""
    if case.state is not CaseState.CLAIMED or case.claimed_until is None or case.claimed_until <= now:
        return None
    return case.claimed_by


def require_free(case: Case, user: User, now: datetime) -> None:
    """Raise Conflict if another moderator holds the case."""
    held = holder(case, now)
    if held not in (None, user.name):
        until = "" if case.claimed_until is None else f" until {case.claimed_until:%H:%M} UTC"
        raise Conflict(f"case {case.id} is taken by {held}{until}", code="claimed")


def require_version(case: Case, version: int | None) -> None:
    """Raise Conflict if the case has changed since the caller read it."""
    if version is not None and version != case.version:
        raise Conflict(
            f"case {case.id} is at version {case.version}, not {version}; read it again",
            code="version_conflict",
        )


def claim(store: Store, case_id: int, user: User, *, seconds: int, version: int | None = None) -> Case:
    """Hold an undecided case for a while; again by the same moderator, the claim is made longer."""
    require_decider(user)
    with store.write() as tx:
        case = visible(tx, case_id, user)
        require_version(case, version)
        require_free(case, user, tx.now())
        if awaits_another(case, user):
            require_other(case, user)
        return take(tx, case, user, seconds=seconds)


def take(tx: Transaction, case: Case, user: User, *, seconds: int) -> Case:
    """Claim a free case inside a transaction; Conflict if it is decided or closed."""
    if case.state not in (CaseState.OPEN, CaseState.CLAIMED):
        raise Conflict(f"case {case.id} is {case.state.value} already", code="not_open")
    until = tx.now() + timedelta(seconds=seconds)
    return tx.cases.move(case, state=CaseState.CLAIMED, claimed_by=user.name, claimed_until=until)


def release(store: Store, case_id: int, user: User, *, version: int | None = None) -> Case:
    """Let a claimed case go; a senior may let another's go."""
    require_decider(user)
    with store.write() as tx:
        case = visible(tx, case_id, user)
        require_version(case, version)
        if case.state is not CaseState.CLAIMED:
            raise Conflict(f"case {case.id} is not claimed", code="not_claimed")
        if user.role is Role.MODERATOR:
            require_free(case, user, tx.now())
        return tx.cases.move(case, state=CaseState.OPEN)


def claim_next(store: Store, user: User, *, seconds: int) -> Case | None:
    """Claim the most urgent open case of the user's forums; None if the queue holds none for the user."""
    require_decider(user)
    with store.write() as tx:
        mine = CaseFilter(states=(CaseState.CLAIMED.value,), forums=user.forums)
        for case in tx.cases.list(mine, limit=200):
            if holder(case, tx.now()) == user.name:
                return take(tx, case, user, seconds=seconds)
        following = _following(tx, user)
        return None if following is None else take(tx, following, user, seconds=seconds)


def _following(tx: Transaction, user: User) -> Case | None:
    """Give the first free case that the user may take; a wave whose first case is held is its holder's."""
    which = CaseFilter(states=(CaseState.OPEN.value, CaseState.CLAIMED.value), forums=user.forums)
    skipped = set(tx.feedback.skipped(user.name, since=tx.now() - SKIPPED_FOR))
    for first in tx.cases.list(which, limit=200, by_wave=True):
        if holder(first, tx.now()) is not None:
            continue
        for case in (first, *tx.cases.list(replace(which, wave=first.first_post), limit=200)):
            is_free = holder(case, tx.now()) is None
            if is_free and case.id not in skipped and not _waits_for_another(case, user):
                return case
    return None


def _waits_for_another(case: Case, user: User) -> bool:
    """Tell whether the user has done their part: a removal to be confirmed, a case given to a senior.

    So it is with what the author appeals against.
    """
    if awaits_another(case, user):
        return True
    made = [each for each in case.decisions if each.state is not DecisionState.WITHDRAWN]
    if not made or made[-1].by != user.name:
        return False
    escalated = made[-1].action is Action.ESCALATE and user.role is Role.MODERATOR
    return escalated or made[-1].state is DecisionState.NEEDS_SECOND
