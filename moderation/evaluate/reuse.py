"""Measure copied text on posts of which it is known what they take from which source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from moderation.checks.check import Check
from moderation.checks.citations.recognise import recognise
from moderation.checks.copied_text import CHECK
from moderation.context import Candidate, Context
from moderation.evaluate.plagdet import Score, score
from moderation.model import Finding, Format, Passage, Post
from moderation.text.align import compare
from moderation.text.document import Document, prepare
from moderation.text.fingerprint import SOURCE_WINDOW, Hashes, fingerprints, query
from moderation.text.normalise import fold

ALL = "all"
NONE = "none"


@dataclass(frozen=True, slots=True)
class CopiedPost:
    """A post, how its copy was edited (`none`: there is none), and the passages taken from `source`."""

    post: Post
    operation: str
    source: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one operation, or of all; `flagged` counts false alarms on posts without a copy."""

    operation: str
    score: Score
    posts: int
    flagged: int


def read_post(record: Mapping[str, Any]) -> CopiedPost:
    """Read a line of a folder such as french-copies: id, post, op, src and spans of four offsets."""
    post = Post(id=str(record["id"]), body=record["post"], format=Format(record.get("format", "text")))
    passages = tuple(Passage(*span) for span in record["spans"])
    return CopiedPost(post, str(record["op"]), record["src"], passages)


def table(posts: Sequence[CopiedPost], sources: Mapping[str, str]) -> list[Row]:
    """Examine all posts against all sources; give a row for each operation, and one for all."""
    library = [
        (fingerprints(fold(text), SOURCE_WINDOW), Candidate(kind="article", id=name, body=text))
        for name, text in sources.items()
    ]
    found = [(post, detect(post.post, library)) for post in posts]
    operations = sorted({post.operation for post in posts} - {NONE})
    return [_row(name, [one for one in found if one[0].operation == name]) for name in operations] + [
        _row(ALL, found)
    ]


def detect(
    post: Post, library: Iterable[tuple[Hashes, Candidate]], check: Check = CHECK
) -> tuple[Finding, ...]:
    """Give what a check on reuse finds, given the texts that share a fingerprint with the post."""
    document = prepare(post)
    asked = query(document.fold)
    near = [candidate for held, candidate in library if np.intersect1d(asked, held, assume_unique=True).size]
    return _examine(document, near, check)


def _examine(document: Document, candidates: Iterable[Candidate], check: Check) -> tuple[Finding, ...]:
    """Ask a check, as `examine` does."""
    compared = (compare(document, candidate) for candidate in candidates)
    comparisons = tuple(comparison for comparison in compared if comparison)
    found = check.examine(document, Context(comparisons=comparisons, citations=recognise(document)))
    return tuple(finding for finding in found if finding.exempt is None)


def _row(operation: str, found: Sequence[tuple[CopiedPost, tuple[Finding, ...]]]) -> Row:
    """Score the posts of one operation."""
    true = {f"{one.post.id} {one.source}": one.passages for one, _ in found if one.source is not None}
    detected = {
        f"{one.post.id} {finding.source.id}": finding.passages or ()
        for one, findings in found
        for finding in findings
        if finding.source is not None
    }
    flagged = sum(1 for one, findings in found if one.source is None and findings)
    return Row(operation, score(true, detected), len(found), flagged)
