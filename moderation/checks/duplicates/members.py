"""Who wrote a post, and when, beside another."""

from datetime import datetime, timedelta

from moderation.text.document import Document


def same_author(document: Document, author: str | None) -> bool | None:
    """Tell whether the post is by that author, or None where either is unknown."""
    if document.post.author is None or author is None:
        return None
    return document.post.author.casefold() == author.casefold()


def apart(one: datetime | None, other: datetime | None) -> timedelta | None:
    """Give the time between two posts, or None where either is unknown."""
    return abs(one - other) if one and other else None
