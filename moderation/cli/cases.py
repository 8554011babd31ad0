"""`moderation cases`: what waits for a person, and what people decided."""

from collections.abc import Mapping

import click

from moderation import shown
from moderation.cli.case_text import write_case
from moderation.cli.names import find_actor, find_forum
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.service import open_service, say
from moderation.cli.statements import statement
from moderation.desk import decide as deciding
from moderation.desk import undo as undoing
from moderation.messages import LANGUAGES
from moderation.model import CHECKS, UNDECIDED, Action, CaseState, Decision, DecisionState, Queue
from moderation.ports.records import CaseFilter
from moderation.result import read

STATES: Mapping[str, tuple[str, ...]] = {**{state.value: (state.value,) for state in CaseState}, "all": ()}


@click.group(cls=Noun)
def cases() -> None:
    """See and decide cases: list, show, decide, undo, statement."""


cases.add_command(statement)


@cases.command("list")
@click.option("--state", type=click.Choice([*STATES]), help="Which cases (default: all that are undecided).")
@click.option("--queue", type=click.Choice([each.value for each in Queue]), help="Those of one queue.")
@click.option("--check", type=click.Choice(CHECKS), help="Those that one check led to.")
@click.option("--forum", metavar="F", help="Those of one forum.")
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="The most that are shown."
)
@click.option("--after", type=click.IntRange(1), metavar="ID", help="Go on after this case.")
def list_(
    *,
    state: str | None,
    queue: str | None,
    check: str | None,
    forum: str | None,
    limit: int,
    after: int | None,
) -> None:
    r"""List cases, most urgent first, then oldest; `wave` is the first of the posts that copy each other.

    \b
    Examples:
      moderation cases list
      moderation cases list --state decided --limit 20 --json
    """
    states = tuple(each.value for each in UNDECIDED) if state is None else STATES[state]
    with open_service().store.read() as tx:
        forums = () if forum is None else (find_forum(tx, forum).name,)
        which = CaseFilter(states=states, queue=queue, check=check, forums=forums)
        found = tx.cases.list(which, after=after, limit=limit + 1)
        copies = tx.waves.counts([each.first_post for each in found])
    items = [shown.case_line(each, copies) for each in found[:limit]]
    columns: tuple[str, ...] = (
        "id",
        "post",
        "forum",
        "queue",
        "priority",
        "state",
        "reason",
        "wave",
        "copies",
        "claimed_by",
        "opened_at",
    )
    if states == (CaseState.WAITING.value,):
        columns += ("back_at",)
    show_items(items, columns=columns, following=items[-1]["id"] if len(found) > limit else None)


@cases.command("show")
@click.argument("case", type=click.IntRange(1), metavar="ID")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of the sentences.")
def show_(case: int, *, language: str | None) -> None:
    r"""Show a case: its post, the findings with their evidence, the citations, the decisions.

    \b
    Example:
      moderation cases show 12
    """
    with open_service().store.read() as tx:
        known = tx.cases.get(case)
        stored = tx.examinations.get(tx.cases.examination(case))
        revision = tx.posts.revision(stored.revision)
        post = tx.posts.get(known.post)
    document = {
        **shown.case(known),
        "examination": shown.examination(stored, revision),
        "sent": shown.post(post, revision, known.forum),
    }
    show(document, *write_case(known, revision.sent, read(stored.result), language))


@cases.command()
@click.argument("case", type=click.IntRange(1), metavar="ID")
@click.option("--as", "user_name", required=True, metavar="USER", help="Who decides.")
@click.option(
    "--action", type=click.Choice([each.value for each in Action]), required=True, help="What is to be done."
)
@click.option(
    "--ground",
    "grounds",
    type=click.Choice(CHECKS),
    multiple=True,
    help="The check that it rests on; again for more.",
)
@click.option("--note", default="", metavar="T", help="A word to the author or to colleagues.")
@click.option(
    "--version", type=click.IntRange(1), metavar="N", help="Only if the case is still at this version."
)
def decide(
    case: int, *, user_name: str, action: str, grounds: tuple[str, ...], note: str, version: int | None
) -> None:
    r"""Decide a case; the forum is told after the grace, in which undo withdraws it.

    \b
    Example:
      moderation cases decide 12 --as amina --action hide --ground copied_text --note "Lien, puis extrait."
    """
    own = open_service()
    choice = deciding.Choice(action=Action(action), grounds=grounds, note=note)
    grace, hours = own.settings.grace_seconds, own.settings.answer_hours
    user = find_actor(own.store, user_name)
    made = deciding.decide(own.store, case, user, choice, grace=grace, answer_hours=hours, version=version)
    _show_decision(made)
    if made.state is DecisionState.WAITING:
        say(f"The forum is told in {grace} s; until then: moderation cases undo {case} --as {user_name}")
    if made.state is DecisionState.NEEDS_SECOND:
        say("A removal for the watchlist needs a second moderator, who decides the same")


@cases.command()
@click.argument("case", metavar="ID", type=click.IntRange(1))
@click.option("--as", "user_name", required=True, metavar="USER", help="Who takes it back.")
def undo(case: int, *, user_name: str) -> None:
    r"""Take a case's last decision back: within the grace it is withdrawn, later another supersedes it.

    \b
    Example:
      moderation cases undo 7 --as amina
    """
    own = open_service()
    user = find_actor(own.store, user_name)
    _show_decision(undoing.undo_last(own.store, case, user, grace=own.settings.grace_seconds))


def _show_decision(made: Decision) -> None:
    show(
        shown.decision(made),
        f"Decision {made.id} on case {made.case}: {made.action.value}, {made.state.value}",
    )
