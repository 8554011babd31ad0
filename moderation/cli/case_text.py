"""A case as a person reads it in a terminal."""

from collections.abc import Iterator

from moderation import shown
from moderation.cli.screen_forms import visible, write_text
from moderation.model import Case, Citation, Decision, Examination, Post


def write_case(case: Case, sent: Post, examination: Examination, language: str | None) -> Iterator[str]:
    """Give the lines: where the case stands, its post, findings with evidence, citations, decisions."""
    held = f", held by {case.claimed_by}" if case.claimed_by else ""
    yield f"Case {case.id}: {case.state.value}{held} · {case.queue.value} · version {case.version}"
    yield f"Post {case.post} of {case.forum}, opened {shown.time(case.opened_at)} ({case.reason.value})"
    for name, value in (("title", sent.title), ("author", sent.author), ("url", sent.url)):
        if value:
            yield f"  {name}: {visible(value)}"
    yield ""
    yield write_text(sent, examination, language)
    yield from _citations(sent, examination.citations)
    yield from (_decision(made) for made in case.decisions)


def _citations(sent: Post, citations: tuple[Citation, ...]) -> Iterator[str]:
    for one in citations:
        words = visible(sent.body[one.start : one.end])
        yield f"  cites ({one.form}) {words if one.target is None else visible(one.target)}"


def _decision(made: Decision) -> str:
    grounds = f" ({', '.join(made.grounds)})" if made.grounds else ""
    note = f": {visible(made.note)}" if made.note else ""
    return f"Decision {made.id}: {made.action.value}{grounds} by {made.by}, {made.state.value}{note}"
