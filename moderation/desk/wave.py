"""Wave: decide the cases of posts that copy each other together, each in its own transaction."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from moderation.desk import decide as deciding
from moderation.desk import undo as undoing
from moderation.desk.review import require_decider, visible_decision
from moderation.desk.wait import ANSWER_HOURS
from moderation.model import QUEUED, Case, CaseState, Conflict, Decision, Invalid, ModerationError, NotFound
from moderation.ports import Store, Transaction
from moderation.ports.records import CaseFilter, User

MOST = 200  # cases that are decided together


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one case: a decision, or why there is none."""

    case: int
    decision: Decision | None = None
    error: ModerationError | None = None


def members(
    tx: Transaction, wave: int, user: User, *, states: Sequence[CaseState] = QUEUED
) -> Sequence[Case]:
    """Give the cases of a wave that the user sees, most urgent first; NotFound where there is none.

    Without states, cases of every state; at most 200.
    """
    which = CaseFilter(wave=wave, states=tuple(each.value for each in states), forums=user.forums)
    found = tx.cases.list(which, limit=MOST)
    if not found and (not states or not members(tx, wave, user, states=())):
        raise NotFound(f"there is no wave {wave}", code="unknown_wave")
    return found


def addressed(tx: Transaction, wave: int, user: User, cases: Collection[int]) -> tuple[Case, int]:
    """Give the case of the earliest post among named cases of a wave, and how many authors they have.

    Raises Invalid if none of them is there; a post whose author is not known has one of its own.
    """
    named = {each: tx.posts.get(each.post) for each in members(tx, wave, user) if each.id in cases}
    if not named:
        raise Invalid(f"cases: name from 1 to {MOST} cases", field="cases")
    texts = [(post.id, tx.posts.revision(post.revision)) for post in named.values() if post.revision]
    authors = {text.sent.author or post for post, text in texts}
    return min(named, key=lambda each: (named[each].first_at, each.post)), len(authors)


def decide(
    store: Store,
    wave: int,
    user: User,
    choice: deciding.Choice,
    versions: Mapping[int, int | None],
    *,
    grace: int,
    answer_hours: int = ANSWER_HOURS,
) -> Sequence[Outcome]:
    """Decide the named cases of a wave the same, each if its version is still the one given; None: any.

    What cannot be decided is told beside the others, which are. Raises NotFound for a wave that there is not.
    """

    def one(case: int) -> Decision:
        return deciding.decide(
            store, case, user, choice, grace=grace, answer_hours=answer_hours, version=versions[case]
        )

    require_decider(user)
    return _each(_within(store, wave, user, versions), one)


def undo(store: Store, wave: int, user: User, decisions: Sequence[int], *, grace: int) -> Sequence[Outcome]:
    """Take the named decisions on cases of a wave back, each by itself."""
    with store.read() as tx:
        cases = {visible_decision(tx, made, user).case: made for made in decisions}
    require_decider(user)
    return _each(
        _within(store, wave, user, cases), lambda case: undoing.undo(store, cases[case], user, grace=grace)
    )


def _within(store: Store, wave: int, user: User, cases: Iterable[int]) -> Mapping[int, bool]:
    """Tell of each case whether it belongs to a wave."""
    named = list(cases)
    if not named or len(named) > MOST:
        raise Invalid(f"cases: name from 1 to {MOST} cases", field="cases")
    with store.read() as tx:
        own = {case.id for case in members(tx, wave, user, states=())}
    return {case: case in own for case in named}


def _each(cases: Mapping[int, bool], act: Callable[[int], Decision]) -> Sequence[Outcome]:
    return [_outcome(case, act, belongs=belongs) for case, belongs in cases.items()]


def _outcome(case: int, act: Callable[[int], Decision], *, belongs: bool) -> Outcome:
    try:
        if not belongs:
            raise Conflict(f"case {case} is not of this wave", code="not_in_wave")  # noqa: TRY301 - told like the rest
        return Outcome(case=case, decision=act(case))
    except (Conflict, NotFound) as error:
        return Outcome(case=case, error=error)
