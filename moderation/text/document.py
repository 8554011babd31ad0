"""Document: one revision's prepared text, as every check reads it."""

from dataclasses import dataclass

from moderation.model import Language, Post, Span
from moderation.text.language import detect
from moderation.text.markup import read
from moderation.text.normalise import Fold, fold
from moderation.text.plain import Link, PlainText, Segment


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A post with its plain text, its fold and its languages; offsets of checks are made by `span`."""

    post: Post
    plain: PlainText
    fold: Fold
    language: Language

    @property
    def text(self) -> str:
        """Give the plain text."""
        return self.plain.text

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Give the segments of the plain text, in order."""
        return self.plain.segments

    @property
    def links(self) -> tuple[Link, ...]:
        """Give the links that the markup made, in order."""
        return self.plain.links

    def span(self, start: int, end: int) -> Span:
        """Map `[start, end)` of the plain text to the body as sent."""
        return self.plain.span(start, end)


def prepare(post: Post) -> Document:
    """Read a post's markup, fold its text and tell its languages."""
    plain = read(post.body, post.format)
    return Document(post=post, plain=plain, fold=fold(plain.text), language=detect(plain))
