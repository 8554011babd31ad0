"""How `screen` writes a result: a line of JSON for programs, marked evidence for a person."""

import os
from collections.abc import Callable, Iterator, Mapping

import click

from moderation.messages import LANGUAGES, conclude, describe
from moderation.model import Examination, Finding, Post, Span
from moderation.result import dump, dumps, encode

AROUND = 40  # characters of a post on each side of a piece of evidence
MOST_OF_EVIDENCE = 160
MOST_SPANS = 4


def write_jsonl(post: Post, examination: Examination, language: str | None) -> str:  # noqa: ARG001 - as write_text
    """Write the result on one line, each finding with its message where a language is asked for."""
    if language is None:
        return dumps(examination)
    record = encode(examination)
    for written, finding in zip(record["findings"], examination.findings, strict=True):
        written["message"] = describe(finding, language)
    return dump(record)


def write_text(post: Post, examination: Examination, language: str | None) -> str:
    """Write what a person reads: the verdict, then each finding with its evidence between ⟦ and ⟧."""
    language = language or _locale()
    verdict = examination.verdict
    head = f"{visible(post.id)} · {conclude(verdict, language)}"
    lines = [click.style(head, bold=verdict.queue.opens_case)]
    for finding in examination.findings:
        lines.append(f"  – {describe(finding, language)}")
        lines += [f"      {line}" for line in _evidence(post, finding)]
    return "\n".join(lines)


FORMS: Mapping[str, Callable[[Post, Examination, str | None], str]] = {
    "jsonl": write_jsonl,
    "text": write_text,
}


def _evidence(post: Post, finding: Finding) -> Iterator[str]:
    for span in finding.spans[:MOST_SPANS]:
        yield _marked(post.body, span)
    if len(finding.spans) > MOST_SPANS:
        yield f"… + {len(finding.spans) - MOST_SPANS}"


def _marked(body: str, span: Span) -> str:
    before = visible(body[max(0, span.start - AROUND) : span.start])
    after = visible(body[span.end : span.end + AROUND])
    words = body[span.start : span.end]
    if len(words) > MOST_OF_EVIDENCE:
        words = f"{words[: MOST_OF_EVIDENCE // 2]} … {words[-MOST_OF_EVIDENCE // 2 :]}"
    return f"{before}{click.style(f'⟦{visible(words)}⟧', underline=True)}{after}"


def visible(text: str) -> str:
    """Show what a terminal would obey (escapes, bidi marks, line ends) instead of sending it."""
    return "".join(
        one if one.isprintable() else " " if one.isspace() else f"\\u{ord(one):04x}" for one in text
    )


def _locale() -> str:
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "")
    return chosen[:2] if chosen[:2] in LANGUAGES else "en"
