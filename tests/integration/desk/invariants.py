"""What holds of the desk after every step, whatever people, forums and workers have done, in any order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, select

from moderation.desk.wait import ASKS
from moderation.model import RESTRICTS, Action, Case, CaseState, Decision, DecisionState, Queue
from moderation.ports import Transaction
from moderation.storage.tables import case, decision, examination, outbox, post
from moderation.storage.tables_desk import appeal, letter, notice, removal_order
from moderation.storage.transaction import SqlStore, SqlTransaction

UNDECIDED = (CaseState.OPEN, CaseState.CLAIMED, CaseState.WAITING)
PENDING = (DecisionState.WAITING, DecisionState.NEEDS_SECOND)
FORWARD: Mapping[DecisionState, tuple[DecisionState, ...]] = {
    DecisionState.NEEDS_SECOND: (DecisionState.RECORDED, DecisionState.WITHDRAWN),
    DecisionState.WAITING: tuple(state for state in DecisionState if state not in PENDING),
    DecisionState.RECORDED: (DecisionState.WITHDRAWN,),
}
"""Where a decision's state may go from each state; from the others nowhere."""


@dataclass(frozen=True)
class Seen:
    """All that the invariants are about, read at once."""

    tx: Transaction
    rows: Mapping[Table, Mapping[int, Row[Any]]]
    cases: Sequence[Case]

    def decided(self) -> Sequence[tuple[Case, Decision]]:
        return [(each, made) for each in self.cases for made in each.decisions]

    def ordered(self) -> set[int]:
        return {row.decision for row in self.rows[removal_order].values()}


def look(tx: SqlTransaction) -> Seen:
    """Read the tables, and every case as the desk reads it."""
    tables = (case, decision, outbox, post, appeal, letter, notice, removal_order, examination)
    rows = {table: {row.id: row for row in tx.connection.execute(select(table))} for table in tables}
    return Seen(tx, rows, [tx.cases.get(number) for number in rows[case]])


def hold(store: SqlStore, before: Seen | None) -> Seen:
    """Assert every invariant, also against what was seen before; give what is seen now."""
    with store.read() as tx:
        assert isinstance(tx, SqlTransaction)
        tx.audit.verify()
        seen = look(tx)
        for invariant in INVARIANTS:
            invariant(seen)
        if before is not None:
            for law in LAWS:
                law(before, seen)
    return seen


def state_follows_decisions(seen: Seen) -> None:
    """A case's state is what its decisions say, and its columns are those of its state."""
    for each in seen.cases:
        last = ([made for made in each.decisions if made.state is not DecisionState.WITHDRAWN] or [None])[-1]
        claimed = each.state is CaseState.CLAIMED
        assert (each.claimed_by is not None, each.claimed_until is not None) == (claimed, claimed), each
        assert (each.back_at is not None) == (each.state is CaseState.WAITING), each
        if each.state is CaseState.WAITING:
            assert last is not None, each
            assert last.action in ASKS, each
        if each.state is CaseState.DECIDED:
            assert last is not None, each
            assert last.action is not Action.ESCALATE, each
            assert last.state is not DecisionState.NEEDS_SECOND, each
            assert not last.undoes or last.supersedes in {row.decision for row in seen.rows[appeal].values()}


def second_person_is_asked_for_once(seen: Seen) -> None:
    for each in seen.cases:
        first = [made for made in each.decisions if made.state is DecisionState.NEEDS_SECOND]
        assert len(first) <= 1, each
        assert not first or each.state in UNDECIDED or each.reason.value == "deleted", each


def nobody_confirms_their_own_removal(seen: Seen) -> None:
    """A removal on watchlist grounds that is in force was chosen by two people, or ordered."""
    for each, made in seen.decided():
        listed = made.action is Action.REMOVE and "watchlist" in made.grounds
        if not listed or made.state in (DecisionState.NEEDS_SECOND, DecisionState.WITHDRAWN):
            continue
        others = [one for one in each.decisions if one.by != made.by]
        follows = made.supersedes in {one.id for one in others}
        is_first = made.id in {one.supersedes for one in others}
        assert follows or is_first or seen.ordered() & {one.id for one in each.decisions}, (made, each)


def chains_do_not_fork(seen: Seen) -> None:
    for each, made in seen.decided():
        earlier = {one.id for one in each.decisions if one.id < made.id}
        assert made.supersedes is None or made.supersedes in earlier, made
    superseded = [made.supersedes for _, made in seen.decided() if made.supersedes is not None]
    assert len(superseded) == len(set(superseded))


def outbox_agrees(seen: Seen) -> None:
    """A decision waits exactly as long as its one delivery; what was replaced unsent is sent no more."""
    sent = [row.decision for row in seen.rows[outbox].values()]
    assert len(sent) == len(set(sent))
    open_ = {row.decision: row.attempt for row in seen.rows[outbox].values() if row.state != "done"}
    for each, made in seen.decided():
        assert (made.state is DecisionState.WAITING) == (made.id in open_), (made, each)
        if open_.get(made.id) == 0 and not made.undoes and made.id not in seen.ordered():
            assert not [later for later in each.decisions if later.id > made.id and _replaces(later)], each


def restrictions_are_stated(seen: Seen) -> None:
    """Each decision that takes a post from its readers has its statement from the moment it is taken."""
    stated = {row.decision for row in seen.rows[letter].values() if row.statement is not None}
    assert stated == {made.id for _, made in seen.decided() if made.action in RESTRICTS}


def removals_are_confirmed_on_one_text(seen: Seen) -> None:
    """Who confirms a removal has read the same text as who proposed it."""

    def text(row: Row[Any]) -> int:
        return int(seen.rows[examination][row.examination].revision)

    appealed = {row.decision for row in seen.rows[appeal].values()}
    for _, made in seen.decided():
        first = seen.rows[decision].get(made.supersedes or 0)
        is_confirmed = first is not None and (first.state, first.action) == ("recorded", made.action)
        if first is not None and is_confirmed and made.action is Action.REMOVE:
            assert first.id in appealed or text(first) == text(seen.rows[decision][made.id]), (first, made)


def waves_are_named_by_a_post_that_is_there(seen: Seen) -> None:
    assert {each.wave for each in seen.cases if each.wave} <= set(seen.rows[post])


def _replaces(made: Decision) -> bool:
    open_ = (DecisionState.WITHDRAWN, DecisionState.NEEDS_SECOND)
    return made.state not in open_ and made.action is not Action.ESCALATE


def authors_are_answered_by_others(seen: Seen) -> None:
    """An appeal is refused by another person than the one who decided, and never left in a settled case."""
    decisions = {made.id: (each, made) for each, made in seen.decided()}
    for row in seen.rows[appeal].values():
        each, made = decisions[row.decision]
        if row.granted is None:
            assert each.state in UNDECIDED, each
        elif not row.granted:
            assert row.answered_by != made.by, (row, made)


def nothing_is_lost(seen: Seen) -> None:
    """What an examination wants seen is seen, or is covered by what a person has decided."""
    newest = {row.post: row for row in seen.rows[examination].values()}  # by their ids, rising
    cases = {each.post: each for each in seen.cases}
    noted = {note.post for note in seen.tx.notes.list(limit=99)}
    for row in seen.rows[post].values():
        last = newest.get(row.id)
        if row.state != "live" or last is None or last.state != "done" or last.revision != row.revision:
            continue
        each = cases.get(row.id)
        is_seen = each is not None and (each.state in UNDECIDED or _is_covered(seen, each, last))
        queue = Queue(last.queue)
        assert not queue.opens_case or is_seen, (row, each)
        judged = {made.examination for made in seen.rows[decision].values()}
        assert queue is not Queue.NOTE or is_seen or row.id in noted or last.id in judged, (row, each)
        waits = seen.tx.notices.waits(row.id)
        assert not waits or (each is not None and each.state in UNDECIDED), (row, each)


def _is_covered(seen: Seen, each: Case, last: Row[Any]) -> bool:
    covers = seen.tx.cases.covers(each.id)
    text = seen.tx.posts.revision(last.revision).body_hash.hex()
    return covers is not None and covers["body"] == text and set(last.keys or ()) <= set(covers["findings"])


def decisions_stay(before: Seen, after: Seen) -> None:
    """No decision changes but for its state, which goes forward only; only an erased post takes its own."""
    for number, old in before.rows[decision].items():
        new = after.rows[decision].get(number)
        if new is None:
            assert before.rows[case][old.case].post not in after.rows[post], old
            continue
        assert _without(old, "state") == _without(new, "state")
        was, is_ = DecisionState(old.state), DecisionState(new.state)
        assert was is is_ or is_ in FORWARD.get(was, ()), (was, is_, old)


def letters_stay(before: Seen, after: Seen) -> None:
    """What an author was told is never said otherwise; only an erased post takes it along."""
    for number, old in before.rows[letter].items():
        new = after.rows[letter].get(number)
        if new is None:
            assert old.decision not in after.rows[decision], old
            continue
        assert new.statement == old.statement, (old, new)
        assert old.text in (None, new.text), (old, new)


def one_case_a_post(before: Seen, after: Seen) -> None:
    for number, old in before.rows[case].items():
        new = after.rows[case].get(number)
        assert new is not None or old.post not in after.rows[post], old
        assert new is None or new.post == old.post, (old, new)


def versions_grow(before: Seen, after: Seen) -> None:
    for number in before.rows[case].keys() & after.rows[case].keys():
        old, new = before.rows[case][number], after.rows[case][number]
        changed = _without(old, "version") != _without(new, "version")
        assert new.version > old.version if changed else new.version >= old.version, (old, new)


def _without(row: Row[Any], column: str) -> Mapping[str, Any]:
    return {name: value for name, value in row._mapping.items() if name != column}  # noqa: SLF001 - SQLAlchemy's own public name


INVARIANTS: Sequence[Callable[[Seen], None]] = (
    state_follows_decisions,
    second_person_is_asked_for_once,
    nobody_confirms_their_own_removal,
    chains_do_not_fork,
    outbox_agrees,
    restrictions_are_stated,
    removals_are_confirmed_on_one_text,
    waves_are_named_by_a_post_that_is_there,
    authors_are_answered_by_others,
    nothing_is_lost,
)
LAWS: Sequence[Callable[[Seen, Seen], None]] = (decisions_stay, letters_stay, one_case_a_post, versions_grow)
