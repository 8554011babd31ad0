"""Implements `ports.Fetcher`: fetches an address and reads what came."""

from collections.abc import Callable

from moderation.fetch.client import Page, Rules, get
from moderation.fetch.reading import read_feed, read_page
from moderation.ports.fetching import Fetched, FetchedText, PageKind, WebPage
from moderation.text.url import host, is_within


class WebFetcher:
    """Reads the web, from named hosts alone; `again_in` is the seconds between two looks at a feed."""

    def __init__(
        self, hosts: frozenset[str], *, again_in: float = 1800.0, get_page: Callable[..., Page] = get
    ) -> None:
        self.again_in = again_in
        self._hosts = hosts
        self._get = get_page

    def allows(self, address: str) -> bool:
        """Tell whether an address is of a host that may be fetched from."""
        return is_within(host(address), self._hosts)

    def fetch(self, page: WebPage) -> Fetched:
        """Fetch and read an address; Refused or Invalid for ever, Unavailable for now."""
        came = self._get(page.address, Rules(hosts=self._hosts), validators=page.validators)
        if came.unchanged:
            return Fetched(validators=came.validators)
        if page.kind is PageKind.FEED:
            articles = read_feed(came.content)
        else:
            articles = [read_page(came.content, url=came.url, content_type=came.type)]
        texts = tuple(FetchedText(text=each.text, url=each.url, title=each.title) for each in articles)
        return Fetched(texts=texts, validators=came.validators)
