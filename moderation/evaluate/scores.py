"""Precision and recall of each task, over all texts, by language and by kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moderation.evaluate import citations, watchlist
from moderation.evaluate.forum import agreements
from moderation.evaluate.labelled import Label, Labelled
from moderation.evaluate.tasks import Task, matched
from moderation.model import Examination

TASKS = (*citations.TASKS, *watchlist.TASKS)
ALL = "all"

Examined = tuple[Labelled, Examination]
Key = tuple[str, str]
"""By what a row is counted (all, language, kind) and its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How far what is told agrees with what is labelled, in one row of a table."""

    data: str
    check: str
    task: str
    by: str
    name: str
    right: int
    told: int
    labelled: int

    @property
    def precision(self) -> float | None:
        """Give the share of what is told that is labelled; None of nothing."""
        return self.right / self.told if self.told else None

    @property
    def recall(self) -> float | None:
        """Give the share of what is labelled that is told; None of nothing."""
        return self.right / self.labelled if self.labelled else None


def scores(examined: Sequence[Examined]) -> list[Score]:
    """Give the rows of each data set, its tasks in order; reuse too, where posts name what they repeat."""
    names = dict.fromkeys(text.data for text, _ in examined)
    sets = {name: [one for one in examined if one[0].data == name] for name in names}
    return [score for name, own in sets.items() for score in (*_spans(name, own), *_reuse(name, own))]


def _spans(data: str, examined: Sequence[Examined]) -> Iterable[Score]:
    for task in TASKS:
        told: Counter[Key] = Counter()
        right, labelled = told.copy(), told.copy()
        for text, examination in examined:
            if task.name not in text.labels:
                continue
            found = task.find(examination)
            told.update(_keys(text, found))
            labelled.update(_keys(text, text.labels[task.name]))
            right.update(_agreed(text, matched(found, text.labels[task.name], task.overlap)))
        yield from _rows(data, task, right, told, labelled)


def _keys(text: Labelled, labels: Iterable[Label]) -> Iterable[Key]:
    for label in labels:
        yield ALL, ""
        yield "language", text.language
        if kind := label.kind or text.kind:
            yield "kind", kind


def _agreed(text: Labelled, pairs: Iterable[tuple[Label, Label]]) -> Iterable[Key]:
    """Give the keys of what is rightly found; of another kind it is right but for its kind."""
    for found, label in pairs:
        yield from (key for key in _keys(text, [label]) if key[0] != "kind" or found.kind == label.kind)


def _rows(
    data: str, task: Task, right: Counter[Key], told: Counter[Key], labelled: Counter[Key]
) -> Iterable[Score]:
    order = (ALL, "language", "kind")
    for by, name in sorted(told | labelled, key=lambda key: (order.index(key[0]), key[1])):
        counts = right[by, name], told[by, name], labelled[by, name]
        yield _score(data, task.check, task.name, (by, name), counts)


def _reuse(data: str, examined: Sequence[Examined]) -> Iterable[Score]:
    posts = [one for one in examined if {"same_as", "copied_from"} <= one[0].record.keys()]
    if not posts:
        return
    findings = {text.post.id: examination.findings for text, examination in posts}
    for one in agreements([text.record for text, _ in posts], findings):
        yield _score(data, one.check, "pair", (ALL, ""), (one.right, one.told, one.labelled))


def _score(data: str, check: str, task: str, key: Key, counts: tuple[int, int, int]) -> Score:
    by, name = key
    right, told, labelled = counts
    return Score(
        data=data, check=check, task=task, by=by, name=name, right=right, told=told, labelled=labelled
    )
