"""What the tests of the watchlist share."""

from collections.abc import Callable

import pytest

from moderation.checks.watchlist import CHECK
from moderation.context import Context, ForumSettings
from moderation.model import Citation, Finding, Format, Post
from moderation.text.document import prepare

Examine = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def examine() -> Examine:
    """Examine a body with the check, with what a test wants around it."""

    def ask(
        body: str,
        *,
        title: str | None = None,
        author: str | None = None,
        form: Format = Format.TEXT,
        citations: tuple[Citation, ...] = (),
        forum: ForumSettings | None = None,
    ) -> tuple[Finding, ...]:
        post = Post(id="p", body=body, title=title, author=author, format=form)
        return CHECK.examine(prepare(post), Context(citations=citations, forum=forum or ForumSettings()))

    return ask


@pytest.fixture(scope="session")
def named(examine: Examine) -> Callable[[str], list[tuple[str, str, str]]]:
    """Give `(entity, words, view)` of every mention in a body, in order of entity."""

    def ask(body: str) -> list[tuple[str, str, str]]:
        return [
            (finding.entity or "", body[span.start : span.end], finding.view or "")
            for finding in examine(body)
            for span in finding.spans
            if finding.kind == "mention"
        ]

    return ask
