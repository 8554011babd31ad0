"""Explain: which finding met which rule, with which numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from moderation.desk.replay import Stored, recall
from moderation.model import Finding, NotFound
from moderation.policy import Hit, ask
from moderation.policy.facts import Facts
from moderation.ports import Store
from moderation.result import encode, encode_finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A rule that a finding met, and the values that the rule read."""

    hit: Hit
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A finding and every rule that it met, in the policy's order."""

    finding: Finding
    met: tuple[Met, ...]


def explain(store: Store, post_id: int) -> tuple[Stored, tuple[Explained, ...]]:
    """Explain the last examination of a post's current text; NotFound if there is none."""
    with store.read() as tx:
        tx.posts.get(post_id)
        current = tx.examinations.current(post_id)
        if current is None:
            raise NotFound(f"post {post_id} has no finished examination yet", code="not_examined")
        stored = recall(tx, current.id)
    examination, post = stored.examination, stored.document.post
    language = examination.language.main
    hits = ask(stored.policy, examination.findings, post, stored.context, language)
    facts = Facts(examination.findings, post, stored.context, language)
    return stored, tuple(
        Explained(
            finding=finding,
            met=tuple(Met(hit=hit, values=_values(facts, hit)) for hit in hits if hit.finding == place),
        )
        for place, finding in enumerate(examination.findings)
    )


def as_json(stored: Stored, explained: Sequence[Explained]) -> Mapping[str, Any]:
    """Give an explanation as JSON."""
    return {
        "post": str(stored.row.post),
        "examination": str(stored.row.id),
        "policy": stored.policy.version,
        "verdict": encode(stored.examination)["verdict"],
        "findings": [
            {**encode_finding(each.finding), "rules": [_rule(met) for met in each.met]} for each in explained
        ],
    }


def _rule(met: Met) -> Mapping[str, Any]:
    rule = met.hit.rule
    return {
        "name": rule.name,
        "when": rule.when.source,
        "queue": met.hit.queue.value,
        "priority": rule.priority,
        "shadow": rule.shadow,
        "failure": met.hit.failure,
        "values": met.values,
    }


def _values(facts: Facts, hit: Hit) -> Mapping[str, Any]:
    """Give the values that a rule reads, but for whole texts and lists."""
    read = facts.values(hit.rule.when, hit.finding)
    return {
        f"{record}.{name}": value
        for record, fields in read.items()
        if isinstance(fields, Mapping)
        for name, value in fields.items()
        if name != "body" and isinstance(value, str | int | float | bool | None)
    }
