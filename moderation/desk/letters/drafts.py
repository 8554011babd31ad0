"""Drafts: letters that a moderator sees, and may change, before they are sent."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from moderation import result
from moderation.desk.letters import extract, one_copy
from moderation.model import Action, Examination, Post
from moderation.ports import Transaction
from moderation.ports.records import Pending

DRAFTS: Mapping[Action, Callable[[Examination, Post], str]] = MappingProxyType(
    {Action.CUT_TO_EXTRACT: extract.draft, Action.KEEP_ONE_COPY: one_copy.draft}
)


def write(tx: Transaction, pending: Pending) -> str | None:
    """Give the letter as the moderator left it in the note, else the draft; None if the findings are gone."""
    made = pending.decision
    stored = tx.examinations.get(tx.cases.judged(made.id))
    if made.note or stored.result is None:
        return made.note or None
    return DRAFTS[made.action](result.loads(stored.result), pending.judged)
