"""Feedback: leave a case to others and say why, or say that a finding is wrong; neither decides anything."""

from moderation import result
from moderation.desk.review import require_decider, require_free, visible
from moderation.model import Case, CaseState, Conflict, Finding, Invalid, NotFound
from moderation.ports import Store
from moderation.ports.records import User

LONGEST_REASON = 500


def skip(store: Store, case_id: int, user: User, reason: str) -> Case:
    """Let a case go; for a day it is not the user's next one. Invalid without a reason."""
    require_decider(user)
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise Invalid(f"reason: must have from 1 to {LONGEST_REASON} characters", field="reason")
    with store.write() as tx:
        case = visible(tx, case_id, user)
        require_free(case, user, tx.now())
        if case.state in (CaseState.DECIDED, CaseState.CLOSED):
            raise Conflict(f"case {case.id} is {case.state.value} already", code="not_open")
        tx.feedback.skip(case.id, by=user.name, reason=reason.strip())
        tx.audit.append(user.name, "skip", f"case:{case.id}")
        return tx.cases.move(case, state=CaseState.OPEN) if case.state is CaseState.CLAIMED else case


def mark_wrong(store: Store, case_id: int, number: int, user: User) -> Finding:
    """Store that a finding of a case is wrong, as a label for its check, and give it; twice is once."""
    require_decider(user)
    with store.write() as tx:
        case = visible(tx, case_id, user)
        shown = tx.examinations.get(tx.cases.examination(case.id))
        findings = result.read(shown.result).findings
        if not 1 <= number <= len(findings):
            raise NotFound(f"case {case_id} has no finding {number}", code="unknown_finding")
        finding = findings[number - 1]
        if tx.feedback.mark_wrong(shown.id, number, finding, by=user.name):
            tx.audit.append(user.name, "mark_wrong", f"case:{case.id}", finding=number, check=finding.check)
        return finding
