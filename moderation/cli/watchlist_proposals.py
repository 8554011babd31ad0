"""`moderation watchlist proposals|accept|reject`: what would change the list, and who lets it."""

from collections.abc import Sequence

import click

from moderation.cli.names import find_actor
from moderation.cli.noun import Verb, show, show_items
from moderation.cli.screen_forms import visible
from moderation.cli.service import open_service, say
from moderation.desk import proposals as desk
from moderation.desk.watchlist_shown import proposal
from moderation.ports.watchlist import Proposal, ProposalKind, ProposalState

NEXT = "Posts that are stored already are examined again by: moderation reprocess --check watchlist"
COLUMNS = ("id", "kind", "entity", "origin", "state", "sure", "possible", "doubts")


@click.command("proposals", cls=Verb)
@click.argument("ids", type=click.IntRange(1), nargs=-1, metavar="[ID…]")
@click.option(
    "--state",
    type=click.Choice([*(each.value for each in ProposalState), "all"]),
    default=ProposalState.WAITING.value,
    show_default=True,
    help="Which proposals.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="The most that are shown."
)
@click.option("--after", type=click.IntRange(0), default=0, metavar="ID", help="Go on after this proposal.")
def proposals(ids: tuple[int, ...], *, state: str, limit: int, after: int) -> None:
    r"""List what is proposed, or show some proposals whole: their text, their doubts, their hits.

    \b
    Examples:
      moderation watchlist proposals
      moderation watchlist proposals 12
    """
    which = None if state == "all" else ProposalState(state)
    with open_service().store.read() as tx:
        found = (
            [tx.proposals.get(number) for number in ids]
            if ids
            else tx.proposals.list(which, after=after, limit=limit + 1)
        )
    if ids:
        for each in found:
            show(proposal(each), *map(visible, _lines(each)))
        return
    items = [proposal(each) for each in found[:limit]]
    show_items(items, columns=COLUMNS, following=items[-1]["id"] if len(found) > limit else None)


def _lines(made: Proposal) -> list[str]:
    hits = made.detail.get("hits", {})
    lines = [f"Proposal {made.id}: {made.kind.value} {made.entity} ({made.origin}), {made.state.value}"]
    lines += [f"  {line}" for line in made.text.splitlines()]
    lines += [f"  needs a person: {doubt}" for doubt in made.detail.get("doubts", ())]
    if hits:
        lines.append(f"  in {hits['posts']} posts: {hits['sure']} sure, {hits['possible']} in context only")
    lines += [f"    {name}: {count} posts" for name, count in hits.get("names", {}).items()]
    if made.kind is ProposalKind.EXCLUSION and made.detail.get("words"):
        lines.append(f"  {made.detail.get('surface')}: among {', '.join(made.detail['words'])}")
    return lines


@click.command("accept", cls=Verb)
@click.argument("ids", type=click.IntRange(1), nargs=-1, required=True, metavar="ID…")
@click.option("--as", "user_name", required=True, metavar="USER", help="Who accepts.")
@click.option(
    "--word",
    "words",
    multiple=True,
    metavar="W",
    help="What tells a homonym; again for more; * is any ending.",
)
@click.option("--everywhere", is_flag=True, help="Let it count in every forum, not in its own alone.")
@click.option(
    "--ideology", metavar="I", help="Under which new entities stand, in place of that of the proposal."
)
def accept(
    ids: tuple[int, ...], *, user_name: str, words: tuple[str, ...], everywhere: bool, ideology: str | None
) -> None:
    r"""Let proposals count from the next examination on: all of them, or none if one cannot stand.

    \b
    Examples:
      moderation watchlist accept 12 13 --as amina --ideology neo-nazi
      moderation watchlist accept 14 --as amina --word "déesse" --word "temple*"
    """
    own = open_service()
    user = find_actor(own.store, user_name)
    made = desk.accept(own.store, ids, user, words=words, everywhere=everywhere, ideology=ideology)
    _tell(made, "accepted")
    say(NEXT)


@click.command("reject", cls=Verb)
@click.argument("ids", type=click.IntRange(1), nargs=-1, required=True, metavar="ID…")
@click.option("--as", "user_name", required=True, metavar="USER", help="Who rejects.")
def reject(ids: tuple[int, ...], *, user_name: str) -> None:
    r"""Leave proposals out for good; a later import does not make them again.

    \b
    Example:
      moderation watchlist reject 12 13 --as amina
    """
    own = open_service()
    _tell(desk.reject(own.store, ids, find_actor(own.store, user_name)), "rejected")


def _tell(made: Sequence[Proposal], state: str) -> None:
    show(
        {"items": [{"id": str(each.id), "entity": each.entity, "state": state} for each in made]},
        *(f"Proposal {each.id} ({each.entity}) is {state}" for each in made),
    )
