"""The watchlist as a person looks after it: what it holds, a sentence tried, proposals, hits of late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from moderation import policy
from moderation.checks.watchlist import CHECK
from moderation.checks.watchlist.entities import Entity, Watchlist
from moderation.checks.watchlist.silence import Silence, silences
from moderation.context import Context
from moderation.desk import proposals, watchlist
from moderation.desk import propose as proposing
from moderation.desk.gather import forum_settings
from moderation.desk.hits import EntityHits, hits
from moderation.desk.propose import Import
from moderation.desk.reprocess import Choice
from moderation.desk.review import forums_of
from moderation.examine import examine
from moderation.model import Examination, Invalid, NotFound, Post, Refused
from moderation.ports import Store, Transaction
from moderation.ports.records import User
from moderation.ports.watchlist import Proposal, ProposalState
from moderation.text.document import prepare

LONGEST_TRY = 20_000  # characters
MOST_POSTS = 5_000  # that are read for the hits, while a person waits
PERIODS = tuple(timedelta(days=days) for days in (90, 30, 7, 1))


@dataclass(frozen=True, slots=True)
class Tried:
    """What the check says of a text, and why other names in it are silent."""

    post: Post
    examination: Examination
    silent: Sequence[Silence]


def entities(known: Watchlist, *, search: str = "", ideology: str = "", kind: str = "") -> Sequence[Entity]:
    """Give the entities of a list by ideology and id; `search` is a part of a name or an id."""
    words = search.strip().casefold()
    found = [
        each
        for each in known.entities.values()
        if ideology in ("", each.ideology) and kind in ("", each.kind) and _is_called(each, words)
    ]
    return sorted(found, key=lambda each: (each.ideology, each.id))


def _is_called(entity: Entity, words: str) -> bool:
    return words in entity.id or any(words in name.text.casefold() for name in entity.names)


def beyond(found: Sequence[Entity], entity_id: str) -> Sequence[Entity]:
    """Give what comes after an entity; all of it where that is not there."""
    places = (place for place, each in enumerate(found, start=1) if each.id == entity_id)
    return found[next(places, 0) :]


def attempt(tx: Transaction, text: str, forum_name: str | None = None) -> Tried:
    """Ask the watchlist's check about a text, with a forum's own additions or those of every forum."""
    if not text.strip() or len(text) > LONGEST_TRY:
        raise Invalid(f"text: must have from 1 to {LONGEST_TRY} characters", field="text")
    post = Post(id="try", body=text)
    document = prepare(post)
    known = None if forum_name is None else tx.forums.get(forum_name)
    accepted = tx.proposals.additions(None if known is None else known.id)
    settings = Context().forum if known is None else forum_settings(known, accepted)
    if known is None and accepted:
        settings = type(settings)(options={"watchlist": accepted})
    made = examine(document, Context(forum=settings), (CHECK,), policy.default())
    return Tried(post, made, silences(document, settings, made.findings))


def waiting(tx: Transaction, user: User, *, limit: int = 50) -> Sequence[Proposal]:
    """Give the proposals that wait and that the user's forums may know of, oldest first."""
    return tx.proposals.list(ProposalState.WAITING, forums=user.forums, limit=limit)


def propose(store: Store, user: User, text: str, *, forum: str | None) -> Import:
    """Propose what a TOML text in the list's own shape adds or takes away, for one forum or for every one.

    Its names are looked for in so many of the newest posts as can be read while a person waits. Refused for
    who may not, Invalid for another shape.
    """
    watchlist.require_curator(user)
    if user.forums and forum is None:
        raise Refused("choose one of your forums; only a user of every forum proposes for all", code="role")
    with store.read() as tx:
        (name,) = forums_of(tx, user, forum) or (None,)
        known = None if name is None else tx.forums.get(name)
    proposed = proposing.of_toml(text, proposing.current(store, known))
    return proposing.add(store, proposed, "toml", by=user.name, forum=known, most=MOST_POSTS)


def accept(
    store: Store,
    user: User,
    proposal_id: int,
    *,
    words: Sequence[str] = (),
    everywhere: bool = False,
    ideology: str | None = None,
) -> Proposal:
    """Let a proposal of the user's forums count; see `proposals.accept`."""
    if everywhere and user.forums:
        raise Refused("only a user of every forum accepts for all", code="role")
    _require_own(store, user, proposal_id)
    proposals.accept(store, [proposal_id], user, words=words, everywhere=everywhere, ideology=ideology)
    return _read(store, proposal_id)


def reject(store: Store, user: User, proposal_id: int) -> Proposal:
    """Leave a proposal of the user's forums out; see `proposals.reject`."""
    _require_own(store, user, proposal_id)
    proposals.reject(store, [proposal_id], user)
    return _read(store, proposal_id)


def _read(store: Store, proposal_id: int) -> Proposal:
    with store.read() as tx:
        return tx.proposals.get(proposal_id)


def _require_own(store: Store, user: User, proposal_id: int) -> None:
    """Raise NotFound unless a proposal is of the user's forums; what is for every forum is no one forum's."""
    with store.read() as tx:
        found = tx.proposals.get(proposal_id)
        if user.forums and (found.forum is None or tx.forums.by_id(found.forum).name not in user.forums):
            raise NotFound(f"there is no proposal {proposal_id}", code="unknown_proposal")


def recent_hits(store: Store, *, forum: str | None) -> tuple[datetime, Sequence[EntityHits]]:
    """Give the hits of the longest time whose posts can be read while a person waits, and its beginning."""
    with store.read() as tx:
        now = tx.now()
        choices = [Choice(forum=forum, since=now - period) for period in PERIODS]
        counts = ((each, len(tx.history.posts(each.filters()))) for each in choices)
        chosen = next((each for each, count in counts if count <= MOST_POSTS), choices[-1])
    return chosen.since or now, hits(store, chosen.filters())
