"""What is proposed for the watchlist, accepted or rejected."""

from collections.abc import Sequence
from dataclasses import replace

from moderation.checks.watchlist.entities import Entity, Watchlist
from moderation.checks.watchlist.imports.write import write
from moderation.checks.watchlist.lint import lint
from moderation.checks.watchlist.load import extend, parse
from moderation.desk.watchlist import find, known, require_curator, require_ideology
from moderation.model import Conflict, Invalid
from moderation.ports import Store, Transaction
from moderation.ports.records import User
from moderation.ports.watchlist import Proposal, ProposalKind, ProposalState

_MOST_FAULTS = 3
_VERBS = {ProposalState.ACCEPTED: "accept", ProposalState.REJECTED: "reject"}


def accept(
    store: Store,
    ids: Sequence[int],
    user: User,
    *,
    words: Sequence[str] = (),
    everywhere: bool = False,
    ideology: str | None = None,
) -> Sequence[Proposal]:
    """Let what is proposed count from the next examination on, all of it or nothing.

    A homonym's exclusion needs the `words` that tell it and counts in its forum, or `everywhere`; new
    entities are sorted under an `ideology`. Raises Refused for who may not, Conflict for what is decided
    already, Invalid for what the list's lint refuses.
    """
    require_curator(user)
    with store.write() as tx:
        ready = [_ready(tx, _waiting(tx, number), words, everywhere=everywhere) for number in ids]
        chosen = [_sorted(each, ideology) for each in ready] if ideology else ready
        _require_sound(tx, chosen)
        for each in chosen:
            _decide(tx, each, ProposalState.ACCEPTED, user)
    return chosen


def reject(store: Store, ids: Sequence[int], user: User) -> Sequence[Proposal]:
    """Leave out what is proposed; the same is not proposed again by a later import."""
    require_curator(user)
    with store.write() as tx:
        chosen = [_waiting(tx, number) for number in ids]
        for each in chosen:
            _decide(tx, _without_words(each), ProposalState.REJECTED, user)
    return chosen


def _waiting(tx: Transaction, number: int) -> Proposal:
    found = tx.proposals.get(number)
    if found.state is not ProposalState.WAITING:
        raise Conflict(f"proposal {number} is {found.state.value} already", code="decided")
    return found


def _ready(tx: Transaction, found: Proposal, words: Sequence[str], *, everywhere: bool) -> Proposal:
    """Give a proposal as it would count; Invalid if it cannot."""
    if found.kind is ProposalKind.EXCLUSION:
        found = _with_words(tx, found, words)
    if not found.text:
        doubts = "; ".join(found.detail.get("doubts", ()))
        raise Invalid(
            f"proposal {found.id} cannot stand as it is ({doubts}); write the entity by hand and "
            "propose it with --format toml",
            field="proposal",
        )
    return replace(found, forum=None) if everywhere else found


def _sorted(found: Proposal, ideology: str) -> Proposal:
    """Give a new entity's proposal under an ideology; Invalid for another kind of proposal."""
    if found.kind is not ProposalKind.ENTITY:
        raise Invalid(
            f"ideology: proposal {found.id} is no new entity ({found.kind.value}); accept it apart",
            field="ideology",
        )
    (entity,) = parse(found.text)
    return replace(found, text=write(replace(entity, ideology=require_ideology(ideology))))


def _with_words(tx: Transaction, found: Proposal, words: Sequence[str]) -> Proposal:
    if not words:
        around = ", ".join(found.detail.get("words", ()))
        raise Invalid(f"word: choose the words that tell it, for example of: {around}", field="word")
    forum = None if found.forum is None else tx.forums.by_id(found.forum)
    entity = find(known(tx, forum), found.entity)
    bare = Entity(id=entity.id, kind=entity.kind, ideology=entity.ideology, names=(), exclusions=tuple(words))
    return replace(_without_words(found), text=write(bare))


def _without_words(found: Proposal) -> Proposal:
    """Forget the member's words that a homonym was proposed with: they were for the decision alone."""
    if found.kind is not ProposalKind.EXCLUSION:
        return found
    return replace(found, detail={name: value for name, value in found.detail.items() if name == "surface"})


def _require_sound(tx: Transaction, chosen: Sequence[Proposal]) -> None:
    """Raise Invalid if the list's lint finds a fault that it did not find before."""
    for forum_id in {each.forum for each in chosen}:
        own = known(tx, None if forum_id is None else tx.forums.by_id(forum_id))
        texts = [each.text for each in chosen if each.forum in (None, forum_id)]
        faults = _new_faults(own, extend(own, "\n".join(texts)))
        if faults:
            raise Invalid(f"watchlist: {' '.join(faults[:_MOST_FAULTS])}", field="watchlist")


def _new_faults(before: Watchlist, after: Watchlist) -> list[str]:
    old = set(lint(before))
    return [fault for fault in lint(after) if fault not in old]


def _decide(tx: Transaction, made: Proposal, state: ProposalState, user: User) -> None:
    tx.proposals.decide(made, state, by=user.name)
    tx.audit.append(user.name, _VERBS[state], f"proposal:{made.id}", entity=made.entity, kind=made.kind.value)
