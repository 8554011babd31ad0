"""`moderation screen`: examine a file of posts offline; nothing is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

import click

from moderation import policy
from moderation.checks import CHECKS
from moderation.checks.citations.recognise import recognise
from moderation.cli.jsonl import Lines
from moderation.cli.noun import chosen_form
from moderation.cli.output import EXIT_FAILED, followed, json_option
from moderation.cli.policy_files import read_policy
from moderation.cli.screen_forms import FORMS, write_jsonl
from moderation.cli.source_lines import Warnings, read_source
from moderation.context import ForumSettings
from moderation.examine import examine
from moderation.forums.generic.post import read_post
from moderation.messages import LANGUAGES
from moderation.model import Examination, Post
from moderation.storage.memory import MemoryLibrary
from moderation.text.document import prepare

EXAMPLES = """\b
Examples:
  moderation screen posts.jsonl --history > results.jsonl
  moderation screen - --sources articles.jsonl --format text < posts.jsonl"""


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--sources", type=click.File("rb"), help="JSONL of known articles: id, text, url, title.")
@click.option("--history", is_flag=True, help="Compare each post with the earlier lines.")
@click.option("--policy", "own_policy", type=click.File("rb"), help="A policy in place of the default one.")
@click.option("--format", "form", type=click.Choice([*FORMS]), default="jsonl", show_default=True)
@json_option
@click.option("--language", type=click.Choice(LANGUAGES), help="Say each finding in this language too.")
@click.pass_context
def screen(
    context: click.Context,
    *,
    file: BinaryIO,
    sources: BinaryIO | None,
    own_policy: BinaryIO | None,
    form: str,
    as_json: bool,
    language: str | None,
    history: bool,
) -> None:
    """Examine a JSONL of posts: one result a line, in input order.

    No database is needed, none is kept. A post is {"id", "body"} and may have format (text, bbcode, html or
    markdown), title, author, thread, posted_at, url and revision. A bad line is named on stderr, the others
    go on, and the exit code is 1.
    """
    active = read_policy(own_policy) if own_policy else policy.default()
    library = MemoryLibrary(ForumSettings(repeat_days=active.repeat_days))
    known = Lines(sources or (), read_source, name=_name(sources))
    for source in known:
        library.add_source(source, prepare(Post(id=source.id, body=source.body)).fold)
    with followed(file) as lines:
        posts = Lines(lines, _read_post, name=_name(file))
        examined = _examined(posts, library, active, history=history)
        if as_json or chosen_form() == "json":
            _write_document(write_jsonl(*one, language) for one in examined)
        else:
            for one in examined:
                click.echo(FORMS[form](*one, language))
    if posts.failed or known.failed:
        context.exit(EXIT_FAILED)


def _name(file: BinaryIO | None) -> str:
    """Name a file as whoever typed it knows it."""
    name = getattr(file, "name", "-")
    return "standard input" if name in ("-", "<stdin>") else str(name)


def _write_document(results: Iterable[str]) -> None:
    """Write one JSON document, each result as soon as it is there."""
    click.echo('{"items":[', nl=False)
    for number, result in enumerate(results):
        click.echo(f",{result}" if number else result, nl=False)
    click.echo("]}")


def _examined(
    posts: Lines[tuple[Post, Warnings]], library: MemoryLibrary, active: policy.Policy, *, history: bool
) -> Iterator[tuple[Post, Examination]]:
    """Examine posts one after another; with history, each may be the source of those that follow."""
    for post, warnings in posts:
        document = prepare(post)
        citations = recognise(document)
        examination = examine(document, library.context(document, citations), CHECKS, active)
        if history:
            library.add(document, examination)
        yield post, replace(examination, warnings=warnings)


def _read_post(values: dict[str, object]) -> tuple[tuple[Post, Warnings], Warnings]:
    post, warnings = read_post(values, "post")
    return (post, warnings), warnings
