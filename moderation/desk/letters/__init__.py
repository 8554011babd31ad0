"""What the author of a post is told of a decision: one file a kind of letter, in the post's language."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from moderation.model import Action
from moderation.ports import Transaction
from moderation.ports.records import Pending

Writer = Callable[[Transaction, Pending], str | None]

WRITERS: Mapping[Action, Writer] = MappingProxyType({})


def letter(tx: Transaction, pending: Pending) -> str | None:
    """Give what the author is told; the moderator's own note where no letter is written for the action."""
    writer = WRITERS.get(pending.decision.action)
    return pending.decision.note or None if writer is None else writer(tx, pending)
