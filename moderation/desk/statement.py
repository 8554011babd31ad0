"""The statement of a decision, gathered from what is stored, or of one that is about to be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from moderation import result
from moderation.desk.appeal_answer import answers_appeal
from moderation.desk.appeal_rules import put_back
from moderation.desk.review import visible_decision
from moderation.model import (
    RESTRICTS,
    Action,
    Case,
    Decision,
    DecisionState,
    Invalid,
    NotFound,
)
from moderation.ports import Store, Transaction
from moderation.ports.records import Forum, StoredExamination, User
from moderation.statement import Circumstances, House, Links, Statement, freeze, make, thaw
from moderation.statement.days import day

UNAPPLIED = (DecisionState.WITHDRAWN, DecisionState.NEEDS_SECOND)


def read_statement(store: Store, decision_id: int, user: User, links: Links) -> Statement:
    """Give the statement of a decision of the user's forums.

    Raises NotFound, with the code no_restriction for a decision that hides and removes nothing.
    """
    with store.read() as tx:
        made = visible_decision(tx, decision_id, user)
        return statement_of(tx, made, links)


def statement_of(tx: Transaction, made: Decision, links: Links) -> Statement:
    """Give the statement of a decision; NotFound with the code no_restriction if it restricts nothing."""
    if made.action not in RESTRICTS:
        raise NotFound(f"decision {made.id} hides and removes nothing", code="no_restriction")
    case, kept = tx.cases.get(made.case), tx.letters.of(made.id).statement
    stored = tx.examinations.get(tx.cases.judged(made.id))
    if kept is None:  # a decision that an earlier version took
        said = _make(tx, case, stored, made, is_ordered=tx.orders.of_decision(made.id) is not None)
    else:
        said = thaw(kept, tx.posts.revision(stored.revision).sent)
    ended = _ended_at(case, made)
    is_open = ended is None and tx.appeals.of(made.id) is None and not answers_appeal(tx, made)
    return replace(
        said,
        ended_on=None if ended is None else day(ended, house(tx.forums.get(case.forum)).zone),
        was_applied=made.state not in UNAPPLIED,
        may_appeal=is_open,
        appeal=links.appeal(made.id),
    )


def keep(tx: Transaction, made: Decision, *, is_ordered: bool = False) -> None:
    """Store the statement of a decision as it is said when it is taken; none if it restricts nothing."""
    if made.action in RESTRICTS:
        case, stored = tx.cases.get(made.case), tx.examinations.get(tx.cases.judged(made.id))
        tx.letters.state(made.id, freeze(_make(tx, case, stored, made, is_ordered=is_ordered)))


def _ended_at(case: Case, made: Decision) -> datetime | None:
    """Give when a restriction ended: the post was put back, or the decision was taken back before."""
    ended = put_back(case, made)
    if ended is not None:
        return ended.at
    return made.at if made.state is DecisionState.WITHDRAWN else None


def preview(
    tx: Transaction,
    case: Case,
    user: User,
    *,
    action: Action,
    grounds: Sequence[str],
    note: str,
    links: Links,
) -> Statement:
    """Give the statement that the author would read; Invalid for an action that restricts nothing."""
    if action not in RESTRICTS:
        raise Invalid("action: only what hides or removes a post has a statement", field="action")
    stored = tx.examinations.get(tx.cases.examination(case.id))
    thought = Decision(
        id=0,
        case=case.id,
        action=action,
        grounds=tuple(grounds),
        note=note,
        by=user.name,
        at=tx.now(),
        state=DecisionState.WAITING,
    )
    return replace(_make(tx, case, stored, thought), appeal=links.to_come())


def _make(
    tx: Transaction, case: Case, stored: StoredExamination, made: Decision, *, is_ordered: bool = False
) -> Statement:
    around = Circumstances(
        posted_at=tx.posts.get(case.post).first_at,
        is_noticed=any(each.at <= made.at for each in tx.notices.of_post(case.post)),
        is_ordered=is_ordered,
        doubted=tx.feedback.wrong(stored.id, until=made.at),
    )
    judged = tx.posts.revision(stored.revision).sent
    examination = result.read(stored.result)
    return make(made, judged, examination, house(tx.forums.get(case.forum)), around)


def house(forum: Forum) -> House:
    """Give a forum as its statements name it; what was stored wrongly must not keep a decision from going."""
    try:
        return House.read(forum.name, forum.language, forum.settings)
    except Invalid:
        return House(name=forum.name, language=forum.language)


def configure(store: Store, forum: Forum, said: Mapping[str, Any], *, actor: str = "command") -> None:
    """Store what a forum says in its statements, in place of all that it had said; Invalid names the field.

    `said` holds the fields of `House`, and its `timezone`.
    """
    kept = {name: value for name, value in forum.settings.items() if name not in ("timezone", "statement")}
    told = {name: value for name, value in said.items() if name != "timezone"}
    zone = {"timezone": said["timezone"]} if "timezone" in said else {}
    settings = {**kept, **zone, **({"statement": told} if told else {})}
    House.read(forum.name, forum.language, settings)
    with store.write() as tx:
        tx.forums.configure(forum.id, settings)
        tx.audit.append(actor, "configure", f"forum:{forum.name}", part="statement")
