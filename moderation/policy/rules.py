"""Policy: named rules with what each gives, as read from TOML; frozen."""

from dataclasses import dataclass

from moderation.model import Post, Queue
from moderation.policy.expression import Expression

REPEAT_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One sentence of a policy: asked once for each finding, it gives a queue when `when` is true.

    `grounds` are suggested to the moderator (the finding's check, if empty); a `shadow` rule only counts.
    """

    name: str
    when: Expression
    queue: Queue
    priority: int = 0
    grounds: tuple[str, ...] = ()
    shadow: bool = False
    message: str = ""


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
