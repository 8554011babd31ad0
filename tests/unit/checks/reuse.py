"""Ask a check on reuse as `examine` does: the post compared with each candidate, its citations recognised."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from moderation.checks.check import Check, Example
from moderation.checks.citations.recognise import recognise
from moderation.context import Candidate, Context
from moderation.model import Finding, Format, Post
from moderation.text.align import compare
from moderation.text.document import prepare
from tests.unit.text.reuse import ARTICLE

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ask(check: Check, post: Post, context: Context) -> tuple[Finding, ...]:
    document = prepare(post)
    compared = [compare(document, candidate) for candidate in context.candidates]
    comparisons = tuple(comparison for comparison in compared if comparison)
    return check.examine(document, replace(context, citations=recognise(document), comparisons=comparisons))


def ask_example(check: Check, example: Example) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = ask(check, example.post(), example.context)
    return tuple(
        (one.kind, tuple(example.body[span.start : span.end] for span in one.spans)) for one in found
    )


def post(body: str, format: Format = Format.TEXT, *, author: str = "Sami") -> Post:  # noqa: A002 - the interface's word
    return Post(id="post", body=body, format=format, author=author, posted_at=NOON)


def earlier(body: str, *, name: str = "earlier", author: str | None = "Nour", hours: int = 24) -> Candidate:
    return Candidate(kind="post", id=name, body=body, author=author, posted_at=NOON - timedelta(hours=hours))


def article(body: str = ARTICLE, *, name: str = "article", family: str | None = None) -> Candidate:
    return Candidate(
        kind="article",
        id=name,
        body=body,
        url=f"https://www.{name}-hebdo.example/musee/",
        title="Le musée de la mer rouvre",
        family=family,
    )


def known(*candidates: Candidate) -> Context:
    return Context(candidates=candidates)
