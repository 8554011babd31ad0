"""Open: how an examination changes the case of its post."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from moderation.desk import wait
from moderation.desk.notice_case import reviewed
from moderation.model import (
    SETTLED,
    Action,
    Case,
    CaseReason,
    CaseState,
    DecisionState,
    Examination,
    Queue,
)
from moderation.ports import Transaction
from moderation.ports.records import StoredExamination, StoredPost, StoredRevision

# Somebody has asked for these and waits for an answer, whatever a later examination finds.
ASKED_FOR = (CaseReason.APPEAL, CaseReason.NOTICE, CaseReason.ORDER)
COPIES = ("exact", "near")


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

    A case that a person holds, has decided or asked for never closes by itself; one that a person decided
    comes back only for a text or a finding that the decision did not cover.
    """
    case, reason = tx.cases.of_post(post.id), CaseReason.NEW
    if tx.notices.waits(post.id):
        reason = CaseReason.NOTICE
        examination = replace(examination, verdict=reviewed(examination.verdict))
    made = _Made(tx, examination_id, examination, revision, keys)
    if case is None:
        if examination.verdict.queue.opens_case:
            made.open(post, reason)
        return
    shown = tx.examinations.get(tx.cases.examination(case.id))
    if case.state in SETTLED:
        made.reopen(case, shown)
    elif made.differs(case, shown):
        made.change(case, shown)


@dataclass(frozen=True, slots=True)
class _Made:
    """An examination, as it is applied to a case."""

    tx: Transaction
    id: int
    examination: Examination
    revision: StoredRevision
    keys: Sequence[str]

    def open(self, post: StoredPost, reason: CaseReason) -> None:
        verdict, language = self.examination.verdict, self.examination.language.main
        case = self.tx.cases.open(post, self.id, verdict, language=language, reason=reason)
        self.tx.audit.append("service", "open", f"case:{case.id}", queue=verdict.queue.value)
        self._join(case)

    def reopen(self, case: Case, shown: StoredExamination) -> None:
        reason = self._reason(case, shown)
        if reason is None or not self.examination.verdict.queue.opens_case:
            return
        self.tx.cases.move(self._show(case), state=CaseState.OPEN, reason=reason)
        self.tx.audit.append("service", "reopen", f"case:{case.id}", reason=reason.value)

    def change(self, case: Case, shown: StoredExamination) -> None:
        """Change an undecided case: show what was found, close it, or bring it back from its author."""
        if wait.is_asked(case):
            reason = wait.heard(self.tx, case, self.revision, self.examination, self.keys)
            wait.bring_back(self.tx, self._show(case), reason)
        elif self.examination.verdict.queue.opens_case or not _closes(case):
            self._show(case)
        else:
            is_same_text = shown.revision == self.revision.id
            reason = CaseReason.POLICY if is_same_text else CaseReason.EDITED
            self.tx.cases.move(case, state=CaseState.CLOSED, reason=reason)
            self.tx.audit.append("service", "close", f"case:{case.id}", reason=reason.value)

    def differs(self, case: Case, shown: StoredExamination) -> bool:
        """Tell whether this says something else than what an undecided case shows."""
        same = shown.revision == self.revision.id and set(shown.keys) == set(self.keys)
        return not (same and case.queue is self._queue(case))

    def _queue(self, case: Case) -> Queue:
        """Give the queue that is asked for; a case that a person made urgent stays so until it is decided."""
        made = case.standing
        is_escalated = made is not None and made.action is Action.ESCALATE
        return Queue.URGENT if is_escalated else self.examination.verdict.queue

    def _show(self, case: Case) -> Case:
        verdict = replace(self.examination.verdict, queue=self._queue(case))
        language = self.examination.language.main
        changed = self.tx.cases.update(case, examination_id=self.id, verdict=verdict, language=language)
        self._join(changed)
        return changed

    def _join(self, case: Case) -> None:
        self.tx.waves.join(case.id, copied(self.examination))

    def _reason(self, case: Case, shown: StoredExamination) -> CaseReason | None:
        """Give why a settled case comes back; None if it does not."""
        if case.reason is CaseReason.DELETED:
            return CaseReason.NEW
        covers = self.tx.cases.covers(case.id)
        if covers is None:  # nobody decided: the rules had closed it
            if shown.revision != self.revision.id:
                return CaseReason.NEW_REVISION
            return CaseReason.POLICY if set(self.keys) <= set(shown.keys) else CaseReason.NEW_FINDING
        if covers["body"] != self.revision.body_hash.hex():
            return CaseReason.NEW_REVISION
        return None if set(self.keys) <= set(covers["findings"]) else CaseReason.NEW_FINDING


def copied(examination: Examination) -> tuple[int, ...]:
    """Give the earlier posts whose text a post says again."""
    return tuple(
        int(each.of)
        for each in examination.findings
        if each.check == "duplicates" and each.kind in COPIES and each.exempt is None and each.of
    )


def _closes(case: Case) -> bool:
    """Tell whether a case may close by itself: nobody holds it, has asked for it or has handed it on."""
    made = case.standing
    is_handed_on = made is not None and (
        made.action is Action.ESCALATE or made.state is DecisionState.NEEDS_SECOND
    )
    return case.state is CaseState.OPEN and case.reason not in ASKED_FOR and not is_handed_on
