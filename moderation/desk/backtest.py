"""Backtest: what a policy, or additions to the watchlist, would change for the posts that are stored.

Nothing is written. The findings of the last examinations are taken as they are, and judged again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from moderation.context import Context
from moderation.desk import policies, snapshot
from moderation.desk.gather import forum_settings
from moderation.desk.keep import Kept
from moderation.desk.keep import examine as ask_again
from moderation.desk.reprocess import Choice
from moderation.desk.tally import Compared, Tally
from moderation.model import Examination, Verdict
from moderation.policy import Policy, decide
from moderation.ports import Store
from moderation.ports.records import Past
from moderation.result import loads
from moderation.text.document import prepare

AT_ONCE = 250  # posts a transaction, so that none lasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried: a policy, or a watchlist's additions in TOML; what is None stays as it is."""

    policy: Policy | None = None
    watchlist: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which posts are judged again; `sample` of them, spread evenly, if there are more."""

    forum: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    sample: int | None = None

    def filters(self) -> Mapping[str, Any]:
        """Give the choice as the ports read it."""
        return Choice(forum=self.forum, since=self.since, until=self.until).filters()


def backtest(
    store: Store,
    trial: Trial,
    scope: Scope,
    *,
    advance: Callable[[int, int], None] = lambda _done, _all: None,
) -> Tally:
    """Judge stored posts as they are judged now and as they would be, and add up what differs.

    `advance` is told how many posts of how many are done.
    """
    with store.read() as tx:
        active = policies.active(tx)
        posts = tx.history.posts(scope.filters())
        gained = {forum.id: tx.proposals.additions(forum.id) for forum in tx.forums.list()}
    chosen = spread(posts, scope.sample)
    tally = Tally(before=active.version, after=(trial.policy or active).version, stored=len(posts))
    for done, past in enumerate(_read(store, chosen), start=1):
        tally.add(compare(past, trial, active, gained=gained.get(past.forum.id, "")))
        advance(done, len(chosen))
    return tally


def spread(posts: Sequence[int], sample: int | None) -> Sequence[int]:
    """Give so many of the posts, spread evenly; the same ones every time."""
    if sample is None or sample >= len(posts):
        return posts
    return [posts[place * len(posts) // sample] for place in range(sample)]


def _read(store: Store, posts: Sequence[int]) -> Iterator[Past]:
    for start in range(0, len(posts), AT_ONCE):
        with store.read() as tx:
            read = tx.history.read(posts[start : start + AT_ONCE])
        yield from read


def compare(past: Past, trial: Trial, active: Policy, *, gained: str = "") -> Compared:
    """Judge one post twice: as it is judged now, and as it would be.

    `gained` is what was accepted to the watchlist for the post's forum until now.
    """
    stored = loads(past.result)
    forum = forum_settings(past.forum, gained)
    additions = forum.options.get("watchlist", "")
    context = snapshot.read(past.context, (), past.sent, forum, additions=additions)
    tried = trial.policy or active
    now = stored.verdict
    if stored.versions.policy != active.version:
        now = _judge(active, stored, past, context)
    if trial.watchlist is not None:
        again = _with_watchlist(past, stored, context, tried, trial.watchlist)
        return Compared(past=past, stored=stored, again=again, before=now, after=again.verdict)
    after = _judge(tried, stored, past, context)
    return Compared(past=past, stored=stored, again=stored, before=now, after=after)


def _judge(policy: Policy, stored: Examination, past: Past, context: Context) -> Verdict:
    return decide(policy, stored.findings, past.sent, context, stored.language.main)


def _with_watchlist(
    past: Past, stored: Examination, context: Context, policy: Policy, additions: str
) -> Examination:
    """Ask the watchlist's check again, with these additions after the forum's own."""
    own = context.forum.options.get("watchlist", "")
    forum = replace(context.forum, options={**context.forum.options, "watchlist": f"{own}\n{additions}"})
    known = replace(context, forum=forum, citations=stored.citations)
    kept = Kept(id=0, earlier=stored, anew=("watchlist",))
    return ask_again(prepare(past.sent), known, policy, kept)
