"""`moderation load`: signed webhooks at a given rate, and how long acceptance and verdict take."""

import asyncio

import click

from moderation.cli.drive import Drive, Sent, drive
from moderation.cli.load_posts import Posts
from moderation.cli.names import WEB_ADDRESS, find_forum
from moderation.cli.noun import Verb, show
from moderation.cli.output import EXIT_FAILED, fail
from moderation.cli.percentiles import Percentiles
from moderation.cli.service import open_service, say
from moderation.cli.verdicts import await_verdicts
from moderation.model import Unavailable


@click.command(cls=Verb)
@click.option(
    "--forum", required=True, metavar="F", help="The forum in whose name posts are sent; use a test one."
)
@click.option(
    "--rate", type=click.FloatRange(0.1, 5000), default=10.0, show_default=True, help="Posts a second."
)
@click.option("--seconds", type=click.FloatRange(0.1), default=10.0, show_default=True, help="For how long.")
@click.option("--to", type=WEB_ADDRESS, help="Address of the service (default: that of the settings).")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed sends the same texts.")
@click.option(
    "--wait", type=click.FloatRange(0), default=60.0, show_default=True, help="Seconds for the last verdict."
)
@click.option(
    "--p99-accept", type=click.FloatRange(0), metavar="MS", help="The most that acceptance may take."
)
@click.option(
    "--p99-verdict", type=click.FloatRange(0), metavar="MS", help="The most that a verdict may take."
)
@click.pass_context
def load(
    context: click.Context,
    *,
    forum: str,
    rate: float,
    seconds: float,
    to: str | None,
    seed: int,
    wait: float,
    p99_accept: float | None,
    p99_verdict: float | None,
) -> None:
    r"""Drive a running service with signed webhooks at a given rate; exit code 1 over a threshold.

    Posts leave at their time, whether or not the service keeps up. Acceptance is timed from that moment to
    the answer; the verdict from the post's storing to its examination's end, by the database's clock. The
    posts stay: use a forum of its own.

    \b
    Example:
      moderation load --forum essai --rate 50 --seconds 60 --p99-accept 100 --p99-verdict 2000
    """
    own = open_service()
    with own.store.read() as tx:
        known = find_forum(tx, forum)
        secret = tx.forums.secrets(known.id)[0]
    url = (to or own.settings.own_address).rstrip("/")
    plan = Drive(forum=known, secret=secret, url=url, rate=rate, seconds=seconds)
    sent = asyncio.run(drive(plan, Posts(seed)))
    if not any(one.accepted for one in sent):
        raise Unavailable(f"{url} took no post ({sent[0].problem}); start the service (moderation up)")
    say("Waiting for the verdicts …")
    verdicts = await_verdicts(own.store, [one.post for one in sent if one.post is not None], seconds=wait)
    if not _tell(sent, verdicts, accept=p99_accept, verdict=p99_verdict):
        context.exit(EXIT_FAILED)


def _tell(sent: list[Sent], verdicts: list[float], *, accept: float | None, verdict: float | None) -> bool:
    """Print the figures; False if a threshold is passed, a post refused or a verdict missing."""
    accepted = [one for one in sent if one.accepted]
    acceptance = Percentiles.of([one.milliseconds for one in accepted])
    judged = Percentiles.of(verdicts)
    refused, missing = len(sent) - len(accepted), len({one.post for one in accepted}) - len(verdicts)
    show(
        {
            "sent": len(sent),
            "accepted": len(accepted),
            "refused": refused,
            "without_verdict": missing,
            "accept_ms": acceptance.shown(),
            "verdict_ms": judged.shown(),
        },
        f"{len(sent)} posts sent, {refused} refused, {missing} without a verdict",
        f"acceptance {acceptance}",
        f"verdict    {judged}",
    )
    problems = [
        *([f"{refused} posts were refused: {_first_problem(sent)}"] if refused else []),
        *([f"{missing} posts had no verdict in time; is a worker there?"] if missing else []),
        *acceptance.over(accept, "acceptance"),
        *judged.over(verdict, "verdict"),
    ]
    for problem in problems:
        fail(problem)
    return not problems


def _first_problem(sent: list[Sent]) -> str:
    return next(one.problem for one in sent if one.problem) or ""
