"""A backtest as one JSON document, for the command and for the desk."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from moderation.desk.tally import Compared, Move, Tally
from moderation.messages import describe
from moderation.model import Examination, Finding, Post, Queue

LONGEST_EVIDENCE = 240  # characters
Json = Mapping[str, Any]


def as_json(tally: Tally, language: str) -> Json:
    """Give a backtest as the JSON object of the interface."""
    return {
        "policy": {"before": tally.before, "after": tally.after},
        "posts": tally.posts,
        "stored": tally.stored,
        **{move.value: _moves(tally, move, language) for move in Move},
        "by": {"check": _by(tally.checks), "language": _by(tally.languages)},
        "queues": {
            which: {queue.value: counts[queue] for queue in Queue} for which, counts in tally.queues.items()
        },
        "agreement": agreement_of(tally),
        "load": load_of(tally),
        "failed": dict(tally.failed),
    }


def _moves(tally: Tally, move: Move, language: str) -> Json:
    moves = tally.moves[move]
    return {"count": moves.count, "examples": [_example(one, language) for one in moves.examples]}


def _by(counts: Mapping[str, Counter[Move]]) -> Json:
    return {name: {move.value: counts[name][move] for move in Move} for name in sorted(counts)}


def agreement_of(tally: Tally) -> Json:
    """Give how far cases are opened where people had acted, and what they had decided on what moves."""
    share = {
        which: round(tally.agreed[which] / tally.decided, 3) if tally.decided else None
        for which in ("before", "after")
    }
    people = {
        move.value: {"acted": tally.moves[move].acted, "left": tally.moves[move].left}
        for move in (Move.OPENED, Move.DROPPED)
    }
    return {"decided": tally.decided, **share, **people}


def load_of(tally: Tally) -> Json:
    """Give the cases that open on a day on average, as it is and as it would be."""
    before, after = tally.cases_a_day("before"), tally.cases_a_day("after")
    return {
        "days": round(tally.days, 1),
        "cases_a_day": {"before": round(before, 2), "after": round(after, 2)},
        "change": round(after - before, 2),
    }


def _example(compared: Compared, language: str) -> Json:
    past = compared.past
    return {
        "post": str(past.post.id),
        "external_id": past.post.external_id,
        "forum": past.forum.name,
        "language": compared.stored.language.main,
        "from": compared.before.queue.value,
        "to": compared.after.queue.value,
        "priority": compared.after.priority,
        "check": compared.check,
        "rules": list(compared.weightier.rules),
        "decided": None if past.decided is None else past.decided.value,
        "findings": [_evidence(past.sent, finding, language) for finding in evidence_of(compared).findings],
    }


def evidence_of(compared: Compared) -> Examination:
    """Give the findings that tell why: those there would be, or those that there are of a dropped post."""
    examination = compared.stored if compared.move is Move.DROPPED else compared.again
    told = tuple(finding for finding in examination.findings if finding.check == compared.check)
    return replace(examination, findings=told, verdict=compared.after)


def _evidence(post: Post, finding: Finding, language: str) -> Json:
    return {
        "check": finding.check,
        "kind": finding.kind,
        "message": describe(finding, language),
        "spans": [
            {"start": span.start, "end": span.end, "text": _cut(post.body[span.start : span.end])}
            for span in finding.spans
        ],
    }


def _cut(text: str) -> str:
    half = LONGEST_EVIDENCE // 2
    return text if len(text) <= LONGEST_EVIDENCE else f"{text[:half]} … {text[-half:]}"
