"""What sets two policies apart."""

import pytest

from moderation.policy import load
from moderation.policy.difference import Change, Difference, difference

RULE = """
[[rules]]
name = "{name}"
when = "{when}"
queue = "{queue}"
"""


def policy(*rules: tuple[str, str, str]) -> str:
    return 'version = "v"' + "".join(
        RULE.format(name=name, when=when, queue=queue) for name, when, queue in rules
    )


A, B = ("a", "true", "note"), ("b", "true", "review")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(policy(A), policy(A), Difference((), (), ()), id="the same"),
        pytest.param(policy(A), policy(A, B), Difference(("b",), (), ()), id="one more"),
        pytest.param(
            policy(A),
            "repeat_days = 7\n" + policy(A),
            Difference((), (), (Change("policy", "repeat_days", "30", "7"),)),
            id="another window",
        ),
        pytest.param(policy(A, B), policy(A), Difference((), ("b",), ()), id="one less"),
        pytest.param(policy(A, B), policy(B, A), Difference((), (), ()), id="another order"),
        pytest.param(
            policy(A),
            policy(("a", "false", "urgent")),
            Difference(
                (), (), (Change("a", "when", "true", "false"), Change("a", "queue", "note", "urgent"))
            ),
            id="two fields of one rule",
        ),
    ],
)
def test_difference(old: str, new: str, expected: Difference) -> None:
    assert difference(load(old), load(new)) == expected


def test_what_a_rule_may_leave_out_is_compared_too() -> None:
    quiet = policy(A) + 'shadow = true\ngrounds = ["citations"]\npriority = 3\nmessage = "look"\n'
    assert [(each.field, each.new) for each in difference(load(policy(A)), load(quiet)).changed] == [
        ("priority", "3"),
        ("grounds", "citations"),
        ("shadow", "true"),
        ("message", "look"),
    ]
