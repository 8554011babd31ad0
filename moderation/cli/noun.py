"""A noun and its verbs as click has them: every one takes --json, before its arguments or after."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from moderation.cli.output import print_items, print_json, print_table
from moderation.cli.screen_forms import visible

FORMS = ("text", "json", "jsonl")
_CHOSEN = "moderation.cli.form"
HELP_NAMES = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


def form_options() -> list[click.Parameter]:
    """Give the options that choose the form of the output; what a later word says counts."""
    return [
        click.Option(
            ["--json"],
            is_flag=True,
            expose_value=False,
            callback=lambda context, _option, value: _choose(context, "json" if value else None),
            help="Print one JSON document.",
        ),
        click.Option(
            ["--format"],
            type=click.Choice(FORMS),
            expose_value=False,
            callback=lambda context, _option, value: _choose(context, value),
            help="text for people (default), json, or jsonl: one item a line.",
        ),
    ]


def _choose(context: click.Context, form: str | None) -> None:
    if form is not None:
        context.meta[_CHOSEN] = form


class Verb(click.Command):
    """A command whose result a program can read."""

    def __init__(self, *arguments: Any, **given: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*arguments, **given)
        self.params += form_options()
        # Docstrings write click's mark of a paragraph that is not to be wrapped as two characters.
        self.help = (self.help or "").replace("\\b\n", "\b\n")


class Noun(click.Group):
    """A group of verbs; its name alone prints what there is."""

    command_class = Verb

    def __init__(self, *arguments: Any, **given: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*arguments, **{"context_settings": HELP_NAMES, **given})
        self.params += form_options()


def chosen_form() -> str:
    """Give the form of the output that was asked for: text, json or jsonl."""
    form: str = click.get_current_context().meta.get(_CHOSEN, "text")
    return form


def show(document: Mapping[str, Any], *lines: str) -> None:
    """Print a document for a program, or lines for a person."""
    if chosen_form() == "text":
        for line in lines:
            click.echo(line)
    else:
        print_json(document)


def show_items(
    items: Iterable[Mapping[str, Any]], *, columns: tuple[str, ...], following: str | None = None
) -> None:
    """Print a list for a program, or a table of some columns for a person; `following` ends this part."""
    match chosen_form():
        case "json":
            print_items(items, following=following)
        case "jsonl":
            for one in items:
                print_json(one)
        case _:
            print_table([{name: _cell(one.get(name)) for name in columns} for one in items], columns=columns)
    if following and chosen_form() != "json":
        click.echo(f"There is more; go on with --after {following}", err=True)


def _cell(value: object) -> str | None:
    """Write a value on one line; what a terminal would obey is shown instead."""
    match value:
        case None | "":
            return None
        case bool():
            return "yes" if value else None
        case list():
            return ", ".join(visible(str(one)) for one in value)
        case _:
            return visible(str(value))
