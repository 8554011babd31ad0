"""Compare: the post beside the text that it shares passages with, passage by passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask import Blueprint, Response

from moderation import messages
from moderation.context import Candidate
from moderation.desk.review import visible
from moderation.model import Citation, Finding, NotFound, Passage, Span
from moderation.text.url import canonical
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import show
from moderation.web.pages.cards import Quote, quote
from moderation.web.pages.evidence import counterpart, read
from moderation.web.session import current_user

blueprint = Blueprint("compare", __name__)
LONGEST_GAP = 400  # code points of a gap that are shown
LONGEST_PASSAGE = 20_000
MOST = 200  # passages on a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """One passage on both sides, with what stands before it on each."""

    number: int
    before: Quote
    here: Quote
    before_there: Quote
    there: Quote


@blueprint.get("/cases/<number:case_id>/compare/<number:number>")
def show_comparison(case_id: int, number: int) -> Response:
    """Show one finding's passages side by side; changes nothing."""
    with service().store.read() as tx:
        evidence = read(tx, visible(tx, case_id, current_user()))
        finding = evidence.findings.get(number)
        if finding is None:
            raise NotFound(f"case {case_id} has no finding {number}", code="unknown_finding")
        within = finding.check == "repetition"
        other = None if within else counterpart(tx, evidence, finding)
    body = evidence.sent.body
    there = body if within else other.body if other else ""
    return show(
        "compare.html",
        evidence=evidence,
        case=evidence.case,
        finding=finding,
        number=number,
        sentence=messages.describe(finding, language()),
        passages=aligned(passages_of(finding), body, there),
        within=within,
        other=other,
        citations=_citations_of(evidence.examination.citations, other),
    )


def passages_of(finding: Finding) -> Sequence[Passage]:
    """Give a finding's passages in the order of the post; each copy of a repetition beside the first."""
    if finding.check == "repetition":
        first, *copies = finding.spans
        return [Passage(first.start, first.end, copy.start, copy.end) for copy in copies]
    return sorted(finding.passages or (), key=lambda passage: (passage.start, passage.source_start))[:MOST]


def aligned(passages: Sequence[Passage], here: str, there: str) -> list[Aligned]:
    """Give passages with the text before each, on both sides; a text that went back has no gap."""
    return list(_aligned(passages, here, there))


def _aligned(passages: Sequence[Passage], here: str, there: str) -> Iterator[Aligned]:
    nothing = Passage(0, 0, 0, 0)
    for number, (last, passage) in enumerate(pairwise([nothing, *passages]), start=1):
        yield Aligned(
            number=number,
            before=_between(here, last.end, passage.start),
            here=_words(here, passage.start, passage.end),
            before_there=_between(there, last.source_end, passage.source_start),
            there=_words(there, passage.source_start, passage.source_end),
        )


def _between(text: str, start: int, end: int) -> Quote:
    return quote(text, Span(start, max(start, end)), LONGEST_GAP)


def _words(text: str, start: int, end: int) -> Quote:
    return quote(text, Span(start, end), LONGEST_PASSAGE)


def _citations_of(citations: Sequence[Citation], other: Candidate | None) -> list[Citation]:
    """Give the post's citations that lead to the other text."""
    if other is None or not other.url:
        return []
    wanted = canonical(other.url)
    return [each for each in citations if each.canonical == wanted]
