"""A decision told to a generic forum, as a signed `decision.made` or `decision.undone`."""

import json

import httpx

from moderation.forums.asking import Undelivered, ask
from moderation.forums.calls import ActResult, ForumCall, Outcome
from moderation.forums.generic.signature import sign
from moderation.forums.times import write_time
from moderation.model import Action, Invalid

# What stays between moderators: the forum has nothing to do.
_INTERNAL = frozenset({Action.NONE, Action.ESCALATE})


def act(call: ForumCall, client: httpx.Client) -> ActResult:
    """Send the decision to the forum's address; the idempotency key is the message's id at every attempt."""
    if call.action in _INTERNAL or not (call.forum_url and call.secret):
        return ActResult(outcome=Outcome.RECORDED)
    body = write_decision(call)
    try:
        headers = {
            "Content-Type": "application/json",
            **sign(body, call.secret, call.now, call.idempotency_key),
        }
        return ask(client, "POST", call.forum_url, headers=headers, content=body).result()
    except Invalid:
        return ActResult(outcome=Outcome.PERMANENT, reason="bad_secret")
    except Undelivered as ended:
        return ended.result


def write_decision(call: ForumCall) -> bytes:
    """Write the message; it is the same at every attempt when the time of the decision is known."""
    envelope = {
        "type": "decision.undone" if call.undo else "decision.made",
        "timestamp": write_time(call.decided_at or call.now),
        "data": {
            "decision": call.decision_id,
            "post": call.external_id,
            "revision": call.revision,
            "action": call.action.value,
            "grounds": list(call.grounds),
            "statement": call.message,
            "idempotency_key": call.idempotency_key,
        },
    }
    return json.dumps(envelope).encode()
