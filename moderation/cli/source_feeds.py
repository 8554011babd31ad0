"""The verbs of `moderation sources` about feeds: follow, feeds, unfollow."""

import click

from moderation.cli.names import WEB_ADDRESS, find_forum
from moderation.cli.noun import Verb, show, show_items
from moderation.cli.service import open_service, say
from moderation.desk import fetch
from moderation.ports.fetching import WebPage


@click.command(cls=Verb)
@click.argument("feed", type=WEB_ADDRESS)
@click.option("--forum", metavar="F", help="Keep its articles to one forum (default: all).")
def follow(feed: str, *, forum: str | None) -> None:
    r"""Register the articles of an RSS or Atom FEED, those of today and those to come.

    The workers look at it every MODERATION_FEED_MINUTES. Its host must be named in MODERATION_FETCH_HOSTS;
    entries that hold a summary alone are fetched from there too.

    \b
    Example:
      moderation sources follow https://journal.example.org/feed
    """
    own = open_service()
    if forum is not None:
        with own.store.read() as tx:
            find_forum(tx, forum)
    added = fetch.follow(own.store, own.fetcher, feed, forum=forum)
    said = f"{feed} is followed" if added else f"{feed} is followed already"
    show({"feed": feed, "forum": forum, "new": added}, said)
    if added:
        say("The workers fetch it within seconds; see: moderation sources feeds")


@click.command(cls=Verb)
def feeds() -> None:
    r"""List the feeds that are followed, and what went wrong last.

    \b
    Example:
      moderation sources feeds
    """
    own = open_service()
    with own.store.read() as tx:
        names = {each.id: each.name for each in tx.forums.list()}
        known = tx.pages.feeds()
    show_items([_shown(each, names) for each in known], columns=("id", "feed", "forum", "error"))


def _shown(page: WebPage, names: dict[int, str]) -> dict[str, object]:
    forum = None if page.forum is None else names[page.forum]
    return {"id": str(page.id), "feed": page.address, "forum": forum, "error": page.error}


@click.command(cls=Verb)
@click.argument("feed", type=click.IntRange(1), metavar="ID")
def unfollow(feed: int) -> None:
    r"""Follow a feed no longer; the articles that came of it stay.

    \b
    Example:
      moderation sources unfollow 2
    """
    own = open_service()
    fetch.unfollow(own.store, feed)
    show({"id": str(feed), "followed": False}, f"Feed {feed} is followed no longer")
