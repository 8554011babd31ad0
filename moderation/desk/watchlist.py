"""The watchlist as it counts: all additions joined, entities switched, and who may change it."""

import re

from moderation.checks.watchlist.entities import Entity, Watchlist
from moderation.checks.watchlist.lint import unknown
from moderation.checks.watchlist.load import default, extend, removals
from moderation.model import Invalid, NotFound, Refused, Role
from moderation.ports import Store, Transaction
from moderation.ports.records import Forum, User

MAY_CURATE = (Role.SENIOR, Role.ADMIN)
_IDEOLOGY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def known(tx: Transaction, forum: Forum | None = None) -> Watchlist:
    """Give the list with all that was accepted for every forum, and for one with its own additions."""
    texts = [tx.proposals.additions(None if forum is None else forum.id)]
    texts += [forum.settings.get("watchlist", "")] if forum is not None else []
    additions = "\n".join(filter(None, texts))
    return extend(default(), additions) if additions else default()


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


def require_curator(user: User) -> None:
    """Raise Refused unless the user's role changes the list."""
    if user.role not in MAY_CURATE:
        raise Refused(f"the role {user.role.value} does not change the watchlist", code="role")


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
