"""What has changed since a case was decided or read: the post's text, what is found in it, the rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from moderation.desk import wait
from moderation.model import SETTLED, CaseReason, Decision, Span
from moderation.ports import Transaction
from moderation.ports.records import StoredExamination, StoredRevision
from moderation.sameness import key
from moderation.text.changes import Kind, changes
from moderation.text.document import prepare
from moderation.web.pages.cards import Quote, quote
from moderation.web.pages.evidence import CaseEvidence, examination_of

AROUND = 200  # code points of what was kept between two changes that are shown
LONGEST = 4_000  # of one change


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that was kept, taken out or put in, a long one without its middle."""

    kind: Kind
    words: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What an edit changed: from one revision, by its number, to another; no title where it is the same."""

    before: int
    after: int
    title: Sequence[Piece]
    body: Sequence[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What an undecided case has seen since its standing decision; `fresh` are numbers of findings.

    `answered`: the author has done what the decision asked.
    """

    made: Decision
    fresh: Sequence[int]
    rules: bool
    answered: bool


def edit_of(tx: Transaction, evidence: CaseEvidence) -> Edit | None:
    """Give what changed since the decision that stands; else since the examination, or by the last edit."""
    before, after = _before(tx, evidence), evidence.post.revision
    if before is None or after is None or before.id == after:
        return None
    now = next(each for each in evidence.revisions if each.id == after)
    same_title = before.sent.title == now.sent.title
    return Edit(
        before=before.number,
        after=now.number,
        title=() if same_title else pieces(before.sent.title or "", now.sent.title or ""),
        body=pieces(before.sent.body, now.sent.body),
    )


def _before(tx: Transaction, evidence: CaseEvidence) -> StoredRevision | None:
    if evidence.standing is not None:
        return tx.posts.revision(_judged(tx, evidence.standing).revision)
    if evidence.is_outdated:
        return evidence.revision
    earlier = [each for each in evidence.revisions if each.id != evidence.post.revision]
    return earlier[-1] if earlier else None


def _judged(tx: Transaction, made: Decision) -> StoredExamination:
    return tx.examinations.get(tx.cases.judged(made.id))


def pieces(old: str, new: str) -> list[Piece]:
    """Give the stretches from one text to another as they are shown; of what was kept only the edges."""
    return [
        Piece(each.kind, quote(each.text, Span(0, len(each.text)), _most(each.kind)))
        for each in changes(old, new)
    ]


def _most(kind: Kind) -> int:
    return AROUND if kind is Kind.KEPT else LONGEST


def since(tx: Transaction, evidence: CaseEvidence) -> Since | None:
    """Give what an undecided case leads with; None where no decision stands."""
    made, case = evidence.standing, evidence.case
    if made is None or case.state in SETTLED:
        return None
    judged = examination_of(_judged(tx, made))
    newer = evidence.examination
    is_answer = case.reason is CaseReason.ANSWERED and made.action in wait.ASKS and not evidence.is_outdated
    remaining = wait.remaining(made, judged, newer) if made.action in wait.ASKS else ()
    return Since(
        made=made,
        fresh=[each for each in _fresh(tx, evidence) if evidence.findings[each] not in remaining],
        rules=judged.versions.policy != newer.versions.policy,
        answered=is_answer and not remaining,
    )


def _fresh(tx: Transaction, evidence: CaseEvidence) -> Sequence[int]:
    """Give the numbers of the findings that the standing decision does not cover."""
    covers = tx.cases.covers(evidence.case.id) or {}
    known = set(covers.get("findings", ()))
    if set(evidence.stored.keys) <= known:
        return ()
    document = prepare(evidence.sent)
    return [
        number
        for number, finding in evidence.findings.items()
        if evidence.is_weighty(finding) and key(document, finding) not in known
    ]
