"""Measure the checks on reuse against a labelled forum: which post is told to repeat or copy which text.

A labelled post has `same_as` ([{id, relation}]: exact and near are duplicates, partial may be told or not),
`copied_from` ([{source}]) and `labels` of the type `repeat`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from moderation.model import Finding

Pair = tuple[str, str]
"""A post and the text that it repeats or copies; the second is empty for repetition."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the pairs that a check tells agree with those that are labelled."""

    check: str
    right: int
    told: int
    labelled: int

    @property
    def precision(self) -> float:
        """Give the share of what is told that is labelled; of nothing told, 1."""
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        """Give the share of what is labelled that is told; of nothing labelled, 1."""
        return self.right / self.labelled if self.labelled else 1.0


def agreements(
    records: Iterable[Mapping[str, Any]], findings: Mapping[str, Sequence[Finding]]
) -> list[Agreement]:
    """Compare the findings of each post, by its id, with its labels; exempt findings do not count."""
    posts = list(records)
    counted = {one["id"]: [each for each in findings[one["id"]] if each.exempt is None] for one in posts}
    return [
        _agreement(
            "duplicates", _duplicates(counted), _same(posts, "exact", "near"), _same(posts, "partial")
        ),
        _agreement("copied_text", _copies(counted), _copied(posts), set()),
        _agreement("repetition", _repetitions(counted), _repeated(posts), set()),
    ]


def _agreement(check: str, told: set[Pair], labelled: set[Pair], tolerated: set[Pair]) -> Agreement:
    """Count, leaving out the pairs that may be told or not."""
    told = told - tolerated
    return Agreement(check, len(told & labelled), len(told), len(labelled))


def _duplicates(findings: Mapping[str, Sequence[Finding]]) -> set[Pair]:
    """Give the posts that are told to repeat an earlier one."""
    kinds = ("exact", "near")
    return {
        (post, one.of) for post, found in findings.items() for one in found if one.of and one.kind in kinds
    }


def _copies(findings: Mapping[str, Sequence[Finding]]) -> set[Pair]:
    """Give the posts that are told to copy an article."""
    return {
        (post, one.source.id)
        for post, found in findings.items()
        for one in found
        if one.source and one.source.kind == "article"
    }


def _repetitions(findings: Mapping[str, Sequence[Finding]]) -> set[Pair]:
    """Give the posts that are told to repeat themselves."""
    return {(post, "") for post, found in findings.items() for one in found if one.check == "repetition"}


def _same(records: Iterable[Mapping[str, Any]], *relations: str) -> set[Pair]:
    """Give the labelled duplicates of some relations."""
    return {
        (post["id"], other["id"])
        for post in records
        for other in post["same_as"]
        if other["relation"] in relations
    }


def _copied(records: Iterable[Mapping[str, Any]]) -> set[Pair]:
    """Give the labelled copies."""
    return {(post["id"], source["source"]) for post in records for source in post["copied_from"]}


def _repeated(records: Iterable[Mapping[str, Any]]) -> set[Pair]:
    """Give the posts with labelled repetition."""
    return {(post["id"], "") for post in records for label in post["labels"] if label["type"] == "repeat"}
