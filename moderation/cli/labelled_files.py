"""The files of an evaluation: labelled JSON lines, the sources beside them, plain sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from moderation.cli.jsonl import Lines
from moderation.cli.output import fail
from moderation.cli.source_lines import read_source
from moderation.context import Candidate
from moderation.evaluate.labelled import Labelled, form_of, read_labelled, sentence
from moderation.evaluate.reuse import CopiedPost
from moderation.evaluate.reuse import read_post as read_copied
from moderation.forums.reading import read_object
from moderation.model import Invalid

SOURCES = "sources.jsonl"


@dataclass(slots=True)
class DataSet:
    """What one file holds, with the sources that stand beside it; `failed` lines gave nothing."""

    name: str
    form: str
    texts: list[Labelled] = field(default_factory=list)
    copies: list[CopiedPost] = field(default_factory=list)
    sources: list[Candidate] = field(default_factory=list)
    failed: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing could be read."""
        return not (self.texts or self.copies)


def files_of(path: Path) -> list[Path]:
    """Give the files of a folder: JSON lines, and plain sentences where no JSON lines stand beside."""
    if path.is_file():
        return [path]
    found = sorted(each for each in path.rglob("*.jsonl") if each.name != SOURCES)
    folders = {each.parent for each in found}
    return [*found, *sorted(each for each in path.rglob("*.txt") if each.parent not in folders)]


def read_file(file: Path, root: Path) -> DataSet:
    """Read a file; what is wrong is said on stderr with its line, the others count."""
    name = str(file.relative_to(root)) if root.is_dir() else file.name
    if file.suffix == ".txt":
        return _sentences(file, name)
    with file.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"{}")
    try:
        form = form_of(read_object(first))
    except Invalid as error:
        fail(f"{name}: {error.message.replace('The body', 'it', 1)}")
        return DataSet(name, "", failed=1)
    return _records(file, DataSet(name, form))


def _sentences(file: Path, name: str) -> DataSet:
    """Read one sentence a line."""
    known = DataSet(name, "sentences")
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        try:
            text = line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            fail(f"{name}, line {number}: not UTF-8 at byte {error.start}")
            known.failed += 1
            continue
        if text:
            known.texts.append(sentence(text, str(number), name))
    return known


def _records(file: Path, known: DataSet) -> DataSet:
    beside = file.with_name(SOURCES)
    known.sources = list(_sources(beside, known)) if beside.is_file() else []
    names = {source.id for source in known.sources}

    def read(record: dict[str, object]) -> tuple[Labelled | CopiedPost, tuple[str, ...]]:
        if known.form == "copies":
            return _copied(record, names), ()
        return read_labelled(record, known.name), ()

    with file.open("rb") as content:
        lines: Lines[Labelled | CopiedPost] = Lines(content, read, name=known.name)
        for one in lines:
            if isinstance(one, CopiedPost):
                known.copies.append(one)
            else:
                known.texts.append(one)
        known.failed += lines.failed
    return known


def _sources(file: Path, known: DataSet) -> Iterator[Candidate]:
    with file.open("rb") as content:
        lines = Lines(content, read_source, name=str(Path(known.name).with_name(SOURCES)))
        yield from lines
        known.failed += lines.failed


def _copied(record: dict[str, object], sources: set[str]) -> CopiedPost:
    try:
        copied = read_copied(record)
    except (LookupError, TypeError, ValueError) as error:
        raise Invalid(f"a label is wrong ({type(error).__name__}: {error})", field="record") from None
    if copied.source is not None and copied.source not in sources:
        raise Invalid(f"there is no source {copied.source!r} in {SOURCES}", field="src")
    return copied
