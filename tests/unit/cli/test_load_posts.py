"""The posts of a load: the same for a seed, new ids each time, some that repeat."""

from itertools import islice

from moderation.cli.load_posts import Posts
from moderation.model import Post


def some(seed: int, count: int = 60) -> list[Post]:
    return list(islice(Posts(seed), count))


def test_a_seed_says_the_same() -> None:
    assert [one.body for one in some(1)] == [one.body for one in some(1)]
    assert [one.body for one in some(1)] != [one.body for one in some(2)]


def test_ids_are_apart_and_fit_the_strictest_kind() -> None:
    ids = [one.id for one in some(1)]
    assert len(set(ids)) == len(ids)
    assert all(one.isdecimal() and int(one) < 2**63 for one in ids)


def test_some_repeat_an_earlier_one() -> None:
    bodies = [one.body for one in some(1)]
    repeats = [body for at, body in enumerate(bodies) if any(earlier in body for earlier in bodies[:at])]
    assert 1 <= len(repeats) <= len(bodies) // 3
