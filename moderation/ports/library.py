"""Ports of the text index."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from moderation.context import EarlierLink
from moderation.model import (
    Citation,
)
from moderation.ports.records import (
    LibraryAnswer,
    LibraryEntry,
    LibraryQuery,
    SourceText,
)


class Library(Protocol):
    """The text index: SQL is the truth, each text has a generation in commit order."""

    def add(self, entries: Sequence[LibraryEntry]) -> Sequence[int]:
        """Index texts under one lock, replacing a post's earlier revision; give their generations.

        A text that stands already keeps its generation.
        """

    def generation(self) -> int:
        """Give the last generation."""

    def answer(self, queries: Sequence[LibraryQuery]) -> Sequence[LibraryAnswer]:
        """Give, for each query, the texts that may share passages with it."""

    def recall(self, keys: Sequence[str]) -> LibraryAnswer:
        """Give the same candidates again; NotFound naming a text that is gone."""

    def cited(self, forum_id: int, canonicals: Sequence[str]) -> Sequence[str]:
        """Give the keys of the sources that stand at addresses, for `recall`."""

    def citing(self, canonical: str) -> Sequence[int]:
        """Give the posts of every forum that cite an address."""

    def is_empty(self, forum_id: int) -> bool:
        """Tell whether a forum's posts are compared with nothing yet: no post of it, no source."""

    def withdraw(self, *, source_id: int | None = None, post_id: int | None = None) -> None:
        """Take a source or a post out of the index."""

    def add_links(
        self, forum_id: int, post_id: int, citations: Sequence[Citation], *, first_at: datetime
    ) -> None:
        """Remember what a post cites, instead of what it cited before."""

    def links(
        self, forum_id: int, canonicals: Sequence[str], *, post_id: int, before: datetime
    ) -> Sequence[EarlierLink]:
        """Give earlier posts of a forum that cite the same."""

    def thread_links(
        self, forum_id: int, thread: str, author: str, *, before: datetime
    ) -> Sequence[EarlierLink]:
        """Give what an author cited earlier in a thread."""


class TextIndex(Protocol):
    """The fingerprints of the library's texts, made again when texts are folded another way."""

    def counts(self) -> Mapping[str, int]:
        """Count the texts by the version of their fold; "" of those whose fingerprints were taken out."""

    def empty(self) -> None:
        """Take every fingerprint out; the texts keep their places."""

    def missing(self, *, limit: int) -> Sequence[LibraryEntry]:
        """Give texts whose fingerprints were taken out, in the order of their generations."""

    def fill(self, entries: Sequence[LibraryEntry]) -> None:
        """Store the fingerprints of such texts, in order."""


class Sources(Protocol):
    """Registered articles."""

    def add(
        self,
        text: str,
        *,
        external_id: str | None,
        url: str | None,
        title: str | None,
        forum_id: int | None,
        kind: str = "article",
    ) -> SourceText:
        """Store an article; one with the same text and address is given back as it stands."""

    def list(self, *, after: int = 0, limit: int = 100) -> Sequence[SourceText]:
        """Give the articles that are not withdrawn, by id, after one."""

    def get(self, source_id: int) -> SourceText:
        """Give an article; NotFound."""

    def withdraw(self, source_id: int) -> None:
        """Mark an article withdrawn."""
