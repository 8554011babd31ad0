"""`moderation orders`: removal orders of authorities, to be executed within the hour."""

from datetime import datetime

import click

from moderation import shown
from moderation.cli.names import WEB_ADDRESS, find_actor
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.service import open_service, say
from moderation.cli.times import TIME
from moderation.desk import orders as desk
from moderation.model import DecisionState
from moderation.ports.notices import Reach
from moderation.ports.orders import NewOrder

EVERYTHING = Reach(unplaced=True)
COLUMNS = ("id", "state", "reference", "authority", "post", "due_at", "executed_by", "address")
UNREACHED = (DecisionState.RECORDED, DecisionState.CONFLICT, DecisionState.FAILED)


@click.group(cls=Noun)
def orders() -> None:
    """Keep removal orders of authorities (Regulation (EU) 2021/784): add, list, execute."""


@orders.command()
@click.option("--reference", required=True, metavar="R", help="The order's own number.")
@click.option("--authority", required=True, metavar="A", help="Who orders it.")
@click.option("--address", type=WEB_ADDRESS, required=True, metavar="URL", help="Of the post.")
@click.option("--received-at", type=TIME, metavar="T", help="When it came in (now).")
@click.option("--silent", is_flag=True, help="The authority forbids to tell the author.")
def add(*, reference: str, authority: str, address: str, received_at: datetime | None, silent: bool) -> None:
    r"""Register an order; its hour begins when it was received. The same one again is the one that stands.

    \b
    Example:
      moderation orders add --reference IR-17 --authority "Office central" --address https://forum.example/t/12#p3
    """
    new = NewOrder(reference=reference, authority=authority, address=address, silent=silent)
    made = desk.register_by_command(open_service().store, new, received_at=received_at)
    show(shown.order(made), f"Order {made.id}: to be executed until {made.due_at:%Y-%m-%d %H:%M} UTC")
    if made.post is None:
        say(
            "No post of this address is known; remove it on the forum by hand, then: "
            f"moderation orders execute {made.id} --by-hand --as USER"
        )
    elif made.executed_at is None:
        say(f"Execute it: moderation orders execute {made.id} --as USER")


@orders.command("list")
@click.option(
    "--open", "waiting", is_flag=True, help="Only those that are not executed, the most urgent first."
)
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="The most that are shown."
)
@click.option("--after", type=click.IntRange(0), default=0, metavar="ID", help="Go on after this order.")
def list_(*, waiting: bool, limit: int, after: int) -> None:
    r"""List orders by number.

    \b
    Example:
      moderation orders list --open
    """
    with open_service().store.read() as tx:
        found = tx.orders.list(EVERYTHING, waiting=waiting, after=after, limit=limit + 1)
    items = [shown.order(each) for each in found[:limit]]
    show_items(items, columns=COLUMNS, following=items[-1]["id"] if len(found) > limit else None)


@orders.command()
@click.argument("order", type=click.IntRange(1), metavar="ID")
@click.option("--as", "user_name", required=True, metavar="USER", help="Who executes it.")
@click.option("--by-hand", is_flag=True, help="The post was removed on the forum; only write that down.")
def execute(order: int, *, user_name: str, by_hand: bool) -> None:
    r"""Remove the post that an order names, at once; its content is preserved for 183 days, then erased.

    \b
    Example:
      moderation orders execute 3 --as amina
    """
    own = open_service()
    user = find_actor(own.store, user_name)
    act = desk.execute_by_hand if by_hand else desk.execute
    done = act(own.store, order, user)
    show(shown.order(done), f"Order {done.id}: {shown.order_state(done)}")
    if done.travelled in UNREACHED:
        say("The forum was not reached; remove the post there by hand, now")
