"""An evaluation as one JSON document."""

from collections.abc import Mapping, Sequence
from typing import Any

from moderation.evaluate.alarms import Alarms, alarms
from moderation.evaluate.queues import Queues, queues
from moderation.evaluate.reuse import Row
from moderation.evaluate.scores import Examined, Score, scores
from moderation.model import Queue

Json = dict[str, Any]


def as_json(examined: Sequence[Examined], copies: Mapping[str, Sequence[Row]]) -> Json:
    """Give false alarms, scores, copies and queues; shares have three decimals, null where nothing counts."""
    return {
        "false_alarms": [_alarms(row) for row in alarms(examined)],
        "scores": [_score(row) for row in scores(examined)],
        "copies": [_copies(data, row) for data, rows in copies.items() for row in rows],
        "queues": [_queues(row) for row in queues(examined)],
    }


def _alarms(row: Alarms) -> Json:
    return {
        "data": row.data,
        "of": row.group,
        "language": row.language or None,
        "check": row.check,
        "texts": row.texts,
        "raised": len(row.raised),
        "per_thousand": round(row.per_thousand, 2),
        "items": [{"id": one.place, "words": one.words, "text": one.text} for one in row.raised],
    }


def _score(row: Score) -> Json:
    return {
        "data": row.data,
        "check": row.check,
        "task": row.task,
        "by": row.by,
        "name": row.name or None,
        "right": row.right,
        "told": row.told,
        "labelled": row.labelled,
        "precision": rounded(row.precision),
        "recall": rounded(row.recall),
    }


def _copies(data: str, row: Row) -> Json:
    figures = row.score
    return {
        "data": data,
        "operation": row.operation,
        "posts": row.posts,
        "plagdet": rounded(figures.plagdet),
        "precision": rounded(figures.precision),
        "recall": rounded(figures.recall),
        "granularity": rounded(figures.granularity),
        "false_alarms": row.flagged,
    }


def _queues(row: Queues) -> Json:
    right, opened, wanted = row.opened
    return {
        "data": row.data,
        "posts": row.posts,
        "agreed": row.agreed,
        "share": rounded(row.agreed / row.posts),
        "cases": {
            "right": right,
            "opened": opened,
            "wanted": wanted,
            "precision": rounded(right / opened) if opened else None,
            "recall": rounded(right / wanted) if wanted else None,
        },
        "table": {one.value: {other.value: row.counts[one, other] for other in Queue} for one in Queue},
    }


def rounded(share: float | None) -> float | None:
    """Give a share with three decimals."""
    return None if share is None else round(share, 3)
