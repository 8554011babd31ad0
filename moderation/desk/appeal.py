"""Appeal: the author of a restricted post reads why, and answers once within six months."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from moderation.desk.appeal_rules import restriction
from moderation.desk.statement import house, statement_of
from moderation.model import Case, CaseReason, CaseState, Conflict, Decision, Invalid, NotFound
from moderation.ports import Store, Transaction
from moderation.ports.appeals import Appeal
from moderation.statement import Links, Statement
from moderation.statement.days import day

LONGEST = 5000  # characters of an answer


class Stage(StrEnum):
    """How an appeal stands; `replaced` means that a later decision took the place of the one at hand."""

    OPEN = "open"
    RECEIVED = "received"
    UPHELD = "upheld"
    GRANTED = "granted"
    ENDED = "ended"
    REPLACED = "replaced"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """What an author sees: the statement, how their appeal stands, and both sides' words."""

    statement: Statement
    stage: Stage
    appeal: Appeal | None


def read_appeal(store: Store, token: str, links: Links) -> Contest:
    """Give what the author of a decision's post sees; NotFound, always in the same words, for a wrong token.

    A token that is not ours asks nothing of the database.
    """
    decision_id = _decision_of(token, links)
    with store.read() as tx:
        made = _find(tx, decision_id)
        return _contest(tx, made, tx.cases.get(made.case), links)


def appeal(store: Store, token: str, text: str, links: Links) -> Contest:
    """Store an author's answer and open the case again for another person.

    Raises Invalid for no words or too many; Conflict, with the stage as its code, if it is too late, if the
    post is back already, or if the author has answered before.
    """
    decision_id = _decision_of(token, links)
    _require_words(text)
    with store.write() as tx:
        made = _find(tx, decision_id)
        case = tx.cases.of_post(tx.cases.get(made.case).post) or _missing()
        stage = _contest(tx, made, case, links).stage
        if stage is not Stage.OPEN:
            raise Conflict("this decision cannot be answered now", code=stage.value)
        tx.appeals.add(made.id, text)
        tx.cases.move(case, state=CaseState.OPEN, reason=CaseReason.APPEAL)
        tx.audit.append("author", "appeal", f"case:{case.id}", decision=made.id)
        return _contest(tx, made, case, links)


def _decision_of(token: str, links: Links) -> int:
    decision_id = links.decision(token)
    return _missing() if decision_id is None else decision_id


def _missing() -> NoReturn:
    raise NotFound("there is nothing at this address", code="unknown_appeal")


def _find(tx: Transaction, decision_id: int) -> Decision:
    try:
        return tx.cases.decision(decision_id)
    except NotFound:
        return _missing()


def _require_words(text: str) -> None:
    written = text.replace("\r\n", "\n")  # a form sends each line's end as two characters
    if not written.strip() or len(written) > LONGEST:
        raise Invalid(f"text: write from 1 to {LONGEST} characters", field="text")


def _contest(tx: Transaction, made: Decision, case: Case, links: Links) -> Contest:
    statement, known = statement_of(tx, made, links), tx.appeals.of(made.id)
    return Contest(statement=statement, stage=_stage(tx, made, case, statement, known), appeal=known)


def _stage(tx: Transaction, made: Decision, case: Case, statement: Statement, known: Appeal | None) -> Stage:
    if known is not None:
        answered = Stage.GRANTED if known.granted else Stage.UPHELD
        return Stage.RECEIVED if known.granted is None else answered
    if statement.ended_on is not None:
        return Stage.ENDED
    if restriction(case) != made or not statement.may_appeal:
        return Stage.REPLACED
    today = day(tx.now(), house(tx.forums.get(case.forum)).zone)
    return Stage.TOO_LATE if today > statement.appeal_until else Stage.OPEN
