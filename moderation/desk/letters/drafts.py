"""Drafts: letters that a moderator sees, and may change, before they are sent."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from moderation import result
from moderation.desk.letters import extract, one_copy, source
from moderation.model import Action, Examination, Post
from moderation.ports import Transaction
from moderation.ports.records import Pending

DRAFTS: Mapping[Action, Callable[[Examination, Post], str]] = MappingProxyType(
    {
        Action.ASK_SOURCE: source.draft,
        Action.CUT_TO_EXTRACT: extract.draft,
        Action.KEEP_ONE_COPY: one_copy.draft,
    }
)


def write(tx: Transaction, pending: Pending) -> str | None:
    """Give the draft with the moderator's note below; the note alone if the findings are gone."""
    made = pending.decision
    stored = tx.examinations.get(tx.cases.judged(made.id))
    if stored.result is None:
        return made.note or None
    drafted = DRAFTS[made.action](result.loads(stored.result), pending.judged)
    return "\n\n".join(filter(None, (drafted, made.note)))
