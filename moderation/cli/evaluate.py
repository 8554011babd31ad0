"""`moderation evaluate`: how well the checks read texts whose answers are known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import click

from moderation import policy as policies
from moderation.cli.evaluate_json import as_json
from moderation.cli.evaluate_text import write_tables
from moderation.cli.labelled_files import DataSet, files_of, read_file
from moderation.cli.noun import Verb, chosen_form
from moderation.cli.output import EXIT_FAILED, fail, print_json
from moderation.cli.policy_files import POLICY_FILE
from moderation.cli.progress import progress
from moderation.evaluate.reuse import Row, table
from moderation.evaluate.road import alone, together
from moderation.evaluate.scores import Examined
from moderation.policy import Policy


@dataclass(slots=True)
class Evaluated:
    """All that was examined, the tables of copies by data set, and how many lines gave nothing."""

    examined: list[Examined] = field(default_factory=list)
    copies: dict[str, list[Row]] = field(default_factory=dict)
    failed: int = 0


@click.command(cls=Verb)
@click.argument("path", type=click.Path(exists=True, path_type=Path), metavar="DIR|FILE")
@click.option("--policy", "own_policy", type=POLICY_FILE, help="A policy (default: the one of every forum).")
@click.pass_context
def evaluate(context: click.Context, path: Path, *, own_policy: Policy | None) -> None:
    r"""Examine labelled texts and print false alarms, precision and recall, by check, language and kind.

    DIR holds JSON lines in any of the forms that docs/evaluate.md describes: a labelled forum, copies with
    their sources, cases of the watchlist, citations; a folder of .txt alone holds ordinary sentences, one a
    line, which should raise nothing. A bad line is named on stderr, the others count.

    \b
    Examples:
      moderation evaluate labelled/
      moderation evaluate labelled/forum/posts.jsonl --policy policy.toml --json
    """
    sets = [read_file(file, path) for file in files_of(path)]
    with progress("Examining") as advance:
        evaluated = evaluate_sets(sets, own_policy or policies.default(), advance)
    if all(each.is_empty for each in sets):
        fail(f"{path}: nothing could be read; see docs/evaluate.md for the forms")
        context.exit(EXIT_FAILED)
    if chosen_form() == "text":
        write_tables(evaluated.examined, evaluated.copies)
    else:
        print_json({**as_json(evaluated.examined, evaluated.copies), "failed": evaluated.failed})


def evaluate_sets(
    sets: Sequence[DataSet], policy: Policy, advance: Callable[[int, int], None] = lambda _done, _all: None
) -> Evaluated:
    """Examine every data set: a forum's posts one after another beside its sources, other texts alone."""
    evaluated, done = Evaluated(), 0
    everything = sum(len(each.texts) + len(each.copies) for each in sets)
    for each in sets:
        evaluated.failed += each.failed
        if each.copies:
            evaluated.copies[each.name] = table(each.copies, {one.id: one.body for one in each.sources})
            done += len(each.copies)
        forum = each.texts if each.form == "forum" else []
        others = () if forum else each.texts
        for one in chain(together(forum, each.sources, policy), alone(others, policy)):
            evaluated.examined.append(one)
            done += 1
            advance(done, everything)
    return evaluated
