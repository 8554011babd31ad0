"""The tasks of the watchlist check: names at their exact places, the topic, and words of support."""

from collections.abc import Iterable

from moderation.evaluate.labelled import TRUE, Label
from moderation.evaluate.tasks import Task
from moderation.model import Examination, Finding


def _mentions(examination: Examination) -> tuple[Label, ...]:
    mentions = (one for one in _found(examination) if one.kind == "mention")
    return tuple(Label(span) for one in mentions for span in one.spans)


def _topic(examination: Examination) -> tuple[Label, ...]:
    return (Label(TRUE),) if any(_found(examination)) else ()


def _support(examination: Examination) -> tuple[Label, ...]:
    speaks = any(one.kind == "pattern" or one.stance == "support" for one in _found(examination))
    return (Label(TRUE),) if speaks else ()


def _found(examination: Examination) -> Iterable[Finding]:
    return (one for one in examination.findings if one.check == "watchlist" and one.exempt is None)


TASKS = (
    Task(check="watchlist", name="mention", overlap=1.0, find=_mentions),
    Task(check="watchlist", name="topic", overlap=1.0, find=_topic),
    Task(check="watchlist", name="support", overlap=1.0, find=_support),
)
