"""Compare: the post beside the text that it shares passages with, passage by passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flask import Blueprint, Response, url_for
from flask_babel import gettext

from moderation import messages
from moderation.context import Candidate
from moderation.desk import notes
from moderation.desk.review import visible
from moderation.model import Citation, Finding, NotFound, Passage, Span
from moderation.ports import Transaction
from moderation.text.url import canonical
from moderation.web.current import service
from moderation.web.language import language
from moderation.web.page import show
from moderation.web.pages.cards import Quote, quote
from moderation.web.pages.evidence import Evidence, counterpart, read, read_note
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """Where a comparison was asked for."""

    address: str
    label: str


@blueprint.get("/cases/<number:case_id>/compare/<number:number>")
def show_comparison(case_id: int, number: int) -> Response:
    """Show one finding's passages side by side; changes nothing."""
    with service().store.read() as tx:
        evidence = read(tx, visible(tx, case_id, current_user()))
        back = Back(
            address=url_for("case.show_case", case_id=case_id, finding=number, _anchor=f"finding-{number}"),
            label=gettext("Back to case %(number)s", number=case_id),
        )
        return comparison(tx, evidence, number, back)


@blueprint.get("/notes/<number:post_id>/compare/<number:number>")
def compare_note(post_id: int, number: int) -> Response:
    """Show the same of a noted post."""
    with service().store.read() as tx:
        notes.visible(tx, post_id, current_user())
        noted = tx.notes.of_post(post_id)
        if noted is None:
            raise NotFound(f"post {post_id} does not stand as a note", code="unknown_note")
        back = Back(
            address=url_for("notes.show_note", post_id=post_id, finding=number, _anchor=f"finding-{number}"),
            label=gettext("Back to the note"),
        )
        return comparison(tx, read_note(tx, noted), number, back)


def comparison(tx: Transaction, evidence: Evidence, number: int, back: Back) -> Response:
    """Give the page of one finding's passages side by side; `back` leads to where it was asked for."""
    finding = evidence.findings.get(number)
    if finding is None:
        raise NotFound(f"there is no finding {number}", code="unknown_finding")
    within = finding.check == "repetition"
    other = None if within else counterpart(tx, evidence, finding)
    body = evidence.sent.body
    there = body if within else other.body if other else ""
    return show(
        "compare.html",
        back=back,
        finding=finding,
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
