"""Tell the author that the post is hidden or removed, why, and what they can do."""

from moderation.desk.statement import statement_of
from moderation.ports import Transaction
from moderation.ports.records import Pending
from moderation.statement import Links, as_text


def write(tx: Transaction, pending: Pending, links: Links) -> str:
    """Give the statement of the decision as a letter."""
    return as_text(statement_of(tx, pending.decision, links))
