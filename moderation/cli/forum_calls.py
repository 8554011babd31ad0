"""The verbs of `moderation forums` that speak with a forum or stand in for one: test, pull, mock."""

from datetime import UTC, datetime
from typing import BinaryIO
from uuid import uuid4

import click
import httpx

from moderation import shown
from moderation.cli.names import WEB_ADDRESS, find_forum
from moderation.cli.noun import Verb, show
from moderation.cli.service import open_service, say
from moderation.cli.texts import read_secret
from moderation.cli.times import TIME
from moderation.desk.pull import Pulled, pull_posts
from moderation.forums import Event, ForumAccess, find_kind
from moderation.model import Post, Unavailable

SECONDS = 10.0


@click.command(cls=Verb)
@click.argument("name")
@click.option("--to", type=WEB_ADDRESS, help="Address of the service (default: that of the settings).")
@click.option("--post", "with_post", is_flag=True, help="Send an example post, which is kept, not a ping.")
@click.pass_context
def test(context: click.Context, name: str, *, to: str | None, with_post: bool) -> None:
    r"""Send the running service a signed example delivery, as the forum would, and say what came back.

    \b
    Example:
      moderation forums test agora
    """
    own = open_service()
    with own.store.read() as tx:
        forum = find_forum(tx, name)
        secret = tx.forums.secrets(forum.id)[0]
    kind, now = find_kind(forum.kind), datetime.now(UTC)
    event = Event.POSTED if with_post else Event.PING
    body = kind.example(_example(now), now, event)
    headers = kind.sign(body, secret, now, str(uuid4()), event)
    base = to or own.settings.own_address
    answer = _send(f"{base.rstrip('/')}{shown.webhook(name)}", body, headers)
    show(
        {"status": answer.status_code, "answer": _body(answer), "url": str(answer.url)},
        f"{answer.url} answered {answer.status_code}: {answer.text.strip()}",
    )
    if not answer.is_success:
        context.exit(1)


def _example(now: datetime) -> Post:
    body = "Ceci est un message d'essai de la modération ; il peut être ignoré."
    return Post(id="0", body=body, author="moderation", posted_at=now, updated_at=now, revision=1)


def _send(url: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
    try:
        return httpx.post(url, content=body, headers=headers, timeout=SECONDS)
    except httpx.HTTPError as error:
        raise Unavailable(
            f"{url} does not answer ({type(error).__name__}); start the service (moderation up), or name its "
            "address with --to"
        ) from None


def _body(answer: httpx.Response) -> object:
    return answer.json() if "json" in answer.headers.get("Content-Type", "") else answer.text


@click.command(cls=Verb)
@click.argument("name")
@click.option("--since", type=TIME, help="Posts written from then on (default: the last seven days).")
@click.option("--before", type=click.IntRange(1), metavar="ID", help="Posts with a lower id, to go on.")
@click.option("--history", is_flag=True, help="Fill the library with old posts; no case is opened.")
def pull(name: str, *, since: datetime | None, before: int | None, history: bool) -> None:
    r"""Ask a forum for the posts whose webhook never came.

    \b
    Examples:
      moderation forums pull agora
      moderation forums pull agora --history --since 2020-01-01
    """
    own = open_service()
    with own.store.read() as tx:
        forum = find_forum(tx, name)
    access = ForumAccess(forum_url=forum.url, api_user=forum.api_user, api_key=forum.api_key)
    told = Pulled(since=since, before=before, history=history)
    with httpx.Client() as client:
        posts = find_kind(forum.kind).pull(access, client, since=told.begin(datetime.now(UTC)), before=before)
        try:
            pull_posts(own.store, own.bell, forum, posts, told)
        except Unavailable as error:
            going_on = f"; go on with --before {told.last}" if told.last else ""
            raise Unavailable(f"{error.message}{going_on}", code=error.code) from None
    show(told.counts(), f"{told.seen} posts seen, {told.new} of them new or newer than what was stored")
    if told.new:
        say("The workers examine them now; see: moderation cases list")


@click.command(cls=Verb)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8090, show_default=True, help="0: a free one.")
@click.option("--secret-file", type=click.File("rb"), help="The secret of its webhooks (default: a toy's).")
def mock(*, host: str, port: int, secret_file: BinaryIO | None) -> None:
    r"""Run a forum to play with, until Ctrl-C: it takes our calls, and fails on demand.

    \b
    Example:
      moderation forums mock --port 8090
    """
    from moderation.forums.mock import MockForum, make_mock_server  # noqa: PLC0415 - only the mock needs Flask

    secret = read_secret(secret_file, "secret-file")
    forum = MockForum() if secret is None else MockForum(secret=secret)
    try:
        server = make_mock_server(forum, host, port)
    except (OSError, SystemExit):
        raise Unavailable(f"port {port} of {host} can't be used; choose another with --port") from None
    url = f"http://{host}:{server.server_port}"
    show(
        {"url": url, "secret": forum.secret, "api_key": forum.api_key},
        f"A forum to play with listens at {url} (Ctrl-C ends it)",
        f"Secret of its webhooks: {forum.secret}",
        f"Key of its Discourse API: {forum.api_key}",
        f"Deliver decisions to it: moderation forums add NAME --kind generic --url {url}/decisions "
        "--secret-file FILE",
        f"Calls that it got: {url}/calls",
    )
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("Ending …")
    finally:
        forum.released.set()
        server.server_close()
