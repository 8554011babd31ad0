"""The case of a post that somebody speaks of: at least to be reviewed, whatever the checks make of it."""

from dataclasses import replace

from moderation import result
from moderation.model import CaseReason, CaseState, Queue, Verdict
from moderation.ports import Transaction
from moderation.ports.records import StoredPost

BROUGHT_UP = (CaseState.DECIDED, CaseState.CLOSED, CaseState.WAITING)


def reviewed(verdict: Verdict) -> Verdict:
    """Give a verdict that opens a case."""
    return verdict if verdict.queue.opens_case else replace(verdict, queue=Queue.REVIEW)


def bring_up(tx: Transaction, post: StoredPost) -> None:
    """Open the case of a post because of a notice, or open it again; one that is undecided stays as it is.

    A post that is not examined yet gets its case by its examination, one that is deleted none.
    """
    stored = tx.examinations.current(post.id)
    if post.deleted or stored is None:
        return
    examination = result.read(stored.result)
    verdict, language = reviewed(examination.verdict), examination.language.main
    case = tx.cases.of_post(post.id)
    if case is None:
        case = tx.cases.open(post, stored.id, verdict, language=language, reason=CaseReason.NOTICE)
    elif case.state in BROUGHT_UP:
        case = tx.cases.update(case, examination_id=stored.id, verdict=verdict, language=language)
        case = tx.cases.move(case, state=CaseState.OPEN, reason=CaseReason.NOTICE)
    else:
        return
    tx.audit.append("service", "open", f"case:{case.id}", queue=verdict.queue.value, reason="notice")
