"""Whose decision an appeal is about, and who may not answer it."""

from collections.abc import Iterator

from moderation.model import RESTRICTS, Action, Case, CaseReason, Conflict, Decision, DecisionState
from moderation.ports.records import User

NOT_IN_FORCE = (
    DecisionState.WITHDRAWN,
    DecisionState.NEEDS_SECOND,
    DecisionState.CONFLICT,
    DecisionState.FAILED,
)
TOLD = (DecisionState.DELIVERED, DecisionState.WAITING)


def restriction(case: Case) -> Decision | None:
    """Give the decision by which a case's post is hidden or removed now."""
    held = None
    for made in case.decisions:
        if made.state in NOT_IN_FORCE:
            continue
        if made.action in RESTRICTS:
            held = made
        elif made.action is Action.APPROVE:
            held = None
    return held


def put_back(case: Case, made: Decision) -> Decision | None:
    """Give the decision that ended a restriction."""
    later = (each for each in case.decisions if each.id > made.id and each.state not in NOT_IN_FORCE)
    return next((each for each in later if each.action is Action.APPROVE), None)


def chain(case: Case, made: Decision) -> Iterator[Decision]:
    """Give a restriction and, newest first, those that it confirms."""
    known = {each.id: each for each in case.decisions}
    following: Decision | None = made
    while following is not None and following.action in RESTRICTS:
        yield following
        following = known.get(following.supersedes or 0)


def was_told(case: Case, made: Decision) -> bool:
    """Tell whether the forum was told of a decision, or of one that it confirms."""
    return made.state in TOLD or any(each.state in TOLD for each in chain(case, made))


def is_own(case: Case, user: User) -> bool:
    """Tell whether a user decided what the author of a case appeals against."""
    held = restriction(case)
    return held is not None and user.name in {each.by for each in chain(case, held)}


def awaits_another(case: Case, user: User) -> bool:
    """Tell whether a case is open for an appeal that the user may not answer."""
    return case.reason is CaseReason.APPEAL and is_own(case, user)


def require_other(case: Case, user: User) -> None:
    """Raise Conflict if the user would answer an appeal against their own decision."""
    if is_own(case, user):
        raise Conflict(
            f"case {case.id} is an appeal against your own decision; another person answers it",
            code="own_decision",
        )
