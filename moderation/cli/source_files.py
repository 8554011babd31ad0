"""Files of articles: JSONL, RSS or Atom, a sitemap or a page of HTML, told apart by how they begin."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from moderation.cli.jsonl import Lines
from moderation.cli.output import followed
from moderation.cli.source_lines import read_source
from moderation.context import Candidate
from moderation.fetch.reading import Article, kind_of, read_feed, read_page, read_sitemap
from moderation.model import Invalid

BEGINNING = 4096  # bytes in which a file's root element stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article of a file and the place where it stands; without a text it is only an address."""

    place: str
    text: str = ""
    external_id: str | None = None
    url: str | None = None
    title: str | None = None


class SourceFile:
    """The articles of one file; `failed` counts what could not be read and was named on stderr.

    The lines of a file that is `alone` are followed by a progress bar.
    """

    def __init__(self, file: BinaryIO, *, alone: bool = True) -> None:
        self.name = str(getattr(file, "name", "standard input"))
        self._alone = alone
        self._file = file if file.seekable() else BytesIO(file.read())
        beginning = self._file.read(BEGINNING)
        self._kind = "jsonl" if self.name.endswith(".jsonl") else kind_of(beginning)
        self._file.seek(0)
        self.failed = 0

    def entries(self) -> Iterator[Entry]:
        """Give the articles one by one; Invalid if the file holds none."""
        match self._kind:
            case "jsonl":
                yield from self._lines()
            case "feed":
                articles = read_feed(self._file.read())
                yield from (self._entry(number, each) for number, each in enumerate(articles, start=1))
            case "sitemap":
                yield from self._addresses(self._file.read())
            case _:
                page = read_page(self._file.read())
                yield Entry(place=self.name, text=page.text, url=page.url, title=page.title)

    def _lines(self) -> Iterator[Entry]:
        with followed(self._file) if self._alone else nullcontext(self._file) as lines:
            known: Lines[Candidate] = Lines(lines, read_source, name=self.name)
            for source in known:
                yield Entry(
                    place=known.place,
                    text=source.body,
                    external_id=source.id,
                    url=source.url,
                    title=source.title,
                )
        self.failed += known.failed

    def _entry(self, number: int, article: Article) -> Entry:
        place = f"{self.name}, entry {number}"
        return Entry(place=place, text=article.text, url=article.url, title=article.title)

    def _addresses(self, content: bytes) -> Iterator[Entry]:
        if b"<sitemapindex" in content[:BEGINNING]:
            raise Invalid("it only names other sitemaps; import those", field="files")
        for number, address in enumerate(read_sitemap(content), start=1):
            yield Entry(place=f"{self.name}, address {number}", url=address)


def each_of(files: Sequence[BinaryIO]) -> Iterator[SourceFile]:
    """Give files one by one, with a progress bar on stderr where a person watches more than one."""
    from rich.console import Console  # noqa: PLC0415 - a tenth of a second that only a person waits for
    from rich.progress import track  # noqa: PLC0415 - as above

    alone = len(files) == 1
    hidden = alone or not sys.stderr.isatty()
    for file in track(files, description="Reading", console=Console(stderr=True), disable=hidden):
        with file:
            yield SourceFile(file, alone=alone)
