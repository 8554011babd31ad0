"""`moderation notices`: what anybody reported by the public form."""

from collections.abc import Iterator

import click

from moderation import shown
from moderation.cli.names import find_actor
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.screen_forms import visible
from moderation.cli.service import open_service
from moderation.desk import notices as desk
from moderation.ports.notices import Notice, Reach

EVERYTHING = Reach(unplaced=True)
COLUMNS = ("id", "reason", "post", "case", "at", "handled_by", "address")


@click.group(cls=Noun)
def notices() -> None:
    """See what anybody reported (Regulation (EU) 2022/2065, Article 16): list, show, handle."""


@notices.command("list")
@click.option("--all", "everything", is_flag=True, help="Those too that are handled.")
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="The most that are shown."
)
@click.option("--after", type=click.IntRange(0), default=0, metavar="ID", help="Go on after this notice.")
def list_(*, everything: bool, limit: int, after: int) -> None:
    r"""List the notices that nobody has handled yet, by number; who sent them is left out.

    \b
    Example:
      moderation notices list
    """
    with open_service().store.read() as tx:
        found = tx.notices.list(EVERYTHING, waiting=not everything, after=after, limit=limit + 1)
    items = [shown.notice(desk.without_sender(each)) for each in found[:limit]]
    show_items(items, columns=COLUMNS, following=items[-1]["id"] if len(found) > limit else None)


@notices.command("show")
@click.argument("notice", type=click.IntRange(1), metavar="ID")
def show_(notice: int) -> None:
    r"""Show a notice whole: what it says, who sent it, and how it was answered.

    \b
    Example:
      moderation notices show 3
    """
    with open_service().store.read() as tx:
        known = tx.notices.get(notice)
    show(shown.notice(known), *_lines(known))


def _lines(known: Notice) -> Iterator[str]:
    yield f"Notice {known.id} of {shown.time(known.at)}: {known.reason.value}"
    yield f"  address: {visible(known.address)}"
    yield (
        f"  post: {known.post}, case: {known.case or 'none'}" if known.post else "  of no post that is known"
    )
    for name, value in (("name", known.name), ("e-mail", known.email)):
        if value:
            yield f"  {name}: {visible(value)}"
    yield from (f"  {visible(line)}" for line in ("", *known.explanation.splitlines(), ""))
    handled = f"Handled by {known.handled_by} {shown.time(known.handled_at)}"
    yield handled if known.handled_at else "Not handled yet"


@notices.command()
@click.argument("notice", type=click.IntRange(1), metavar="ID")
@click.option("--as", "user_name", required=True, metavar="USER", help="Who has handled it.")
def handle(notice: int, *, user_name: str) -> None:
    r"""Write that a notice is answered without a decision; one whose case waits is answered by deciding that.

    \b
    Example:
      moderation notices handle 3 --as amina
    """
    store = open_service().store
    done = desk.handle(store, notice, find_actor(store, user_name))
    show(shown.notice(done), f"Notice {done.id} is handled")
