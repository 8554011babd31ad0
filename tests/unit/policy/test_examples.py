"""A policy is tried on its own examples."""

from moderation import policy
from moderation.model import Post, Queue, Verdict

TEXT = """
version = "1"

[[examples]]
name = "a greeting"
post = "Salam"
queue = "none"

[[examples]]
name = "a shout"
post = "SALAM"
queue = "review"
"""


def judge(post: Post, _: policy.Policy) -> Verdict:
    return Verdict(queue=Queue.NOTE if post.body.isupper() else Queue.NONE)


def test_each_example_has_its_outcome() -> None:
    greeting, shout = policy.test(policy.load(TEXT), judge)
    assert (greeting.example.name, greeting.holds) == ("a greeting", True)
    assert (shout.verdict.queue, shout.holds) == (Queue.NOTE, False)
