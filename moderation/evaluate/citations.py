"""The tasks of the citations check: the sources that are there, and those that are missing."""

from moderation.evaluate.labelled import Label
from moderation.evaluate.tasks import Task
from moderation.model import Examination, Span


def _cited(examination: Examination) -> tuple[Label, ...]:
    return tuple(Label(Span(one.start, one.end)) for one in examination.citations)


def _missing(examination: Examination) -> tuple[Label, ...]:
    return tuple(
        Label(one.spans[0], one.reason or "")
        for one in examination.findings
        if one.check == "citations" and one.kind == "missing" and one.exempt is None
    )


TASKS = (
    Task(check="citations", name="citation", overlap=0.5, find=_cited),
    Task(check="citations", name="missing", overlap=0.5, find=_missing),
)
