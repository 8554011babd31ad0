"""A statement as a JSON document: codes, days and sentences, and no quoted word of the post."""

from collections.abc import Mapping
from typing import Any

from moderation.model import Action
from moderation.statement.values import Statement
from moderation.statement.words import sections

RESTRICTIONS: Mapping[Action, str] = {Action.HIDE: "CONTENT_DISABLED", Action.REMOVE: "CONTENT_REMOVED"}


def as_json(statement: Statement) -> Mapping[str, Any]:
    """Give a statement as values that JSON holds."""
    body = statement.body
    return {
        "decision": str(statement.decision),
        "puid": statement.puid,
        "language": statement.language,
        "forum": statement.forum,
        "restriction": RESTRICTIONS[statement.action],
        "posted_on": statement.posted_on.isoformat(),
        "decided_on": statement.decided_on.isoformat(),
        "ended_on": None if statement.ended_on is None else statement.ended_on.isoformat(),
        "source": "order" if statement.is_ordered else "notice" if statement.is_noticed else "own_initiative",
        "automated_detection": statement.is_detected,
        "automated_decision": False,
        "facts": [{"check": fact.check, "sentence": fact.sentence} for fact in statement.facts],
        "grounds": [{"check": each.check, "rule": each.rule, "law": each.law} for each in statement.grounds],
        "rules_url": statement.rules_url,
        "note": statement.note,
        "redress": {
            "may_appeal": statement.may_appeal,
            "appeal": statement.appeal if statement.may_appeal else None,
            "until": statement.appeal_until.isoformat(),
            "contact": statement.contact,
            "out_of_court": None if body is None else {"name": body.name, "url": body.url},
        },
        "title": statement.title,
        "sections": [
            {"code": part.code, "title": part.title, "lines": list(part.lines)}
            for part in sections(statement)
        ],
    }
