"""What the library costs as it grows: time to index, time a query, bytes a fingerprint and a post.

    python -m benchmarks.library [10000 100000 1000000]

Posts are made of words whose frequency follows Zipf's law, 776 characters on the mean as in a forum; one post
of twenty repeats half of an earlier one. Everything goes through the tables and statements of the service;
posts and revisions are written beside the measured part, since a candidate needs its text.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

import numpy as np
from sqlalchemy import insert

from moderation.desk.administer import add_forum
from moderation.ports.records import LibraryEntry, LibraryQuery
from moderation.storage.database import connect
from moderation.storage.library import LibraryRepository
from moderation.storage.migrate import upgrade
from moderation.storage.tables import post, revision
from moderation.storage.transaction import SqlStore
from moderation.text import fingerprint, prints
from moderation.text.normalise import VERSION, fold

VOCABULARY = 60_000
ZIPF = 1.05
MEAN, SPREAD = 845, 0.9  # characters; posts' lengths are log-normal
BATCH = 20  # posts of one commit, as the workers do
FILLING = 1_000  # posts of one commit while nothing is measured
MEASURED = 2_000  # posts whose indexing is on the clock
QUERIES = 2_000
COLUMNS = (
    "posts",
    "index, µs a post",
    "query alone, p50 µs",
    "p99",
    "in batches of 20, p50 µs",
    "with candidates",
    "bytes a fingerprint",
    "bytes a post",
    "characters",
)
BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
GENERATOR = np.random.default_rng(7)


def words() -> list[str]:
    """Give made-up words, the frequent ones short."""
    letters, weights = list("esaitnrulodcmpvqfbghjxyz"), np.linspace(5, 0.2, 24)
    lengths = np.clip(GENERATOR.normal(2 + 1.6 * np.log10(np.arange(1, VOCABULARY + 1)), 1.5), 1, 16)
    drawn = GENERATOR.choice(letters, size=int(lengths.astype(int).sum()), p=weights / weights.sum())
    ends = np.cumsum(lengths.astype(int))
    return ["".join(drawn[end - length : end]) for end, length in zip(ends, lengths.astype(int), strict=True)]


def posts() -> Iterator[str]:
    """Give posts without end."""
    known, earlier = words(), [""]
    chances = 1 / np.arange(1, VOCABULARY + 1) ** ZIPF
    chances /= chances.sum()
    while True:
        drawn = GENERATOR.choice(VOCABULARY, size=200_000, p=chances).tolist()
        while len(drawn) > 3_000:  # noqa: PLR2004 - words of the longest post
            size = int(GENERATOR.lognormal(np.log(MEAN) - SPREAD**2 / 2, SPREAD))
            count = max(3, min(size, 16_000) * 10 // 63)
            body = " ".join(known[place] for place in drawn[-count:])
            del drawn[-count:]
            if GENERATOR.random() < 0.05:  # noqa: PLR2004 - one of twenty
                body += earlier[int(GENERATOR.integers(len(earlier)))][: size // 2]
            if GENERATOR.random() < 0.01:  # noqa: PLR2004 - kept to be repeated
                earlier.append(body)
            yield body


class Measured:
    """A library that grows, and what it costs."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "library.sqlite3"
        url = f"sqlite:///{self.path}"
        upgrade(url)
        self.store = SqlStore(connect(url), b"a key of the benchmark")
        self.forum = add_forum(self.store, name="bench", kind="generic", secret="whsec_dGVzdA==").id  # noqa: S106 - a toy's
        self.posts = posts()
        self.size = self.fingerprints = self.characters = 0
        self.indexing = 0.0

    def grow(self, size: int) -> None:
        """Index posts until there are so many; the last of them in the workers' batches, on the clock."""
        self._index(size - MEASURED, FILLING)
        self.indexing = self._index(size, BATCH) / MEASURED

    def _index(self, size: int, batch: int) -> float:
        """Index posts up to a size; give the seconds of the library alone."""
        seconds = 0.0
        while self.size < size:
            bodies = [next(self.posts) for _ in range(min(batch, size - self.size))]
            entries = [self._entry(self.size + number, body) for number, body in enumerate(bodies, 1)]
            self._write(bodies)
            started = time.perf_counter()
            with self.store.write() as tx:
                tx.library.add(entries)
            seconds += time.perf_counter() - started
            self.size += len(bodies)
            self.fingerprints += sum(len(each.fingerprints) + 1 for each in entries)
            self.characters += sum(map(len, bodies))
        return seconds

    def _entry(self, number: int, body: str) -> LibraryEntry:
        kept = prints.of_post(fold(body))
        return LibraryEntry(
            kind="post",
            forum=self.forum,
            post=number,
            source=None,
            revision=number,
            fold=VERSION,
            digest=kept.digest,
            letters=kept.letters,
            fingerprints=kept.fingerprints,
            first_at=BEGAN + timedelta(minutes=number),
        )

    def _write(self, bodies: Sequence[str]) -> None:
        """Store the posts and revisions that the texts belong to."""
        numbers = range(self.size + 1, self.size + 1 + len(bodies))
        with self.store.engine.connect().execution_options(write=True) as connection, connection.begin():
            connection.execute(insert(post), [self._post(number) for number in numbers])
            rows = [self._revision(number, body) for number, body in zip(numbers, bodies, strict=True)]
            connection.execute(insert(revision), rows)

    def _post(self, number: int) -> dict[str, object]:
        at = BEGAN + timedelta(minutes=number)
        return {
            "id": number,
            "forum": self.forum,
            "external_id": str(number),
            "state": "live",
            "revision": number,
            "first_at": at,
            "received_at": at,
        }

    def _revision(self, number: int, body: str) -> dict[str, object]:
        at = BEGAN + timedelta(minutes=number)
        return {
            "id": number,
            "post": number,
            "number": 1,
            "body": body,
            "body_hash": b"",
            "format": "text",
            "received_at": at,
        }

    def bytes_used(self, *names: str) -> int:
        """Give the bytes that tables and their indexes take."""
        question = (
            "SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name = ?)"
        )
        with self.store.engine.connect() as connection:
            found = (connection.exec_driver_sql(question, (name,)).scalar_one() for name in names)
            return sum(int(each or 0) for each in found)

    def ask(self, batch: int) -> tuple[float, float, float]:
        """Ask for new posts; give the median and the 99th percentile in microseconds a post, and the hits."""
        times, found = [], 0
        queries = [self._query(next(self.posts)) for _ in range(QUERIES)]
        with self.store.engine.connect() as connection:
            library = LibraryRepository(connection)
            for start in range(0, QUERIES, batch):
                begun = time.process_time()  # so that other programs on the machine do not count
                answers = library.answer(queries[start : start + batch])
                times.append((time.process_time() - begun) / batch * 1e6)
                found += sum(bool(each.candidates) for each in answers)
        return median(times), quantiles(times, n=100)[-1], found / QUERIES

    def _query(self, body: str) -> LibraryQuery:
        folded = fold(body)
        return LibraryQuery(
            forum=self.forum,
            post=0,
            first_at=BEGAN + timedelta(days=36_500),
            digest=fingerprint.digest(folded),
            fingerprints=fingerprint.signed(fingerprint.query(folded)),
            generation=1 << 40,
        )


def main() -> None:
    """Print a row for each size."""
    sizes = [int(each) for each in sys.argv[1:]] or [10_000, 100_000]
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    with tempfile.TemporaryDirectory() as folder:
        measured = Measured(Path(folder))
        for size in sizes:
            measured.grow(size)
            (alone, slow, hits), (together, _, _) = measured.ask(1), measured.ask(BATCH)
            each = measured.bytes_used("fingerprint") / measured.fingerprints
            whole = measured.bytes_used("fingerprint", "library_text") / size
            characters = measured.characters / size
            cells = [f"{one:.0f}" for one in (measured.indexing * 1e6, alone, slow, together)]
            cells += [f"{hits:.2f}", f"{each:.1f}", f"{whole:.0f}", f"{characters:.0f}"]
            print(f"| {size:,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
