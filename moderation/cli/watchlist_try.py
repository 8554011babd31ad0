"""`moderation watchlist try`: what is found in a text, and why a name in it makes no finding."""

import sys
from collections.abc import Iterable

import click

from moderation import policy
from moderation.checks import watchlist as check
from moderation.checks.watchlist.silence import Silence, silences
from moderation.cli.names import find_forum
from moderation.cli.noun import Verb, show
from moderation.cli.screen_forms import visible, write_text
from moderation.cli.service import open_service
from moderation.cli.texts import read_text
from moderation.context import Context, ForumSettings
from moderation.desk import watchlist_shown as as_json
from moderation.desk.curate import Tried
from moderation.desk.gather import forum_settings
from moderation.examine import examine
from moderation.model import Examination, Post
from moderation.text.document import prepare


@click.command("try", cls=Verb)
@click.argument("text", metavar="TEXT|-")
@click.option("--forum", metavar="F", help="With what one forum added and switched off.")
def try_(text: str, *, forum: str | None) -> None:
    r"""Say what is found in TEXT, in which light, and why a name that stands in it makes no finding.

    \b
    Examples:
      moderation watchlist try "Le GIA, en Algérie"
      moderation watchlist try - < post.txt
    """
    if text == "-":
        text = read_text(sys.stdin.buffer, "text")
    settings = _settings(forum)
    post = Post(id="try", body=text)
    document = prepare(post)
    made = examine(document, Context(forum=settings), (check.CHECK,), policy.default())
    silent = silences(document, settings, made.findings)
    show(
        as_json.tried(Tried(post, made, silent)),
        *_tried(post, made, silent),
    )


def _settings(forum_name: str | None) -> ForumSettings:
    with open_service().store.read() as tx:
        if forum_name is None:
            additions = tx.proposals.additions(None)
            return ForumSettings(options={"watchlist": additions} if additions else {})
        forum = find_forum(tx, forum_name)
        return forum_settings(forum, tx.proposals.additions(forum.id))


def _tried(post: Post, made: Examination, silent: Iterable[Silence]) -> Iterable[str]:
    yield write_text(post, made, None)
    for finding in made.findings:
        places = ", ".join(f"{span.start}-{span.end}" for span in finding.spans)
        cues = ", ".join(
            f"{visible(post.body[cue.start : cue.end])} ({cue.meaning})" for cue in finding.cues or ()
        )
        subject = finding.entity or finding.reason
        yield f"  {subject} at {places}: {finding.view}, {finding.stance}; cues: {cues or 'none'}"
    for each in silent:
        yield f"  {each.entity} at {each.span.start}-{each.span.end}: nothing, {visible(each.reason)}"
