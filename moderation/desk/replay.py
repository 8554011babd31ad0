"""Replay: examine again from what is stored alone, and see whether every byte is the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moderation import policy as policies
from moderation.checks import CHECKS
from moderation.context import Context
from moderation.desk import snapshot
from moderation.desk.gather import forum_settings
from moderation.desk.keep import Kept, examine
from moderation.examine import versions
from moderation.model import Conflict, Examination, ExaminationState, NotFound, Versions
from moderation.policy import Policy
from moderation.ports import Store, Transaction
from moderation.ports.records import StoredExamination
from moderation.result import dumps, encode, loads
from moderation.text.document import Document, prepare


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Everything that an examination was made of, as it was then."""

    row: StoredExamination
    document: Document
    context: Context
    policy: Policy
    kept: Kept | None

    @property
    def examination(self) -> Examination:
        """Give the examination as it was stored."""
        return loads(self.row.result or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A stored examination and the same one made now."""

    stored: Stored
    again: Examination

    @property
    def is_same(self) -> bool:
        """Tell whether both are the same bytes."""
        return dumps(self.again) == self.stored.row.result

    def as_json(self) -> Mapping[str, Any]:
        """Give the result made now, whether it is the stored one byte for byte, and where it differs."""
        was, now = encode(self.stored.examination), encode(self.again)
        return {
            "examination": str(self.stored.row.id),
            "post": str(self.stored.row.post),
            "same": self.is_same,
            "differs": [name for name in {**was, **now} if was.get(name) != now.get(name)],
            "result": now,
        }


def replay(store: Store, examination_id: int) -> Replayed:
    """Make a stored examination again.

    Raises NotFound naming a text since erased or a version since gone, Conflict for one that is not done.
    """
    with store.read() as tx:
        stored = recall(tx, examination_id)
    _require_versions(stored)
    again = examine(stored.document, stored.context, stored.policy, stored.kept)
    return Replayed(stored=stored, again=again)


def recall(tx: Transaction, examination_id: int) -> Stored:
    """Give what an examination was made of; NotFound naming what is gone, Conflict if it is not done."""
    row = tx.examinations.get(examination_id)
    if row.state is not ExaminationState.DONE or row.result is None or row.context is None:
        raise Conflict(f"examination {row.id} is {row.state.value}; only one that is done can be replayed")
    sent = tx.posts.revision(row.revision).sent
    candidates = tx.library.recall(row.context["candidates"]).candidates
    forum = forum_settings(tx.forums.by_id(tx.posts.get(row.post).forum))
    digest = snapshot.watchlist_digest(row.context)
    additions = "" if digest is None else tx.proposals.recall(digest)
    return Stored(
        row=row,
        document=prepare(sent),
        context=snapshot.read(row.context, candidates, sent, forum, additions=additions),
        policy=_policy(tx, loads(row.result).versions.policy),
        kept=_kept(tx, row),
    )


def _policy(tx: Transaction, version: str) -> Policy:
    default = policies.default()
    text = tx.policies.text_of(version)
    if text is None and version != default.version:
        raise NotFound(f"version {version} of the policy is gone", code="version_gone")
    return default if text is None else policies.load(text)


def _kept(tx: Transaction, row: StoredExamination) -> Kept | None:
    number = (row.context or {}).get("kept")
    if number is None:
        return None
    earlier = loads(tx.examinations.get(number).result or "")
    return Kept(id=number, earlier=earlier, anew=tuple(row.mode.get("checks", ())))


def _require_versions(stored: Stored) -> None:
    """Raise NotFound unless this code has every version that the examination asked anew."""
    was, now = stored.examination.versions, versions(CHECKS, stored.policy, stored.context)
    gone = [f"{name} {old} (now {new})" for name, old, new in _pairs(stored.kept, was, now) if old != new]
    if gone:
        raise NotFound(f"these versions are gone: {', '.join(gone)}", code="version_gone")


def _pairs(kept: Kept | None, was: Versions, now: Versions) -> list[tuple[str, str, str | None]]:
    """Give each version that matters as it was and as it is; what was kept needs none."""
    anew = None if kept is None else kept.anew
    if anew == ():
        return []
    current = dict(now.checks)
    checks = [(name, old, current.get(name)) for name, old in was.checks if anew is None or name in anew]
    watchlist = anew is None or "watchlist" in anew
    return [
        ("fold", was.fold, now.fold),
        *checks,
        *([("watchlist data", was.watchlist, now.watchlist)] if watchlist else []),
    ]
