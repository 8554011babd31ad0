"""The letters to an author, as plain text."""

from moderation.statement.catalogue import sentences, write_day
from moderation.statement.values import Statement
from moderation.statement.words import sections


def as_text(statement: Statement) -> str:
    """Write a statement as a letter, without a quoted word of the post."""
    parts = [statement.title]
    parts += ["\n".join([part.title, *(f"- {line}" for line in part.lines)]) for part in sections(statement)]
    return "\n\n".join(parts)


def as_reversal(statement: Statement, note: str, *, is_granted: bool = False) -> str:
    """Write the letter that a post is put back; `is_granted` says that its author had appealed."""
    words = sentences(statement.language)["reversal"]
    said = words[statement.action.value].format(
        forum=statement.forum,
        posted=write_day(statement.posted_on, statement.language),
        decided=write_day(statement.decided_on, statement.language),
    )
    lines = [said, words["granted"]] if is_granted else [said]
    parts = [words["title"], "\n".join(lines), note.strip()]
    return "\n\n".join(filter(None, [*parts, f"{words['reference']} {statement.puid}"]))
