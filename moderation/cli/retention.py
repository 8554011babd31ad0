"""`moderation retention`: what has been kept long enough, counted or forgotten at once."""

from dataclasses import asdict

import click

from moderation.cli.noun import Verb, show
from moderation.cli.service import open_service
from moderation.desk import retention as desk
from moderation.ports.retention import Kept


@click.command(cls=Verb)
@click.option("--dry-run", is_flag=True, help="Only count.")
def retention(*, dry_run: bool) -> None:
    r"""Forget what has been kept long enough, as the sweeper does by itself, a portion a minute.

    Posts are erased only where MODERATION_RETENTION_DAYS is set; the rest has times of its own.

    \b
    Example:
      moderation retention --dry-run
    """
    own = open_service()
    days = own.settings.retention_days
    if dry_run:
        _show(desk.count(own.store, days=days), "would be forgotten")
        return
    total = made = desk.forget(own.store, days=days)
    while made.posts or made.orders:
        made = desk.forget(own.store, days=days)
        total = Kept(**{name: value + getattr(made, name) for name, value in asdict(total).items()})
    _show(total, "forgotten")


def _show(kept: Kept, done: str) -> None:
    counts = asdict(kept)
    show(
        counts,
        f"{kept.posts} posts and {kept.orders} posts of removal orders {done}",
        f"{kept.senders} senders of notices, {kept.quarantine} quarantined bodies, "
        f"{kept.sessions} ended sessions {done}",
    )
