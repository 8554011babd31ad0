"""The check: which passages want a source that the post does not name."""

from dataclasses import dataclass

from moderation.checks.check import Check, Example
from moderation.context import Context
from moderation.model import Finding
from moderation.text.document import Document


@dataclass(frozen=True, slots=True)
class CitationsCheck:
    """Ask for the source that is missing."""

    name: str = "citations"
    version: str = "1"
    examples: tuple[Example, ...] = ()

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:  # noqa: ARG002
        """Give the passages without the source that they want, ordered by place."""
        return ()


CHECK: Check = CitationsCheck()
