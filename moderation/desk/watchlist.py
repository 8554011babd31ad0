"""The watchlist's administration: accept and reject what is proposed, switch entities, tell a homonym."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from moderation.checks.watchlist.entities import Entity, Watchlist
from moderation.checks.watchlist.homonym import words_around
from moderation.checks.watchlist.imports.write import write
from moderation.checks.watchlist.lint import lint, unknown
from moderation.checks.watchlist.load import default, extend, parse, removals
from moderation.desk import review
from moderation.model import Conflict, Finding, Invalid, NotFound, Refused, Role
from moderation.ports import Store, Transaction
from moderation.ports.records import Forum, User
from moderation.ports.watchlist import NewProposal, Proposal, ProposalKind, ProposalState
from moderation.result import read
from moderation.text.document import prepare

MAY_CURATE = (Role.SENIOR, Role.ADMIN)
HOMONYM = "homonym"
_MOST_FAULTS = 3
_IDEOLOGY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def known(tx: Transaction, forum: Forum | None = None) -> Watchlist:
    """Give the list with all that was accepted for every forum, and for one with its own additions."""
    texts = [tx.proposals.additions(None if forum is None else forum.id)]
    texts += [forum.settings.get("watchlist", "")] if forum is not None else []
    additions = "\n".join(filter(None, texts))
    return extend(default(), additions) if additions else default()


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


def switch(store: Store, entity: str, forum_name: str, *, on: bool, actor: str = "command") -> frozenset[str]:
    """Switch an entity on or off for a forum; give all that are off there. NotFound for an unknown one."""
    with store.write() as tx:
        forum = tx.forums.get(forum_name)
        off = set(forum.settings.get("watchlist_off", ()))
        if not on or entity not in off:
            find(known(tx, forum), entity)
        off = off - {entity} if on else off | {entity}
        tx.forums.configure(forum.id, {**forum.settings, "watchlist_off": sorted(off)})
        tx.audit.append(actor, "on" if on else "off", f"watchlist:{entity}", forum=forum.name)
    return frozenset(off)


def find(watchlist: Watchlist, entity: str) -> Entity:
    """Give an entity; NotFound."""
    if entity not in watchlist.entities:
        meant = [each.id for each in watchlist.entities.values() if entity.casefold() in _called(each)]
        hint = f"did you mean {meant[0]}?" if meant else "see: moderation watchlist list"
        raise NotFound(f"the watchlist has no entity {entity}; {hint}", code="unknown_entity", field="entity")
    return watchlist.entities[entity]


def _called(entity: Entity) -> frozenset[str]:
    return frozenset({entity.id, *(name.text.casefold() for name in entity.names)})


def report_homonym(store: Store, case_id: int, number: int, user: User) -> Proposal:
    """Propose an exclusion because a finding of a case, counted from 1, names something else.

    The words around the mention are kept with the proposal until it is decided; the same mention reported
    again is the same proposal. Raises NotFound for a finding that there is not, Invalid for another check's.
    """
    review.require_decider(user)
    with store.write() as tx:
        case = review.visible(tx, case_id, user)
        stored = tx.examinations.get(tx.cases.examination(case.id))
        finding = _mention(read(stored.result).findings, case_id, number)
        entity = finding.entity or ""
        proposed = tx.proposals.homonym(case.post, entity)
        if proposed is not None:
            return proposed
        document = prepare(tx.posts.revision(stored.revision).sent)
        new = NewProposal(
            kind=ProposalKind.EXCLUSION,
            entity=entity,
            origin=HOMONYM,
            detail={"surface": finding.surface, "words": list(words_around(document, finding))},
            forum=tx.posts.get(case.post).forum,
            post=case.post,
        )
        made = tx.proposals.add(new, by=user.name)
        tx.audit.append(user.name, "propose", f"proposal:{made.id}", entity=entity, case=case_id)
    return made


def _mention(findings: Sequence[Finding], case_id: int, number: int) -> Finding:
    if not 1 <= number <= len(findings):
        raise NotFound(f"case {case_id} has no finding {number}", code="unknown_finding")
    finding = findings[number - 1]
    if finding.entity is None:
        raise Invalid(f"finding: {number} names no entity, so it is no homonym", field="finding")
    return finding


def require_curator(user: User) -> None:
    """Raise Refused unless the user's role changes the list."""
    if user.role not in MAY_CURATE:
        raise Refused(f"the role {user.role.value} does not change the watchlist", code="role")


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


def require_ideology(text: str) -> str:
    """Give the word for an ideology back; Invalid unless it is written as those of the list are."""
    if not _IDEOLOGY.fullmatch(text):
        raise Invalid(
            f"ideology: {text!r} is no such word; write small letters, figures and hyphens, as in neo-nazi",
            field="ideology",
        )
    return text


def require_known_ideology(watchlist: Watchlist, ideology: str) -> None:
    """Raise NotFound unless an entity of a list is of this ideology."""
    known = sorted({entity.ideology for entity in watchlist.entities.values()})
    if ideology not in known:
        raise NotFound(
            f"no entity is of the ideology {ideology}; there are: {', '.join(known)}",
            code="unknown_ideology",
            field="ideology",
        )


def require_removals(tx: Transaction, text: str) -> None:
    """Raise Invalid for what additions would take away and no forum's list has."""
    asked = removals(text)
    lists = [known(tx, forum) for forum in (None, *tx.forums.list())] if asked else []
    for removal in asked:
        faults = [unknown(each, (removal,)) for each in lists]
        if all(faults):
            raise Invalid(f"watchlist: {faults[0][0]}", field="watchlist")


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
    verb: Mapping[ProposalState, str] = {ProposalState.ACCEPTED: "accept", ProposalState.REJECTED: "reject"}
    tx.audit.append(user.name, verb[state], f"proposal:{made.id}", entity=made.entity, kind=made.kind.value)
