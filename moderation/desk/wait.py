"""Wait: the case of an author who was asked is out of the queue until an edit answers, or the time is up."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from moderation import result
from moderation.model import Action, Case, CaseReason, CaseState, Decision, Examination, Finding
from moderation.ports import Transaction
from moderation.ports.records import StoredRevision

ANSWER_HOURS = 72  # where no setting says otherwise
ASKS = (Action.ASK_SOURCE, Action.CUT_TO_EXTRACT)
"""What waits for its author; to keep one copy is decided as soon as it is chosen, like the rest."""

ABOUT: Mapping[Action, tuple[str, ...]] = MappingProxyType(
    {
        Action.ASK_SOURCE: ("citations", "copied_text"),
        Action.CUT_TO_EXTRACT: ("copied_text", "duplicates"),
        Action.KEEP_ONE_COPY: ("repetition",),
    }
)
"""Whose findings each request to an author can be about."""


def is_asked(case: Case) -> bool:
    """Tell whether a case that nobody holds stands on a question to its author."""
    asked = case.standing is not None and case.standing.action in ASKS
    return asked and case.state in (CaseState.WAITING, CaseState.OPEN)


def heard(
    tx: Transaction, case: Case, revision: StoredRevision, newer: Examination, keys: Sequence[str]
) -> CaseReason | None:
    """Give why what was found since the author was asked is for a person to see; None: it can wait.

    An edit that leaves what was asked about can; one that removes it is an answer.
    """
    covers, made = tx.cases.covers(case.id), case.standing
    if covers is None or made is None:
        return CaseReason.NEW_REVISION
    if covers["body"] == revision.body_hash.hex():
        is_known = set(keys) <= set(covers["findings"])
        return _unless_answered(case) if is_known else CaseReason.NEW_FINDING
    judged = examination_of(tx, made)
    if newer.verdict.queue.opens_case and set(newer.verdict.reasons) - set(judged.verdict.reasons):
        return CaseReason.NEW_REVISION
    return _unless_answered(case) if remaining(made, judged, newer) else CaseReason.ANSWERED


def bring_back(tx: Transaction, case: Case, reason: CaseReason | None) -> None:
    """Open a case for a reason; without one it stays as it is."""
    if reason is not None:
        tx.cases.move(case, state=CaseState.OPEN, reason=reason)
        tx.audit.append("service", "reopen", f"case:{case.id}", reason=reason.value)


def _unless_answered(case: Case) -> CaseReason | None:
    """Give why a case stands whose question is open: an answer that was taken away again is an edit."""
    return CaseReason.NEW_REVISION if case.reason is CaseReason.ANSWERED else None


def examination_of(tx: Transaction, made: Decision) -> Examination:
    """Give what a person decided on."""
    return result.read(tx.examinations.get(tx.cases.judged(made.id)).result)


def remaining(made: Decision, judged: Examination, newer: Examination) -> Sequence[Finding]:
    """Give the findings of a newer text that a question is still about; none: the author has answered."""
    asked = _asked(made, judged)
    return [
        each
        for each in newer.findings
        if each.check in asked
        and each.check in newer.verdict.reasons
        and each.exempt is None
        and not (made.action is Action.ASK_SOURCE and each.attributed)
    ]


def _asked(made: Decision, judged: Examination) -> set[str]:
    """Give the checks that a question was about: of those it can be about, those named, else those found."""
    about = set(ABOUT.get(made.action, ())) & set(judged.verdict.reasons)
    return about & set(made.grounds) or about or set(made.grounds) or set(judged.verdict.reasons)


def return_silent(tx: Transaction) -> int:
    """Bring the cases back whose author has not answered in time; give their count."""
    returned = tx.cases.return_silent()
    for case_id in returned:
        tx.audit.append("service", "return", f"case:{case_id}", reason=CaseReason.NO_ANSWER.value)
    return len(returned)
