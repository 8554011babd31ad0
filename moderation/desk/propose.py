"""Propose what a list or a file would add to the watchlist, with its hits on the forums' own posts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from moderation.checks.watchlist.entities import Removal, Watchlist
from moderation.checks.watchlist.imports.count import Count, Hits
from moderation.checks.watchlist.imports.listed import Reading
from moderation.checks.watchlist.imports.propose import UNSORTED, Proposed, propose
from moderation.checks.watchlist.imports.write import write, write_removal
from moderation.checks.watchlist.lint import lint, unknown
from moderation.checks.watchlist.load import extend, parse, removals
from moderation.desk.reprocess import Choice
from moderation.desk.watchlist import known
from moderation.ports import Store
from moderation.ports.records import Forum, Past
from moderation.ports.watchlist import NewProposal, Proposal, ProposalKind
from moderation.text.markup import read as read_markup

AT_ONCE = 250  # posts a transaction, so that none lasts
MOST_NAMES = 20  # of a proposal's names, those with most hits
_IDEOLOGY = re.compile(r"^ideology = .*$", re.MULTILINE)

Advance = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What became of a list: its new proposals, and how many were proposed before or are listed already."""

    proposals: Sequence[Proposal]
    entries: int
    repeated: int
    posts: int


def of_list(reading: Reading, watchlist: Watchlist, *, ideology: str = UNSORTED) -> list[Proposed]:
    """Give what the entries of an official list would add."""
    return list(propose(reading.entries, watchlist, ideology=ideology))


def of_toml(text: str, watchlist: Watchlist) -> list[Proposed]:
    """Give what a text in the list's own shape would add and take away; raise Invalid if it has another."""
    made = [_of_removal(removal, watchlist) for removal in removals(text)]
    for entity in parse(text):
        own = write(entity)
        old = set(lint(watchlist))
        doubts = [fault for fault in lint(extend(watchlist, own)) if fault not in old]
        name = entity.names[0].text if entity.names else entity.id
        made.append(Proposed(kind="entity", entity=entity.id, listed=name, text=own, doubts=tuple(doubts)))
    return made


def _of_removal(removal: Removal, watchlist: Watchlist) -> Proposed:
    """Propose to take names away; `left_out` are these names, so that their hits are counted."""
    entity = watchlist.entities.get(removal.entity)
    held = dict.fromkeys(name.text for name in entity.names) if entity else ()
    doubts = unknown(watchlist, (removal,))
    return Proposed(
        kind="removal",
        entity=removal.entity,
        listed=removal.entity,
        text="" if doubts else write_removal(removal),
        doubts=doubts,
        left_out=removal.names or tuple(held),
    )


def current(store: Store, forum: Forum | None = None) -> Watchlist:
    """Give the list as it counts for every forum, or as it counts for one."""
    with store.read() as tx:
        return known(tx, forum)


def add(
    store: Store,
    proposed: Sequence[Proposed],
    origin: str,
    *,
    by: str,
    forum: Forum | None = None,
    most: int | None = None,
    advance: Advance = lambda _done, _all: None,
) -> Import:
    """Store proposals with their hits on stored posts, but for those that were stored before.

    They are for every forum and looked for in all posts, or both for one; in `most` of the newest, if given.
    `advance` is told how many posts of how many were looked at.
    """
    with store.read() as tx:
        before = {_unsorted(text) for text in tx.proposals.texts(origin)}
    fresh = [each for each in proposed if not each.text or _unsorted(each.text) not in before]
    count = Count(fresh)
    if fresh:
        _look(store, count, forum, most, advance)
    with store.write() as tx:
        made = [
            tx.proposals.add(_new(each, hits, count.posts, origin, forum), by=by)
            for each, hits in zip(fresh, count.hits, strict=True)
        ]
        tx.audit.append(by, "propose", f"watchlist:{origin}", proposals=len(made))
    return Import(
        proposals=made, entries=len(proposed), repeated=len(proposed) - len(fresh), posts=count.posts
    )


def _unsorted(text: str) -> str:
    """Give a proposal's text without its ideology: sorting it otherwise makes no other proposal of it."""
    return _IDEOLOGY.sub("", text)


def _look(store: Store, count: Count, forum: Forum | None, most: int | None, advance: Advance) -> None:
    with store.read() as tx:
        posts = tx.history.posts(Choice(forum=forum.name if forum else None).filters())[-(most or 0) :]
    for done, past in enumerate(read_past(store, posts), start=1):
        count.add(past.post.id, (past.sent.title or "", read_markup(past.sent.body, past.sent.format).text))
        advance(done, len(posts))


def read_past(store: Store, posts: Sequence[int]) -> Iterator[Past]:
    """Give posts with their last examinations, some hundreds a transaction."""
    for start in range(0, len(posts), AT_ONCE):
        with store.read() as tx:
            read = tx.history.read(posts[start : start + AT_ONCE])
        yield from read


def _new(proposed: Proposed, hits: Hits, posts: int, origin: str, forum: Forum | None) -> NewProposal:
    return NewProposal(
        kind=ProposalKind(proposed.kind),
        forum=forum.id if forum else None,
        entity=proposed.entity,
        origin=origin,
        text=proposed.text,
        detail={
            "listed": proposed.listed,
            "doubts": list(proposed.doubts),
            "left_out": list(proposed.left_out),
            "hits": _hits(hits, posts),
        },
    )


def _hits(hits: Hits, posts: int) -> Mapping[str, Any]:
    names = dict(hits.names.most_common(MOST_NAMES))
    return {**asdict(hits), "names": names, "posts": posts}
