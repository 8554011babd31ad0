"""Findings → Verdict: the highest queue that any rule gives wins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moderation.context import Context
from moderation.model import Finding, Post, Queue, Verdict
from moderation.policy.expression import FAILURES
from moderation.policy.facts import Facts
from moderation.policy.rules import Policy, Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule met by a finding, named by its place; `failure` says why it could not be asked, if so."""

    rule: Rule
    finding: int
    check: str
    failure: str | None = None

    @property
    def queue(self) -> Queue:
        """Give the queue that this asks for: review if the rule failed, so that a person looks."""
        if self.rule.shadow:
            return Queue.NONE
        return Queue.REVIEW if self.failure else self.rule.queue


def decide(
    policy: Policy, findings: Sequence[Finding], post: Post, context: Context, language: str
) -> Verdict:
    """Give the verdict on all findings of a post whose main language is `language`."""
    if not findings:  # most posts
        return Verdict(queue=Queue.NONE)
    return conclude(ask(policy, findings, post, context, language))


def ask(
    policy: Policy, findings: Sequence[Finding], post: Post, context: Context, language: str
) -> tuple[Hit, ...]:
    """Give every rule that a finding meets, by finding, then in the policy's order."""
    facts = Facts(findings, post, context, language)
    known: dict[tuple[str, str], tuple[bool, str | None]] = {}
    hits = []
    for place, finding in enumerate(findings):
        for rule in policy.rules:
            if rule.when.check not in (None, finding.check):
                continue
            values = facts.values(rule.when, place)
            key = (rule.name, repr(values.get("finding")))
            if key not in known:
                known[key] = _ask(rule, values)
            met, failure = known[key]
            if met or failure:
                hits.append(Hit(rule, place, finding.check, failure))
    return tuple(hits)


def _ask(rule: Rule, values: dict[str, object]) -> tuple[bool, str | None]:
    try:
        return rule.when.met(values), None
    except FAILURES as error:
        return False, f"{type(error).__name__}: {error}"


def conclude(hits: Sequence[Hit]) -> Verdict:
    """Give the verdict that hits lead to; its grounds and reasons come in order of their queues.

    What is worth a note alone is no ground where something else brings the post before a person: a name in
    the news does not weigh on a copy.
    """
    ranked = sorted((hit for hit in hits if hit.queue is not Queue.NONE), key=lambda hit: -hit.queue.rank)
    queue = ranked[0].queue if ranked else Queue.NONE
    weighty = [hit for hit in ranked if hit.queue.opens_case or not queue.opens_case]
    return Verdict(
        queue=queue,
        priority=max((hit.rule.priority for hit in ranked), default=0),
        reasons=_once(hit.check for hit in ranked),
        grounds=_once(ground for hit in weighty for ground in hit.rule.grounds or (hit.check,)),
        rules=_once(hit.rule.name for hit in hits if not hit.failure and not hit.rule.shadow),
        shadow=_once(hit.rule.name for hit in hits if not hit.failure and hit.rule.shadow),
        failed=_once(hit.rule.name for hit in hits if hit.failure),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
