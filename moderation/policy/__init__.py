"""Policy: findings → Verdict, by rules that are data; versioned, pure."""

from moderation.policy.decide import Hit, ask, conclude, decide
from moderation.policy.difference import Change, Difference, difference
from moderation.policy.examples import Outcome, test
from moderation.policy.load import default, load
from moderation.policy.rules import REPEAT_DAYS, Example, Policy, Rule

__all__ = [
    "REPEAT_DAYS",
    "Change",
    "Difference",
    "Example",
    "Hit",
    "Outcome",
    "Policy",
    "Rule",
    "ask",
    "conclude",
    "decide",
    "default",
    "difference",
    "load",
    "test",
]
