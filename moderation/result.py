"""The result: an Examination as JSON and back, the same bytes every time.

Field order is that of the interface; fields that are None are left out; shares and confidences have
three decimals.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from moderation.model import (
    Citation,
    Cue,
    Examination,
    Finding,
    Language,
    LanguageSegment,
    Passage,
    Queue,
    Source,
    Span,
    Verdict,
    Versions,
)

UNEXAMINED = Examination(
    id="",
    language=Language(main="und"),
    findings=(),
    citations=(),
    verdict=Verdict(queue=Queue.NONE),
    versions=Versions(fold="", checks=(), policy="", watchlist=""),
)
"""What is known of a post before it is examined: an order may come, and be executed, earlier."""

Json = dict[str, Any]
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a record: its name in the model and in JSON, and the way there and back."""

    name: str
    encode: Callable[[Any], Any] | None = None
    decode: Callable[[Any], Any] | None = None
    key: str = ""
    drop_empty: bool = False


def _write(value: object, fields: tuple[_Field, ...]) -> Json:
    record: Json = {}
    for field in fields:
        content = getattr(value, field.name)
        if content is None or (field.drop_empty and not content):
            continue
        record[field.key or field.name] = field.encode(content) if field.encode else content
    return record


def _read(kind: Callable[..., Value], record: Mapping[str, Any], fields: tuple[_Field, ...]) -> Value:
    content = {}
    for field in fields:
        key = field.key or field.name
        if key in record:
            content[field.name] = field.decode(record[key]) if field.decode else record[key]
    return kind(**content)


def _share(name: str) -> _Field:
    return _Field(name, lambda share: round(float(share), 3), float)


def _record(name: str, kind: Callable[..., Any], fields: tuple[_Field, ...]) -> _Field:
    return _Field(name, lambda value: _write(value, fields), lambda record: _read(kind, record, fields))


def _records(
    name: str, kind: Callable[..., Any], fields: tuple[_Field, ...], *, drop_empty: bool = False
) -> _Field:
    return _Field(
        name,
        lambda values: [_write(value, fields) for value in values],
        lambda records: tuple(_read(kind, record, fields) for record in records),
        drop_empty=drop_empty,
    )


def _words(name: str, *, drop_empty: bool = False) -> _Field:
    return _Field(name, list, tuple, drop_empty=drop_empty)


_SPAN = (_Field("start"), _Field("end"))
_PASSAGE = (*_SPAN, _Field("source_start"), _Field("source_end"))
_CUE = (*_SPAN, _Field("meaning", key="for"))
_SOURCE = (_Field("kind"), _Field("id"), _Field("url"), _Field("title"))

_FINDING = (
    _Field("check"),
    _Field("kind"),
    _Field("reason"),
    _Field("of", lambda post: {"post": post}, lambda record: record["post"]),
    _record("source", Source, _SOURCE),
    _Field("family"),
    _Field("link"),
    _Field("entity"),
    _Field("surface"),
    _records("spans", Span, _SPAN),
    _records("title_spans", Span, _SPAN),
    _records("author_spans", Span, _SPAN),
    _records("new_spans", Span, _SPAN),
    _records("words", Span, _SPAN),
    _records("passages", Passage, _PASSAGE),
    _share("share_of_post"),
    _share("share_of_source"),
    _share("containment"),
    _Field("longest_run"),
    _Field("attributed"),
    _Field("author_named"),
    _Field("same_author"),
    _Field("exempt"),
    _Field("offer"),
    _Field("view"),
    _Field("stance"),
    _records("cues", Cue, _CUE),
    _Field("ambiguous"),
    _share("confidence"),
    _Field("check_version"),
)
_CITATION = (*_SPAN, _Field("form"), _Field("target"), _Field("canonical"))
_LANGUAGE = (_Field("main"), _records("segments", LanguageSegment, (*_SPAN, _Field("language"))))
_VERDICT = (
    _Field("queue", str, Queue),
    _Field("priority"),
    _words("reasons"),
    _words("grounds"),
    _words("rules"),
    _words("shadow", drop_empty=True),
    _words("failed", drop_empty=True),
)
_VERSIONS = (
    _Field("fold"),
    _Field("checks", dict, lambda versions: tuple(versions.items())),
    _Field("policy"),
    _Field("watchlist"),
)
_EXAMINATION = (
    _Field("id"),
    _record("language", Language, _LANGUAGE),
    _records("findings", Finding, _FINDING),
    _records("citations", Citation, _CITATION),
    _record("verdict", Verdict, _VERDICT),
    _words("warnings", drop_empty=True),
    _record("versions", Versions, _VERSIONS),
)

FINDING_FIELDS = tuple(field.name for field in _FINDING)


def encode(examination: Examination) -> Json:
    """Give an examination as the JSON object of the interface."""
    return _write(examination, _EXAMINATION)


def decode(record: Mapping[str, Any]) -> Examination:
    """Give back the examination that `encode` was given, shares to three decimals."""
    return _read(Examination, record, _EXAMINATION)


def encode_finding(finding: Finding) -> Json:
    """Give one finding as it stands in a result."""
    return _write(finding, _FINDING)


def decode_finding(record: Mapping[str, Any]) -> Finding:
    """Give back one finding of a result."""
    return _read(Finding, record, _FINDING)


def encode_citation(citation: Citation) -> Json:
    """Give one citation as it stands in a result."""
    return _write(citation, _CITATION)


def dump(record: Mapping[str, Any]) -> str:
    """Write canonical JSON on one line; ASCII, so that NUL and lone surrogates pass every store and pipe."""
    return json.dumps(record, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def dumps(examination: Examination) -> str:
    """Write an examination as canonical JSON: equal examinations give equal bytes."""
    return dump(encode(examination))


def read(text: str | None) -> Examination:
    """Read a stored result; one that is still to come has found nothing."""
    return loads(text) if text else UNEXAMINED


def loads(text: str) -> Examination:
    """Read back what `dumps` wrote."""
    return decode(json.loads(text))
