"""`moderation explain`: why a post went where it went."""

from collections.abc import Iterator

import click

from moderation.cli.noun import Verb, show
from moderation.cli.screen_forms import visible
from moderation.cli.service import open_service
from moderation.desk import explain as explaining
from moderation.desk.explain import Explained
from moderation.desk.replay import Stored
from moderation.messages import LANGUAGES, conclude, describe


@click.command(cls=Verb)
@click.argument("post", type=click.IntRange(1))
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def explain(post: int, *, language: str) -> None:
    r"""Say which finding of a post met which rule of the policy, with which numbers.

    \b
    Example:
      moderation explain 12
    """
    stored, explained = explaining.explain(open_service().store, post)
    show(explaining.as_json(stored, explained), *_lines(stored, explained, language))


def _lines(stored: Stored, explained: tuple[Explained, ...], language: str) -> Iterator[str]:
    verdict = stored.examination.verdict
    yield f"Post {stored.row.post}, examination {stored.row.id}, policy {stored.policy.version}"
    yield f"{conclude(verdict, language)} ({verdict.queue.value}, priority {verdict.priority})"
    for each in explained:
        yield f"  – {describe(each.finding, language)}"
        for met in each.met:
            yield f"      {met.hit.queue.value} by “{met.hit.rule.name}”: {met.hit.rule.when.source}"
            yield f"        {', '.join(f'{name} = {_value(value)}' for name, value in met.values.items())}"
        if not each.met:
            yield "      meets no rule"


def _value(value: object) -> str:
    return "null" if value is None else visible(str(value)) if isinstance(value, str) else str(value).lower()
