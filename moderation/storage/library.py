"""The text index in SQL: winnowed fingerprints of posts and sources, and what posts cite."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, delete, func, insert, or_, select, text

from moderation.context import Candidate, EarlierLink
from moderation.model import Citation, Format, NotFound
from moderation.ports.records import LibraryAnswer, LibraryEntry, LibraryQuery
from moderation.storage.repository import Repository
from moderation.storage.tables import fingerprint, library_text, link, post, revision, source

LOCK = 1
LEAST_SHARED = 2  # one shared fingerprint is often a phrase that everybody uses
MOST_COMMON = 400  # a fingerprint of more texts than this tells nothing
MOST_CANDIDATES = 12
EXACT = "="  # ends the key of a text whose whole fold is the same

POSTINGS = {
    "sqlite": text(
        "SELECT f.hash, f.library_text FROM json_each(:hashes) AS h "
        "CROSS JOIN fingerprint AS f ON f.hash = h.value"
    ),
    "postgresql": text(
        "SELECT hash, library_text FROM fingerprint WHERE hash = ANY(CAST(:hashes AS bigint[]))"
    ),
}


@dataclass(frozen=True, slots=True)
class Share:
    """How much an indexed text shares with a post: a count, and a weight that favours rare fingerprints."""

    count: int
    weight: float


def rank(postings: Iterable[tuple[int, int]]) -> Mapping[int, Share]:
    """Weigh postings (hash, text) by 1/document frequency and give each text's share."""
    texts = defaultdict(list)
    for hash_, text_id in postings:
        texts[hash_].append(text_id)
    counts: Counter[int] = Counter()
    weights: dict[int, float] = defaultdict(float)
    for sharing in texts.values():
        if len(sharing) <= MOST_COMMON:
            counts.update(sharing)
            for text_id in sharing:
                weights[text_id] += 1 / len(sharing)
    return {text_id: Share(count, weights[text_id]) for text_id, count in counts.items()}


class LibraryRepository(Repository):
    """Implements `ports.Library`."""

    def add(self, entries: Sequence[LibraryEntry]) -> Sequence[int]:
        """Index texts under one lock, replacing a post's earlier revision; give their generations."""
        self.lock(LOCK)
        generations, rows = [], []
        following = self.generation() + 1
        for entry in entries:
            standing = self._standing(entry)
            if standing is not None:
                generations.append(standing)
                continue
            added = self._add(entry, following)
            rows += [{"hash": hash_, "library_text": added} for hash_ in entry.fingerprints]
            generations.append(following)
            following += 1
        if rows:
            rows.sort(key=lambda row: (row["hash"], row["library_text"]))
            self.connection.execute(insert(fingerprint), rows)
        return generations

    def _standing(self, entry: LibraryEntry) -> int | None:
        same = (
            library_text.c.post.is_not_distinct_from(entry.post),
            library_text.c.source.is_not_distinct_from(entry.source),
            library_text.c.revision.is_not_distinct_from(entry.revision),
            library_text.c.fold == entry.fold,
        )
        return self.connection.execute(select(library_text.c.generation).where(*same)).scalar_one_or_none()

    def _add(self, entry: LibraryEntry, generation: int) -> int:
        if entry.post is not None:
            self.connection.execute(delete(library_text).where(library_text.c.post == entry.post))
        row = insert(library_text).values(
            kind=entry.kind,
            forum=entry.forum,
            post=entry.post,
            source=entry.source,
            revision=entry.revision,
            generation=generation,
            fold=entry.fold,
            digest=entry.digest,
            letters=entry.letters,
            first_at=entry.first_at,
        )
        return int(self.connection.execute(row.returning(library_text.c.id)).scalar_one())

    def generation(self) -> int:
        """Give the last generation."""
        query = select(func.coalesce(func.max(library_text.c.generation), 0))
        return int(self.connection.execute(query).scalar_one())

    def answer(self, queries: Sequence[LibraryQuery]) -> Sequence[LibraryAnswer]:
        """Give, for each query, the texts that may share passages with it."""
        return [self._answer(query) for query in queries]

    def _answer(self, query: LibraryQuery) -> LibraryAnswer:
        shares = rank(self._postings(query.fingerprints))
        likely = [key for key, share in shares.items() if share.count >= LEAST_SHARED]
        likely = sorted(likely, key=lambda key: (-shares[key].weight, key))[: 4 * MOST_CANDIDATES]
        rows = self._texts(query, likely)
        rows.sort(key=lambda row: (-shares[row.id].weight if row.id in shares else 0.0, row.id))
        earlier = [row for row in rows if _came_before(row, query)][:MOST_CANDIDATES]
        later = [row.post for row in rows if row.post is not None and not _came_before(row, query)]
        keys = [_key(row, query) for row in earlier]
        candidates = tuple(self._candidates(keys))
        return LibraryAnswer(candidates=candidates, keys=tuple(keys), later=tuple(later))

    def _postings(self, hashes: Sequence[int]) -> Iterable[tuple[int, int]]:
        dialect = self.connection.dialect.name
        value: Any = list(hashes) if dialect == "postgresql" else f"[{','.join(map(str, hashes))}]"
        return ((row[0], row[1]) for row in self.connection.execute(POSTINGS[dialect], {"hashes": value}))

    def _texts(self, query: LibraryQuery, likely: Sequence[int]) -> list[Row[Any]]:
        reach = or_(library_text.c.forum == query.forum, library_text.c.forum.is_(None))
        same = select(library_text.c.id).where(library_text.c.digest == query.digest, reach)
        same = same.order_by(library_text.c.id.desc()).limit(MOST_CANDIDATES)
        wanted = select(library_text).where(
            or_(library_text.c.id.in_(likely), library_text.c.id.in_(same)),
            library_text.c.generation <= query.generation,
            reach,
            or_(library_text.c.post.is_(None), library_text.c.post != query.post),
        )
        return list(self.connection.execute(wanted))

    def recall(self, keys: Sequence[str]) -> LibraryAnswer:
        """Give the same candidates again; NotFound naming a text that is gone."""
        return LibraryAnswer(candidates=tuple(self._candidates(keys)), keys=tuple(keys))

    def _candidates(self, keys: Sequence[str]) -> Iterable[Candidate]:
        for key in keys:
            kind, _, number = key.removesuffix(EXACT).partition(":")
            read = self._post_candidate if kind == "revision" else self._source_candidate
            yield read(key, int(number), exact=key.endswith(EXACT))

    def _post_candidate(self, key: str, revision_id: int, *, exact: bool) -> Candidate:
        query = select(revision, post.c.first_at).join(post, post.c.id == revision.c.post)
        row = self.connection.execute(query.where(revision.c.id == revision_id)).one_or_none()
        if row is None:
            raise NotFound(f"the text {key} is gone", code="text_gone")
        return Candidate(
            kind="post",
            id=str(row.post),
            body=row.body,
            format=Format(row.format),
            url=row.url,
            title=row.title,
            author=row.author,
            thread=row.thread,
            posted_at=row.first_at,
            exact=exact,
        )

    def _source_candidate(self, key: str, source_id: int, *, exact: bool) -> Candidate:
        row = self.connection.execute(select(source).where(source.c.id == source_id)).one_or_none()
        if row is None:
            raise NotFound(f"the text {key} is gone", code="text_gone")
        name = str(row.id) if row.external_id is None else row.external_id
        return Candidate(kind="article", id=name, body=row.text, url=row.url, title=row.title, exact=exact)

    def withdraw(self, *, source_id: int | None = None, post_id: int | None = None) -> None:
        """Take a source or a post out of the index."""
        gone = library_text.c.source == source_id if post_id is None else library_text.c.post == post_id
        self.connection.execute(delete(library_text).where(gone))

    def add_links(
        self, forum_id: int, post_id: int, citations: Sequence[Citation], *, first_at: datetime
    ) -> None:
        """Remember what a post cites, instead of what it cited before."""
        self.connection.execute(delete(link).where(link.c.post == post_id))
        targets = {citation.canonical for citation in citations if citation.canonical}
        rows = [
            {"forum": forum_id, "canonical": target, "post": post_id, "first_at": first_at}
            for target in sorted(targets)
        ]
        if rows:
            self.connection.execute(insert(link), rows)

    def links(
        self, forum_id: int, canonicals: Sequence[str], *, post_id: int, before: datetime
    ) -> Sequence[EarlierLink]:
        """Give earlier posts of a forum that cite the same."""
        earlier = or_(link.c.first_at < before, and_(link.c.first_at == before, link.c.post < post_id))
        query = self._links().where(
            link.c.forum == forum_id, link.c.canonical.in_(canonicals), link.c.post != post_id, earlier
        )
        return self._earlier(
            query.order_by(link.c.first_at.desc(), link.c.post.desc()).limit(MOST_CANDIDATES)
        )

    def thread_links(
        self, forum_id: int, thread: str, author: str, *, before: datetime
    ) -> Sequence[EarlierLink]:
        """Give what an author cited earlier in a thread."""
        same = revision.c.thread == thread, revision.c.author == author
        query = self._links().where(link.c.forum == forum_id, *same, link.c.first_at < before)
        return self._earlier(query.order_by(link.c.first_at, link.c.canonical))

    def _links(self) -> Any:  # noqa: ANN401 - a SQL query
        query = select(link, revision.c.author, revision.c.thread)
        return query.join(post, post.c.id == link.c.post).join(revision, revision.c.id == post.c.revision)

    def _earlier(self, query: Any) -> Sequence[EarlierLink]:  # noqa: ANN401 - a SQL query
        return [
            EarlierLink(
                canonical=row.canonical,
                post=str(row.post),
                author=row.author,
                thread=row.thread,
                posted_at=row.first_at,
            )
            for row in self.connection.execute(query)
        ]


def _came_before(row: Row[Any], query: LibraryQuery) -> bool:
    return row.post is None or (row.first_at, row.post) < (query.first_at, query.post)


def _key(row: Row[Any], query: LibraryQuery) -> str:
    name = f"source:{row.source}" if row.post is None else f"revision:{row.revision}"
    return name + EXACT if row.digest == query.digest else name
