"""Labelled texts with examinations made by hand."""

from typing import Any

from moderation.evaluate.labelled import Label, Labelled
from moderation.evaluate.scores import Examined
from moderation.model import (
    Citation,
    Examination,
    Finding,
    Language,
    Post,
    Queue,
    Span,
    Verdict,
    Versions,
)


def labels(*places: tuple[int, int], kind: str = "") -> tuple[Label, ...]:
    return tuple(Label(Span(*place), kind) for place in places)


def finding(check: str, *places: tuple[int, int], **given: Any) -> Finding:  # noqa: ANN401 - fields of Finding
    spans = tuple(Span(*place) for place in places)
    kind = given.pop("kind", "missing" if check == "citations" else "mention")
    return Finding(check=check, kind=kind, check_version="1", confidence=1, spans=spans, **given)


def examined(
    *findings: Finding,
    cites: tuple[tuple[int, int], ...] = (),
    given: Queue = Queue.NONE,
    body: str = "un texte assez long pour tout",
    **text: Any,  # noqa: ANN401 - fields of Labelled
) -> Examined:
    post = Post(id=text.pop("id", "p1"), body=body)
    labelled = Labelled(**{"data": "data.jsonl", "post": post, "language": "fr", "kind": "text", **text})
    examination = Examination(
        id=post.id,
        language=Language("fr"),
        findings=findings,
        citations=tuple(Citation(start=start, end=end, form="link") for start, end in cites),
        verdict=Verdict(queue=given),
        versions=Versions(fold="1", checks=(), policy="1", watchlist="1"),
    )
    return labelled, examination
