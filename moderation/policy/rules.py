"""Policy: named rules with what each gives, as read from TOML; frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moderation.model import Post, Queue
from moderation.policy.expression import Expression

REPEAT_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One sentence of a policy: asked once for each finding, it gives a queue when `when` is true.

    `grounds` are suggested to the moderator (the finding's check, if empty); a `shadow` rule only counts;
    `label` is its name as people read it, by language.
    """

    name: str
    when: Expression
    queue: Queue
    priority: int = 0
    grounds: tuple[str, ...] = ()
    shadow: bool = False
    message: str = ""
    label: Mapping[str, str] = field(default_factory=dict, hash=False)

    def named(self, language: str) -> str:
        """Give its label in a language, its name where it has none."""
        return self.label.get(language, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A post and the queue that the policy's author expects for it."""

    name: str
    post: Post
    queue: Queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Rules under a version; `text` is the TOML that they were read from.

    `repeat_days` is the window in which `post.missing_before` counts; a forum's own setting goes before it.
    """

    version: str
    rules: tuple[Rule, ...]
    examples: tuple[Example, ...] = ()
    repeat_days: int = REPEAT_DAYS
    text: str = ""

    def labels(self, language: str) -> Mapping[str, str]:
        """Give the label of each rule in a language, by its name."""
        return {rule.name: rule.named(language) for rule in self.rules}
