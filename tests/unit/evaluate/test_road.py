"""The road of labelled texts: alone, or one after another."""

from datetime import UTC, datetime

from moderation import policy
from moderation.context import Candidate
from moderation.evaluate.labelled import Labelled
from moderation.evaluate.road import alone, together
from moderation.model import Post
from tests.unit.text.reuse import ARTICLE, OWN


def text(name: str, body: str, day: int) -> Labelled:
    post = Post(id=name, body=body, posted_at=datetime(2026, 3, day, tzinfo=UTC))
    return Labelled(data="d", post=post, language="fr", kind="text")


def test_posts_of_a_forum_are_read_in_order_of_their_times() -> None:
    posts = [text("late", OWN, 2), text("early", OWN, 1)]
    told = [
        (one.post.id, [each.of for each in done.findings])
        for one, done in together(posts, (), policy.default())
    ]
    assert told == [("early", []), ("late", ["early"])]


def test_sources_stand_beside_a_forum() -> None:
    source = Candidate(kind="article", id="museum", body=ARTICLE)
    ((_, done),) = together([text("copy", ARTICLE, 1)], [source], policy.default())
    assert [each.source.id for each in done.findings if each.source] == ["museum"]


def test_other_texts_do_not_know_each_other() -> None:
    told = [done.findings for _, done in alone([text("a", OWN, 1), text("b", OWN, 2)], policy.default())]
    assert told == [(), ()]
