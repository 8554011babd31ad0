"""A context comes back from its snapshot as the checks need it, without another member's name."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from moderation.context import Context, EarlierLink, ForumSettings
from moderation.desk import snapshot
from moderation.model import Post

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
names = st.none() | st.sampled_from(["Nour", "nour", "Badr", ""])
links = st.builds(
    EarlierLink,
    canonical=st.just("https://a.example/1"),
    post=st.sampled_from(["1", "2"]),
    author=names,
    thread=names,
    posted_at=st.none() | st.just(NOON),
)
settings = st.builds(
    ForumSettings,
    name=st.just("agora"),
    language=st.sampled_from(["fr", "ar"]),
    same_link_days=st.integers(1, 30),
    watchlist_off=st.frozensets(st.sampled_from(["a", "b"])),
    options=st.dictionaries(st.sampled_from(["x", "y"]), st.text(max_size=5)),
)


def same(one: str | None, other: str | None) -> bool | None:
    return None if one is None or other is None else one.casefold() == other.casefold()


@given(st.lists(links, max_size=3), settings, names, names, st.integers(0, 9))
def test_there_and_back(
    earlier: list[EarlierLink], forum: ForumSettings, author: str | None, thread: str | None, missing: int
) -> None:
    post = Post(id="9", body="", author=author, thread=thread)
    context = Context(links=tuple(earlier), missing_before=missing, forum=forum)
    written = json.loads(json.dumps(snapshot.write(context, ["source:1"], post)))
    read = snapshot.read(written, (), post, ForumSettings())
    assert (read.forum, read.missing_before) == (forum, missing)
    for was, now in zip(context.links, read.links, strict=True):
        assert (was.canonical, was.post, was.posted_at) == (now.canonical, now.post, now.posted_at)
        assert same(was.author, author) == same(now.author, author)
        assert same(was.thread, thread) == same(now.thread, thread)


def test_another_members_name_is_not_kept() -> None:
    post = Post(id="9", body="", author="Nour")
    context = Context(links=(EarlierLink(canonical="https://a.example/1", post="1", author="Badr"),))
    assert "Badr" not in json.dumps(snapshot.write(context, [], post))


def test_an_old_snapshot_takes_the_forums_settings_of_now() -> None:
    post, now = Post(id="9", body=""), ForumSettings(name="agora", same_link_days=3)
    old = {"candidates": [], "links": [], "thread_links": [], "missing_before": 0}
    assert snapshot.read(old, (), post, now).forum == now
