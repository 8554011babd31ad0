"""What the author of a post is told of a decision: one file a kind of letter, in the post's language."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from moderation.desk.letters import drafts, restriction, reversal, source
from moderation.model import Action, Decision
from moderation.ports import Transaction
from moderation.ports.records import Pending
from moderation.statement import NOWHERE, Links

Writer = Callable[[Transaction, Pending, Links], str | None]

WRITERS: Mapping[Action, Writer] = MappingProxyType(
    {
        Action.ASK_SOURCE: lambda tx, pending, _: source.write(tx, pending),
        Action.CUT_TO_EXTRACT: lambda tx, pending, _: drafts.write(tx, pending),
        Action.KEEP_ONE_COPY: lambda tx, pending, _: drafts.write(tx, pending),
        Action.HIDE: restriction.write,
        Action.REMOVE: restriction.write,
        Action.APPROVE: reversal.write,
    }
)


def letter(tx: Transaction, pending: Pending, links: Links = NOWHERE) -> str | None:
    """Give what the author is told; the moderator's own note where no letter is written for the action.

    Nothing is told where an authority forbids it. What is written stays: a moderator's own words, or what
    was on its way before.
    """
    if is_silenced(tx, pending.decision):
        return None
    written = tx.letters.of(pending.decision.id).text
    if written is not None:
        return written
    writer = WRITERS.get(pending.decision.action)
    return pending.decision.note or None if writer is None else writer(tx, pending, links)


def is_silenced(tx: Transaction, made: Decision) -> bool:
    """Tell whether an authority forbids that the author is told of a decision."""
    orders = (tx.orders.of_decision(each) for each in (made.id, made.supersedes) if each is not None)
    return any(order is not None and order.silent for order in orders)
