"""Ports of what is read of the web."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class PageKind(StrEnum):
    """What an address is fetched for: a feed again and again, the others once."""

    FEED = "feed"
    ARTICLE = "article"
    CITED_PAGE = "cited_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """An address that is fetched; a later claim has a higher `fence`."""

    id: int
    kind: PageKind
    address: str
    canonical: str
    forum: int | None = None
    state: str = "waiting"
    attempt: int = 0
    fence: int = 0
    validators: Mapping[str, str] = field(default_factory=dict)
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedText:
    """A text that came; empty where only its address is known."""

    text: str = field(repr=False)
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: nothing new, or the texts in it."""

    texts: tuple[FetchedText, ...] = ()
    validators: Mapping[str, str] = field(default_factory=dict)


class Fetcher(Protocol):
    """Reads the web, from hosts that the operator has named."""

    again_in: float
    """Seconds until a feed is looked at again."""

    def allows(self, address: str) -> bool:
        """Tell whether an address is of a host that may be fetched from."""

    def fetch(self, page: WebPage) -> Fetched:
        """Fetch and read an address; Refused or Invalid for ever, Unavailable for now."""


class Pages(Protocol):
    """The addresses that are to be fetched."""

    def add(self, kind: PageKind, address: str, *, forum_id: int | None) -> bool:
        """Make an address due; False if it is known, which changes nothing."""

    def claim(self, ids: Sequence[int], *, lease: float) -> Sequence[WebPage]:
        """Take the due ones of some pages, each with one more attempt and a lease of seconds."""

    def due(self, *, limit: int) -> Sequence[int]:
        """Give the ids of pages that wait or whose lease ended."""

    def finish(self, page: WebPage, *, validators: Mapping[str, str], again_in: float | None) -> bool:
        """Write that a page came, and when to look again; False if another attempt has begun since."""

    def fail(self, page: WebPage, error: str, *, retry_in: float | None) -> bool:
        """Write that a page did not come; without a retry it is not asked again."""

    def feeds(self) -> Sequence[WebPage]:
        """Give the feeds that are followed, by id."""

    def remove(self, page_id: int) -> None:
        """Follow a feed no longer; NotFound."""
