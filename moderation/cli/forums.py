"""`moderation forums`: the forums that send posts, their secrets and their webhooks."""

from typing import BinaryIO

import click

from moderation import shown
from moderation.cli.forum_calls import mock, pull, test
from moderation.cli.names import WEB_ADDRESS, find_forum
from moderation.cli.noun import Noun, show, show_items
from moderation.cli.output import warn
from moderation.cli.service import open_service
from moderation.cli.statements import forum_statement
from moderation.cli.texts import read_secret
from moderation.desk import administer
from moderation.forums import KINDS, find_kind
from moderation.messages import LANGUAGES
from moderation.ports.records import Forum
from moderation.settings import Settings


@click.group(cls=Noun)
def forums() -> None:
    """Connect forums: add, list, rotate-secret, statement, test, pull, mock."""


for verb in (test, pull, mock, forum_statement):
    forums.add_command(verb)


@forums.command()
@click.argument("name")
@click.option("--kind", type=click.Choice([*KINDS]), required=True, help="What the forum runs on.")
@click.option("--secret-file", type=click.File("rb"), help="The webhook's secret; one is made without it.")
@click.option("--url", type=WEB_ADDRESS, help="Where decisions are delivered.")
@click.option("--api-user", metavar="N", help="The account that acts on the forum.")
@click.option("--api-key-file", type=click.File("rb"), help="A file with that account's key.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="fr", show_default=True, help="Its main language."
)
def add(
    name: str,
    *,
    kind: str,
    secret_file: BinaryIO | None,
    url: str | None,
    api_user: str | None,
    api_key_file: BinaryIO | None,
    language: str,
) -> None:
    r"""Add a forum; prints its secret and the path of its webhook.

    \b
    Example:
      moderation forums add agora --kind discourse --url https://forum.example.org --api-key-file key.txt
    """
    secret, own = _secret(kind, secret_file), open_service()
    api_key = read_secret(api_key_file, "api-key-file")
    added = administer.add_forum(
        own.store,
        name=name,
        kind=kind,
        secret=secret,
        url=url,
        api_user=api_user,
        api_key=api_key,
        language=language,
    )
    if url is None:
        warn("without --url decisions are recorded here and delivered nowhere")
    _show_secret(added, secret, own.settings)


def _secret(kind: str, file: BinaryIO | None) -> str:
    """Give the secret in a file, or a new one; Invalid if webhooks of this kind can't be signed with it."""
    given = read_secret(file, "secret-file")
    if given is not None:
        find_kind(kind).check_secret(given)
    return given or find_kind(kind).make_secret()


def _show_secret(forum: Forum, secret: str, settings: Settings) -> None:
    webhook = shown.webhook(forum.name)
    base = settings.address.rstrip("/")
    show(
        {"id": str(forum.id), "name": forum.name, "kind": forum.kind, "secret": secret, "webhook": webhook},
        f"Forum {forum.name} ({forum.kind})",
        f"Webhook: {base}{webhook}",
        f"Secret:  {secret}",
        "Give both to the forum and start the service (moderation up); then try:",
        f"  moderation forums test {forum.name}",
    )


@forums.command("list")
def list_() -> None:
    r"""List the forums.

    \b
    Example:
      moderation forums list --json
    """
    with open_service().store.read() as tx:
        known = tx.forums.list()
    show_items(
        [shown.forum(each) for each in known],
        columns=("id", "name", "kind", "webhook", "url", "language"),
    )


@forums.command("rotate-secret")
@click.argument("name")
@click.option("--secret-file", type=click.File("rb"), help="The new secret; one is made without it.")
def rotate_secret(name: str, *, secret_file: BinaryIO | None) -> None:
    r"""Give a forum a new secret; the old one is still taken for a day.

    \b
    Example:
      moderation forums rotate-secret agora
    """
    own = open_service()
    with own.store.read() as tx:
        forum = find_forum(tx, name)
    secret = _secret(forum.kind, secret_file)
    administer.rotate_secret(own.store, name, secret)
    _show_secret(forum, secret, own.settings)
