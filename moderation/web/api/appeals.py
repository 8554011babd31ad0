"""Appeals: what authors answered; they are answered by deciding their cases."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response

from moderation import shown
from moderation.ports.appeals import Appeal
from moderation.web.api import answers, asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_appeals", __name__)
blueprint.before_request(require_user)
STATES: Mapping[str, bool | None] = {"open": False, "answered": True, "all": None}


@blueprint.get("/appeals")
def appeals() -> Response:
    """Give appeals, oldest first: those that wait for a person, unless others are asked for."""
    state = asking.one_of("state", tuple(STATES)) or "open"
    limit, cursor = asking.limit(), asking.number("cursor", usual=0) or None
    with service().store.read() as tx:
        found = tx.appeals.list(
            is_answered=STATES[state], forums=user().forums, after=cursor, limit=limit + 1
        )
    return answers.part(found, limit, _shown)


def _shown(known: Appeal) -> Mapping[str, Any]:
    return {
        "id": str(known.id),
        "decision": str(known.decision),
        "case": str(known.case),
        "text": known.text,
        "at": shown.time(known.at),
        "state": "open" if known.granted is None else "granted" if known.granted else "upheld",
        "answer": known.answer,
        "answered_by": known.answered_by,
        "answered_at": shown.time(known.answered_at),
    }
