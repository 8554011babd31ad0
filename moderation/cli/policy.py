"""`moderation policy`: try a policy, make it count, go back to an earlier one."""

from datetime import datetime

import click

from moderation import policy as policies
from moderation import shown
from moderation.checks import CHECKS
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.output import EXIT_FAILED
from moderation.cli.policy_files import POLICY_FILE, Written, find_policy
from moderation.cli.screen_forms import visible
from moderation.cli.service import open_service, say
from moderation.context import Context
from moderation.desk import policies as desk
from moderation.desk.policies import Activated
from moderation.examine import examine
from moderation.model import Post, Verdict
from moderation.policy import Policy
from moderation.policy.difference import Difference, fields_of
from moderation.text.document import prepare

NEXT = "Posts that are stored already keep their verdict until: moderation reprocess --verdict-only"


@click.group(cls=Noun)
def policy() -> None:
    """Say which finding goes to which queue: list, show, test, diff, activate, rollback."""


@policy.command("list")
def list_() -> None:
    r"""List the versions in the order in which each last came to count, the default one first.

    \b
    Example:
      moderation policy list
    """
    with open_service().store.read() as tx:
        history, active = tx.policies.history(), desk.active(tx)
    default = policies.default()
    versions: dict[str, tuple[Policy, datetime | None]] = {default.version: (default, None)}
    for each in history:
        versions.pop(each.version, None)
        versions[each.version] = (policies.load(each.text), each.at)
    items = [
        {
            "version": version,
            "active": version == active.version,
            "activated_at": shown.time(at),
            "rules": len(known.rules),
        }
        for version, (known, at) in versions.items()
    ]
    show_items(items, columns=("version", "active", "activated_at", "rules"))


@policy.command("show")
@click.argument("version", required=False)
def show_(version: str | None) -> None:
    r"""Print the text of a version, of the one that counts if none is named.

    \b
    Example:
      moderation policy show > policy.toml
    """
    with open_service().store.read() as tx:
        active = desk.active(tx)
        known = active if version is None else desk.find(tx, version)
    rules = [{"name": rule.name, **fields_of(rule)} for rule in known.rules]
    document = {"version": known.version, "active": known.version == active.version}
    show({**document, "rules": rules, "text": known.text}, known.text.removesuffix("\n"))


@policy.command("test")
@click.argument("file", type=POLICY_FILE)
@click.pass_context
def test(context: click.Context, file: Policy) -> None:
    r"""Examine a policy's own examples; the exit code is 1 if one does not go where it should.

    \b
    Example:
      moderation policy test policy.toml
    """
    rows = [
        {
            "name": outcome.example.name or outcome.example.post.id,
            "expected": outcome.example.queue.value,
            "queue": outcome.verdict.queue.value,
            "rules": "; ".join((*outcome.verdict.rules, *outcome.verdict.failed)),
            "holds": outcome.holds,
        }
        for outcome in policies.test(file, judge)
    ]
    show_items(rows, columns=("holds", "expected", "queue", "name", "rules"))
    if not all(row["holds"] for row in rows):
        context.exit(EXIT_FAILED)


@policy.command("activate")
@click.argument("file", type=POLICY_FILE)
def activate(file: Policy) -> None:
    r"""Make the policy in FILE count for every post that is examined from now on.

    Its version must be new: a version that stands already keeps its text.

    \b
    Examples:
      moderation backtest policy.toml
      moderation policy activate policy.toml
    """
    _tell(desk.activate(open_service().store, file.text))


@policy.command("rollback")
@click.argument("version", required=False)
def rollback(version: str | None) -> None:
    r"""Make an earlier version count again: the one named, or the one that counted before the present one.

    \b
    Example:
      moderation policy rollback
    """
    _tell(desk.rollback(open_service().store, version))


def _tell(activated: Activated) -> None:
    version, before = activated.policy.version, activated.before
    sentence = f"Policy {version} counts from now on, in place of {before}"
    show(
        {"version": version, "before": before, "active": True},
        visible(f"Policy {version} counts already" if version == before else sentence),
    )
    if version != before:
        say(NEXT)


@policy.command("diff")
@click.argument("first", type=Written(), metavar="FILE|VERSION")
@click.argument("second", type=Written(), metavar="[FILE|VERSION]", required=False)
def diff(first: Policy | str, second: Policy | str | None) -> None:
    r"""Say what sets two policies apart, rule by rule; with one, what it would change of the one that counts.

    \b
    Examples:
      moderation policy diff policy.toml
      moderation policy diff default-2 policy.toml
    """
    with open_service().store.read() as tx:
        one = find_policy(tx, first)
        old, new = (desk.active(tx), one) if second is None else (one, find_policy(tx, second))
    found = policies.difference(old, new)
    document = {
        "from": old.version,
        "to": new.version,
        "added": list(found.added),
        "removed": list(found.removed),
        "changed": [
            {"rule": each.rule, "field": each.field, "from": each.old, "to": each.new}
            for each in found.changed
        ],
    }
    show(document, *map(visible, _lines(old, new, found)))


def _lines(old: Policy, new: Policy, found: Difference) -> list[str]:
    lines = [f"From {old.version} to {new.version}:"]
    lines += [f"  + {name}" for name in found.added]
    lines += [f"  - {name}" for name in found.removed]
    for each in found.changed:
        lines += [f"  {each.rule}: {each.field}", f"    - {each.old}", f"    + {each.new}"]
    return lines if len(lines) > 1 else [f"The rules of {old.version} and {new.version} are the same"]


def judge(post: Post, active: Policy) -> Verdict:
    """Examine a post alone, without a library, under a policy."""
    return examine(prepare(post), Context(), CHECKS, active).verdict
