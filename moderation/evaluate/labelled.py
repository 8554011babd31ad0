"""Labelled texts: each known form of a record becomes one shape, which every table is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from moderation.forums.times import read_time
from moderation.model import Format, Invalid, Post, Queue, Span

LANGUAGES = {"ary-Latn": "ary", "darija": "ary", "rom": "ary"}
RELIGIOUS = ("religious", "dua", "formula")
TRUE = Span(0, 0)  # the place of an answer about the whole text

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch that is labelled or found, and of which kind it is, if that is known."""

    span: Span
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text and what is known of it.

    `labels` holds, for each task that the data labels, what should be found; `kind` is the kind of text.
    `harmless` texts should raise nothing, `religious` ones among them are counted first.
    """

    data: str
    post: Post
    language: str
    kind: str
    labels: Mapping[str, tuple[Label, ...]] = field(default_factory=dict)
    harmless: bool = False
    religious: bool = False
    queue: Queue | None = None
    record: Record = field(default_factory=dict)


def form_of(record: Record) -> str:
    """Give the form of a record: forum, copies, watchlist, citations or source; Invalid for another."""
    for form, keys in KEYS.items():
        if keys <= record.keys():
            return form
    known = "; ".join(f"{form}: {', '.join(sorted(keys))}" for form, keys in KEYS.items())
    raise Invalid(f"it has no form that is known ({known})", field="record")


def read_labelled(record: Record, data: str) -> Labelled:
    """Read a record of the form forum, watchlist or citations; Invalid naming what is wrong."""
    reader = READERS.get(form_of(record))
    if reader is None:
        raise Invalid("it is of another form than the lines above it", field="record")
    try:
        return reader(record, data)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Invalid(f"a label is wrong ({type(error).__name__}: {error})", field="record") from None


def sentence(text: str, place: str, data: str) -> Labelled:
    """Give an ordinary sentence, which should raise nothing."""
    return Labelled(data=data, post=Post(id=place, body=text), language="", kind="sentence", harmless=True)


def _forum(record: Record, data: str) -> Labelled:
    labels: dict[str, tuple[Label, ...]] = {
        task: tuple(
            Label(_span(one), one.get("reason") or "") for one in record["labels"] if one["type"] == kind
        )
        for task, kind in (("citation", "cite"), ("missing", "need"), ("mention", "term"))
    }
    religious = bool(record.get("benign_religious")) and not labels["missing"] and not labels["mention"]
    return Labelled(
        data=data,
        post=_post(record, record["body"]),
        language=_language(record),
        kind=record.get("format", "text"),
        labels=labels if "queue" in record else {task: labels[task] for task in ("citation", "missing")},
        harmless=religious,
        religious=religious,
        queue=Queue(record["queue"]) if "queue" in record else None,
        record=record,
    )


def _citations(record: Record, data: str) -> Labelled:
    return Labelled(
        data=data,
        post=_post(record, record["text"]),
        language=_language(record),
        kind=record.get("kind", ""),
        labels={
            "citation": tuple(Label(_span(one)) for one in record["spans"]),
            "missing": tuple(Label(_span(one), one["reason"]) for one in record["needs_citation"]),
        },
        harmless=record.get("group") == "benign",
        religious=record.get("group") == "benign" and record.get("kind") in RELIGIOUS,
    )


def _watchlist(record: Record, data: str) -> Labelled:
    stance = record.get("expect_stance", record.get("stance"))
    mentions = record.get("terms", record.get("mentions"))
    topic = record.get("expect_topic", bool(mentions))
    return Labelled(
        data=data,
        post=_post(record, record["text"]),
        language=_language(record),
        kind=record.get("functionality", stance),
        labels={
            "mention": tuple(Label(_span(one)) for one in mentions or ()),
            "topic": _truth(yes=topic),
            "support": _truth(yes=stance == "support"),
        },
        harmless=not topic,
        religious=not topic and stance in RELIGIOUS,
        record=record,
    )


def _post(record: Record, body: str) -> Post:
    posted_at = record.get("posted_at")
    return Post(
        id=str(record["id"]),
        body=body,
        format=Format(record.get("format", "text")),
        title=record.get("title"),
        author=record.get("author"),
        posted_at=None if posted_at is None else read_time(posted_at),
    )


def _language(record: Record) -> str:
    given = record.get("lang", "und")
    first = str(given if isinstance(given, str) else given[0])
    return LANGUAGES.get(first, first)


def _span(one: Mapping[str, Any]) -> Span:
    return Span(int(one["start"]), int(one["end"]))


def _truth(*, yes: bool) -> tuple[Label, ...]:
    return (Label(TRUE),) if yes else ()


KEYS: Mapping[str, set[str]] = {
    "forum": {"id", "body", "labels"},
    "copies": {"id", "post", "op", "src", "spans"},
    "citations": {"id", "text", "spans", "needs_citation"},
    "watchlist": {"id", "text", "expect_topic", "terms"},
    "watchlist, by hand": {"id", "text", "stance", "mentions"},
    "source": {"id", "text"},
}
READERS: Mapping[str, Callable[[Record, str], Labelled]] = {
    "forum": _forum,
    "citations": _citations,
    "watchlist": _watchlist,
    "watchlist, by hand": _watchlist,
}
