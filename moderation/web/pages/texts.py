"""The post's text on the page: as sent with marks, as read with marks, or as posted in a sandbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from moderation.model import Format, Span
from moderation.text import markup
from moderation.web.as_posted import as_posted
from moderation.web.marked import Marking, Rail
from moderation.web.pages.evidence import Evidence

SENT, READ, POSTED = "sent", "read", "posted"
MOST = 40_000
"""Code points on a page unless the whole is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One view of a body; `left_out` counts the code points beyond what is shown."""

    view: str
    views: Sequence[str]
    title: Markup
    body: Markup
    rails: Sequence[Rail]
    left_out: int
    frame: str | None = None


def text_of(evidence: Evidence, *, view: str, chosen: int | None, whole: bool) -> Text:
    """Give a view of the post's body with its findings marked."""
    sent = evidence.sent
    views = (SENT,) if sent.format is Format.TEXT else (SENT, READ, POSTED)
    marking = Marking(evidence.findings, chosen)
    frame = as_posted(sent.body, sent.format) if view == POSTED and POSTED in views else None
    read = view == READ and READ in views
    body, spans = _read(evidence) if read else (sent.body, _spans(evidence, "spans"))
    shown = body if whole else body[:MOST]
    return Text(
        view=POSTED if frame is not None else READ if read else SENT,
        views=views,
        title=marking.write(sent.title or "", _spans(evidence, "title_spans")),
        body=marking.write(shown, spans),
        rails=marking.rails(len(body), spans),
        left_out=len(body) - len(shown),
        frame=frame,
    )


def _spans(evidence: Evidence, name: str) -> Mapping[int, Sequence[Span]]:
    return {number: getattr(finding, name) or () for number, finding in evidence.findings.items()}


def _read(evidence: Evidence) -> tuple[str, Mapping[int, Sequence[Span]]]:
    plain = markup.read(evidence.sent.body, evidence.sent.format)
    spans = {
        number: [Span(*plain.find(span.start, span.end)) for span in finding.spans]
        for number, finding in evidence.findings.items()
    }
    return plain.text, spans
