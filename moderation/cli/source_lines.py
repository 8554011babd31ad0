"""A line of a JSONL of articles: `{"id", "url", "title", "text"}`."""

from moderation.context import Candidate
from moderation.forums.fields import Fields

Warnings = tuple[str, ...]


def read_source(values: dict[str, object]) -> tuple[Candidate, Warnings]:
    """Read an article and the warnings on its optional fields; Invalid naming the id or the text."""
    fields = Fields(values, "source")
    source = Candidate(
        kind="article",
        id=fields.identifier("id"),
        body=fields.body("text"),
        url=fields.link("url"),
        title=fields.text("title", 1000, cut=True),
    )
    return source, tuple(fields.warnings)
