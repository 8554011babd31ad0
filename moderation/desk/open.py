"""Open: how an examination changes the case of its post."""

from collections.abc import Sequence

from moderation.model import Case, CaseReason, CaseState, Examination
from moderation.ports import Transaction
from moderation.ports.records import StoredExamination, StoredPost, StoredRevision

SETTLED = (CaseState.DECIDED, CaseState.CLOSED)


def apply(
    tx: Transaction,
    post: StoredPost,
    revision: StoredRevision,
    *,
    examination_id: int,
    examination: Examination,
    keys: Sequence[str],
) -> None:
    """Open, change, close or reopen the one case of a post as its newest examination asks.

    A case that a person holds or has decided never closes by itself; one that a person decided comes back
    only for a text or a finding that the decision did not cover.
    """
    case = tx.cases.of_post(post.id)
    verdict, language = examination.verdict, examination.language.main
    if case is None:
        if verdict.queue.opens_case:
            opened = tx.cases.open(post, examination_id, verdict, language=language)
            tx.audit.append("service", "open", f"case:{opened.id}", queue=verdict.queue.value)
        return
    shown = tx.examinations.get(tx.cases.examination(case.id))
    reason = _reason(tx, case, shown, revision, keys)
    if not verdict.queue.opens_case:
        _close(tx, case, shown, revision)
    elif case.state in SETTLED and reason is not None:
        case = tx.cases.update(case, examination_id=examination_id, verdict=verdict, language=language)
        tx.cases.move(case, state=CaseState.OPEN, reason=reason)
        tx.audit.append("service", "reopen", f"case:{case.id}", reason=reason.value)
    elif case.state not in SETTLED and _differs(case, shown, examination, revision, keys):
        tx.cases.update(case, examination_id=examination_id, verdict=verdict, language=language)


def _reason(
    tx: Transaction, case: Case, shown: StoredExamination, revision: StoredRevision, keys: Sequence[str]
) -> CaseReason | None:
    if case.reason is CaseReason.DELETED:
        return CaseReason.NEW
    covers = tx.cases.covers(case.id)
    if covers is None:
        return CaseReason.NEW_FINDING if shown.revision == revision.id else CaseReason.NEW_REVISION
    if covers["body"] != revision.body_hash.hex():
        return CaseReason.NEW_REVISION
    return None if set(keys) <= set(covers["findings"]) else CaseReason.NEW_FINDING


def _close(tx: Transaction, case: Case, shown: StoredExamination, revision: StoredRevision) -> None:
    if case.state is not CaseState.OPEN:
        return
    reason = CaseReason.POLICY if shown.revision == revision.id else CaseReason.EDITED
    tx.cases.move(case, state=CaseState.CLOSED, reason=reason)
    tx.audit.append("service", "close", f"case:{case.id}", reason=reason.value)


def _differs(
    case: Case,
    shown: StoredExamination,
    examination: Examination,
    revision: StoredRevision,
    keys: Sequence[str],
) -> bool:
    same = shown.revision == revision.id and set(shown.keys) == set(keys)
    return not (same and case.queue is examination.verdict.queue)
