"""The library in memory: what `screen` compares posts with; the order of arrival is the order of time."""

from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from moderation.context import Candidate, Context, EarlierLink, ForumSettings
from moderation.model import Citation, Examination, Post
from moderation.storage.memory_index import BEFORE_ALL, MemoryIndex
from moderation.text.document import Document
from moderation.text.normalise import Fold

MOST_REMEMBERED = 32  # of one address, one author or one thread: the latest


class MemoryLibrary:
    """Earlier posts and registered sources, what the posts cited, and which were asked for a source."""

    def __init__(self, forum: ForumSettings | None = None) -> None:
        self._forum = forum or ForumSettings()
        self._index = MemoryIndex()
        self._arrivals: dict[str, int] = {}
        self._links: dict[str, deque[EarlierLink]] = defaultdict(partial(deque, maxlen=MOST_REMEMBERED))
        self._cited: dict[tuple[str, str], deque[EarlierLink]] = defaultdict(
            partial(deque, maxlen=MOST_REMEMBERED)
        )
        self._asked: dict[tuple[str, str], deque[Post]] = defaultdict(partial(deque, maxlen=MOST_REMEMBERED))

    def add_source(self, source: Candidate, fold: Fold) -> None:
        """Index a registered article."""
        self._index.add(source, fold, BEFORE_ALL)

    def add(self, document: Document, examination: Examination) -> None:
        """Index a post and what it cites, in place of its earlier revision."""
        post = document.post
        arrival = self._arrivals.setdefault(post.id, len(self._arrivals))
        self._index.add(_candidate(post), document.fold, arrival)
        self._add_links(post, examination.citations)
        if any(finding.check == "citations" for finding in examination.findings):
            for circle in _circles(post):
                self._asked[circle].append(post)

    def context(self, document: Document, citations: tuple[Citation, ...]) -> Context:
        """Give what a post's checks may know: the sources, and all that came in before it."""
        post = document.post
        arrival = self._arrivals.get(post.id, len(self._arrivals))
        targets = dict.fromkeys(citation.canonical for citation in citations if citation.canonical)
        links = (link for target in targets for link in self._links.get(target, ()))
        thread = self._cited.get((post.thread, post.author), ()) if post.thread and post.author else ()
        return Context(
            candidates=tuple(self._index.candidates(document.fold, post.id, arrival)),
            links=self._earlier(links, post, arrival),
            thread_links=self._earlier(thread, post, arrival),
            missing_before=self._missing_before(post, arrival),
            forum=self._forum,
            citations=citations,
        )

    def _add_links(self, post: Post, citations: Iterable[Citation]) -> None:
        for target in dict.fromkeys(citation.canonical for citation in citations if citation.canonical):
            link = EarlierLink(
                canonical=target,
                post=post.id,
                author=post.author,
                thread=post.thread,
                posted_at=post.posted_at,
            )
            self._links[target].append(link)
            if post.thread and post.author:
                self._cited[post.thread, post.author].append(link)

    def _earlier(self, links: Iterable[EarlierLink], post: Post, arrival: int) -> tuple[EarlierLink, ...]:
        return tuple(link for link in links if link.post != post.id and self._arrivals[link.post] < arrival)

    def _missing_before(self, post: Post, arrival: int) -> int:
        """Count the posts of the author or the thread that were asked for a source in the window."""
        window = timedelta(days=self._forum.repeat_days)
        asked = {other.id: other for circle in _circles(post) for other in self._asked.get(circle, ())}
        return sum(
            self._arrivals[other.id] < arrival and _within(post, other, window)
            for other in asked.values()
            if other.id != post.id
        )


def _candidate(post: Post) -> Candidate:
    return Candidate(
        kind="post",
        id=post.id,
        body=post.body,
        format=post.format,
        url=post.url,
        title=post.title,
        author=post.author,
        thread=post.thread,
        posted_at=post.posted_at,
    )


def _circles(post: Post) -> list[tuple[str, str]]:
    """Give where a post's missing sources are counted: with its author and in its thread."""
    return [(kind, name) for kind, name in (("author", post.author), ("thread", post.thread)) if name]


def _within(post: Post, other: Post, window: timedelta) -> bool:
    """Tell whether two posts are near in time; where one is unknown, the order of arrival must do."""
    if post.posted_at is None or other.posted_at is None:
        return True
    return abs(post.posted_at - other.posted_at) <= window
