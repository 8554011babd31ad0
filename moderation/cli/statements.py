"""Statements of reasons: one of a decision, and what a forum says of itself in all of them."""

import json
import tomllib
from collections.abc import Mapping
from typing import Any, BinaryIO

import click

from moderation.cli.names import find_forum
from moderation.cli.noun import Verb, show
from moderation.cli.output import print_json
from moderation.cli.screen_forms import visible
from moderation.cli.service import open_service
from moderation.cli.texts import read_text
from moderation.desk.statement import configure, statement_of
from moderation.model import Invalid
from moderation.statement import as_dsa, as_json, as_text


@click.command(cls=Verb)
@click.argument("decision", type=click.IntRange(1))
@click.option("--dsa", is_flag=True, help="Print the entry for the DSA Transparency Database, as JSON.")
def statement(decision: int, *, dsa: bool) -> None:
    r"""Show the statement of reasons of a decision that hides or removes a post, as its author reads it.

    \b
    Examples:
      moderation cases statement 7
      moderation cases statement 7 --dsa
    """
    own = open_service()
    with own.store.read() as tx:
        made = statement_of(tx, tx.cases.decision(decision), own.links)
    if dsa:
        print_json(as_dsa(made))
    else:
        show(as_json(made), *(visible(line) for line in as_text(made).splitlines()))


@click.command("statement", cls=Verb)
@click.argument("name")
@click.option("--file", type=click.File("rb"), help="A file in TOML that says all of it anew; - is stdin.")
def forum_statement(name: str, *, file: BinaryIO | None) -> None:
    r"""Show or set what a forum says in its statements: time zone, rules, contact, out-of-court body.

    \b
    Examples:
      moderation forums statement agora
      moderation forums statement agora --file agora.toml
    """
    own = open_service()
    with own.store.read() as tx:
        forum = find_forum(tx, name)
    said = _said(forum.settings) if file is None else _read(file)
    if file is not None:
        configure(own.store, forum, said)
    show(
        said, json.dumps(said, indent=1, ensure_ascii=False) if said else "Nothing: the usual rules are named"
    )


def _said(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    zone = {"timezone": settings["timezone"]} if "timezone" in settings else {}
    return {**zone, **settings.get("statement", {})}


def _read(file: BinaryIO) -> Mapping[str, Any]:
    try:
        return tomllib.loads(read_text(file, "file"))
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"file: {error}", field="file") from None
