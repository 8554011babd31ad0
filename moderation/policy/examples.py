"""A policy's own examples: posts with the queue that its author expects."""

from collections.abc import Callable
from dataclasses import dataclass

from moderation.model import Post, Verdict
from moderation.policy.rules import Example, Policy


@dataclass(frozen=True, slots=True)
class Outcome:
    """An example and the verdict that it got."""

    example: Example
    verdict: Verdict

    @property
    def holds(self) -> bool:
        """Tell whether the post went where its author expects."""
        return self.verdict.queue is self.example.queue


def test(policy: Policy, judge: Callable[[Post, Policy], Verdict]) -> tuple[Outcome, ...]:
    """Give the outcome of each example; `judge` examines a post alone, under this policy."""
    return tuple(Outcome(example, judge(example.post, policy)) for example in policy.examples)
