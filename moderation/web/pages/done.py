"""What the user has just decided, said on the page that follows, with the way back."""

from flask import request

from moderation.desk.review import visible
from moderation.model import Decision, DecisionState, NotFound
from moderation.ports import Transaction
from moderation.ports.records import User
from moderation.web.asked import number


def done(tx: Transaction, user: User) -> Decision | None:
    """Give the decision that the address names, if it is the user's own and still stands."""
    decision_id = request.args.get("done", type=number)
    if decision_id is None:
        return None
    try:
        made = tx.cases.decision(decision_id)
        case = visible(tx, made.case, user)
    except NotFound:
        return None
    standing = [each for each in case.decisions if each.state is not DecisionState.WITHDRAWN]
    return made if standing and standing[-1] == made and made.by == user.name else None
