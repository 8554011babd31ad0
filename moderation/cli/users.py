"""`moderation users`: the people of the desk, with a password for it and a token for the API."""

import click

from moderation import shown
from moderation.cli.names import find_forum, find_user
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.service import open_service
from moderation.desk import administer
from moderation.desk.administer import NewUser
from moderation.model import Role


@click.group(cls=Noun)
def users() -> None:
    """Look after the people of the desk: add, list, give new secrets, disable."""


@users.command()
@click.argument("name")
@click.option(
    "--role", type=click.Choice([each.value for each in Role]), required=True, help="What the user may do."
)
@click.option("--forum", "forums", multiple=True, metavar="F", help="A forum they may see; again for more.")
@click.option("--subject", metavar="S", help="Who this is to the OpenID provider: its claim sub.")
def add(name: str, *, role: str, forums: tuple[str, ...], subject: str | None) -> None:
    r"""Add a user; prints a password for the desk and a token for the API, this once.

    Without --forum a user sees every forum.

    \b
    Example:
      moderation users add amina --role moderator --forum agora
    """
    own = open_service()
    with own.store.read() as tx:
        for forum in forums:
            find_forum(tx, forum)
    _show_secrets(administer.add_user(own.store, name=name, role=Role(role), forums=forums, subject=subject))


def _show_secrets(made: NewUser) -> None:
    show(
        {"user": made.user.name, "token": made.token, "password": made.password},
        f"User {made.user.name} ({made.user.role})",
        f"Password, for the desk: {made.password}",
        f"Token, for /api/v1:     {made.token}",
        "Neither is shown again.",
    )


@users.command()
@click.argument("name")
def reset(name: str) -> None:
    r"""Give a user a new password and a new token, this once; the old ones and open sessions end.

    After an import without secrets every user needs it.

    \b
    Example:
      moderation users reset amina
    """
    own = open_service()
    with own.store.read() as tx:
        find_user(tx, name)
    _show_secrets(administer.reset_user(own.store, name))


@users.command()
@click.argument("name")
@click.option("--subject", metavar="S", help="Who this is to the OpenID provider: its claim sub.")
def bind(name: str, *, subject: str | None) -> None:
    r"""Let a user sign in through the OpenID provider as a subject; without --subject, no more.

    \b
    Example:
      moderation users bind amina --subject 248289761001
    """
    own = open_service()
    with own.store.read() as tx:
        find_user(tx, name)
    administer.bind_user(own.store, name, subject)
    said = "signs in as that subject" if subject else "signs in by password alone"
    show({"user": name, "subject": subject}, f"User {name} {said}")


@users.command("list")
def list_() -> None:
    r"""List the users.

    \b
    Example:
      moderation users list
    """
    with open_service().store.read() as tx:
        known = tx.users.list()
    show_items([shown.user(each) for each in known], columns=("name", "role", "forums", "disabled"))


@users.command()
@click.argument("name")
def disable(name: str) -> None:
    r"""Shut a user out at once: sessions end, the token dies; what they decided stays.

    \b
    Example:
      moderation users disable amina
    """
    own = open_service()
    with own.store.read() as tx:
        find_user(tx, name)
    administer.disable_user(own.store, name)
    show({"user": name, "disabled": True}, f"User {name} is shut out")
