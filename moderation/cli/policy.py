"""`moderation policy`: try a policy before it counts."""

from typing import BinaryIO

import click

from moderation import policy as policies
from moderation.checks import CHECKS
from moderation.cli.output import EXIT_FAILED, json_option, print_items, print_table
from moderation.context import Context
from moderation.examine import examine
from moderation.model import Invalid, Post, Verdict
from moderation.text.document import prepare


@click.group()
def policy() -> None:
    """Try a policy before it counts."""


@policy.command("test")
@click.argument("file", type=click.File("rb"))
@json_option
@click.pass_context
def test(context: click.Context, file: BinaryIO, *, as_json: bool) -> None:
    """Examine a policy's own examples; the exit code is 1 if one does not go where it should."""
    rows = [
        {
            "name": outcome.example.name or outcome.example.post.id,
            "expected": outcome.example.queue.value,
            "queue": outcome.verdict.queue.value,
            "rules": "; ".join((*outcome.verdict.rules, *outcome.verdict.failed)),
            "holds": outcome.holds,
        }
        for outcome in policies.test(read_policy(file), judge)
    ]
    if as_json:
        print_items(rows)
    else:
        print_table(rows, columns=("holds", "expected", "queue", "name", "rules"))
    if not all(row["holds"] for row in rows):
        context.exit(EXIT_FAILED)


def read_policy(file: BinaryIO) -> policies.Policy:
    """Read a policy's file; raises Invalid naming line and column."""
    try:
        return policies.load(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Invalid(f"policy: not UTF-8 at byte {error.start}; save it as UTF-8", field="policy") from error


def judge(post: Post, active: policies.Policy) -> Verdict:
    """Examine a post alone, without a library, under a policy."""
    return examine(prepare(post), Context(), CHECKS, active).verdict
