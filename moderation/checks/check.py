"""The Check protocol, and the examples that every check carries."""

from dataclasses import dataclass, field
from typing import Protocol

from moderation.context import Context
from moderation.model import Finding, Format, Post
from moderation.text.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text, what the check must say of it, and why: documentation that the tests run.

    `expect` lists, for each finding in order, its kind and the exact text of each of its spans.
    """

    name: str
    body: str
    expect: tuple[tuple[str, tuple[str, ...]], ...] = ()
    format: Format = Format.TEXT
    context: Context = field(default_factory=Context)

    def post(self) -> Post:
        """Give the example as a post."""
        return Post(id="example", body=self.body, format=self.format)


class Check(Protocol):
    """One question asked of every document: pure, deterministic, no clock, no network, no database."""

    @property
    def name(self) -> str:
        """Give the check's name, one of the five of the interface."""

    @property
    def version(self) -> str:
        """Give the version of its code and data; a change of any answer raises it."""

    @property
    def examples(self) -> tuple[Example, ...]:
        """Give the examples that the check promises to read right."""

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        """Give what is seen in the document, ordered by place."""
