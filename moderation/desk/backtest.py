"""Backtest: what a policy, or what the watchlist gains or loses, would change for the posts that are stored.

Nothing is written. The findings of the last examinations are taken as they are, and judged again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from moderation import policy as policy_files
from moderation.checks.watchlist.engine import engine
from moderation.context import Context
from moderation.desk import policies, snapshot
from moderation.desk.gather import forum_settings
from moderation.desk.keep import Kept
from moderation.desk.keep import examine as ask_again
from moderation.desk.reprocess import Choice
from moderation.desk.tally import Compared, Tally
from moderation.desk.touched import can_touch
from moderation.model import Examination, Verdict
from moderation.policy import Policy, decide
from moderation.ports import Store
from moderation.ports.records import Past
from moderation.result import loads
from moderation.text.document import prepare

AT_ONCE = 250  # posts a transaction, so that none lasts
FEW = 4  # parts that are judged sooner than another process starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried: a policy, or what a watchlist gains and loses in TOML; what is None stays as it is."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of the posts, with all that they are judged by as text, so that another process can be told.

    `gained` is what was accepted to the watchlist until now, by forum.
    """

    posts: Sequence[int]
    active: str
    policy: str | None
    watchlist: str | None
    gained: Mapping[int, str]


Judge = Callable[[Sequence[Part]], Iterable[Tally]]
"""Judges parts in other processes and gives the sums of each in the order of the parts."""


def backtest(
    store: Store,
    trial: Trial,
    scope: Scope,
    *,
    advance: Callable[[int, int], None] = lambda _done, _all: None,
    judge_all: Judge | None = None,
) -> Tally:
    """Judge stored posts as they are judged now and as they would be, and add up what differs.

    `advance` is told how many posts of how many are done. `judge_all` judges many posts in other processes.
    """
    with store.read() as tx:
        active = policies.active(tx)
        posts = tx.history.posts(scope.filters())
        gained = {forum.id: tx.proposals.additions(forum.id) for forum in tx.forums.list()}
    chosen = spread(posts, scope.sample)
    parts = [
        Part(
            posts=chosen[start : start + AT_ONCE],
            active=active.text,
            policy=None if trial.policy is None else trial.policy.text,
            watchlist=trial.watchlist,
            gained=gained,
        )
        for start in range(0, len(chosen), AT_ONCE)
    ]
    tally = Tally(before=active.version, after=(trial.policy or active).version, stored=len(posts))
    judged = judge_all(parts) if judge_all and len(parts) > FEW else (judge(store, part) for part in parts)
    for done, sums in enumerate(judged, start=1):
        tally.join(sums)
        advance(min(done * AT_ONCE, len(chosen)), len(chosen))
    return tally


def spread(posts: Sequence[int], sample: int | None) -> Sequence[int]:
    """Give so many of the posts, spread evenly; the same ones every time."""
    if sample is None or sample >= len(posts):
        return posts
    return [posts[place * len(posts) // sample] for place in range(sample)]


def judge(store: Store, part: Part) -> Tally:
    """Judge some of the posts and add up what differs."""
    active = _policy(part.active)
    tried = Trial(policy=None if part.policy is None else _policy(part.policy), watchlist=part.watchlist)
    sums = Tally(before=active.version, after=(tried.policy or active).version, stored=len(part.posts))
    with store.read() as tx:
        read = tx.history.read(part.posts)
    for past in read:
        sums.add(compare(past, tried, active, gained=part.gained.get(past.forum.id, "")))
    return sums


@lru_cache(maxsize=4)
def _policy(text: str) -> Policy:
    return policy_files.load(text)


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
    """Give the examination with these additions after the forum's own; its check is asked if they matter."""
    own = context.forum.options.get("watchlist", "")
    tried = f"{own}\n{additions}"
    if not can_touch(past, stored, now=own, then=tried):
        versions = replace(stored.versions, policy=policy.version, watchlist=engine(tried).watchlist.version)
        return replace(stored, verdict=_judge(policy, stored, past, context), versions=versions)
    return ask_list(past, stored, context, policy, tried)


def ask_list(
    past: Past, stored: Examination, context: Context, policy: Policy, additions: str
) -> Examination:
    """Ask the watchlist's check again, with these additions in place of the forum's."""
    forum = replace(context.forum, options={**context.forum.options, "watchlist": additions})
    known = replace(context, forum=forum, citations=stored.citations)
    kept = Kept(id=0, earlier=stored, anew=("watchlist",))
    return ask_again(prepare(past.sent), known, policy, kept)
