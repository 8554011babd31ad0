"""Statements from what is stored: the letter, the reversal, the preview, and what an author is not told."""

from collections.abc import Callable

import pytest

from moderation.desk.administer import add_user
from moderation.desk.decide import Choice, decide
from moderation.desk.feedback import mark_wrong
from moderation.desk.notices import receive as receive_notice
from moderation.desk.orders import execute, register_by_command
from moderation.desk.review import visible
from moderation.desk.statement import preview, read_statement
from moderation.desk.undo import undo
from moderation.model import Action, Case, DecisionState, NotFound, Role
from moderation.ports.notices import NewNotice, NoticeReason
from moderation.ports.orders import NewOrder
from moderation.ports.records import Forum, User
from moderation.statement import NOWHERE, Links, Statement, as_dsa, as_json
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import PARAGRAPH, TWICE, Desk
from tests.integration.desk.test_appeal import deliver, letters

ADDRESS = "https://forum.example/t/1#p1"
LINKS = Links(b"a key of the tests", "https://mod.example")
HIDE = Choice(action=Action.HIDE, grounds=("repetition",), note="Gardez-en un.")
REMOVE = Choice(action=Action.REMOVE, grounds=("repetition",))


@pytest.fixture
def case(desk_of: Callable[[Forum], Desk], reachable_forum: Forum) -> Case:
    opened = desk_of(reachable_forum).post(TWICE, url=ADDRESS, author="Zohra")
    assert opened is not None
    return opened


def statement(store: SqlStore, decision_id: int, user: User) -> Statement:
    return read_statement(store, decision_id, user, LINKS)


@pytest.mark.parametrize("choice", [HIDE, REMOVE], ids=["hide", "remove"])
def test_the_letter_is_the_statement_with_its_link(
    store: SqlStore, case: Case, moderator: User, choice: Choice
) -> None:
    made = decide(store, case.id, moderator, choice, grace=0)
    (told,) = letters(store, deliver(store))
    assert told.startswith("Exposé des motifs")
    assert f"https://mod.example/appeals/{LINKS.token(made.id)}" in told
    assert choice.note in told
    assert PARAGRAPH.strip() not in told
    assert "amal" not in told


def test_an_undo_tells_that_the_post_is_back(store: SqlStore, case: Case, moderator: User) -> None:
    made = decide(store, case.id, moderator, HIDE, grace=0)
    deliver(store)
    undo(store, made.id, moderator, grace=0)
    (told,) = letters(store, deliver(store))
    assert "peut de nouveau être lu" in told
    ended = statement(store, made.id, moderator)
    assert ended.ended_on is not None
    assert as_dsa(ended)["end_date_visibility_restriction"] == ended.ended_on.isoformat()


def test_an_undo_within_the_grace_ends_it_before_it_began(
    store: SqlStore, case: Case, moderator: User
) -> None:
    made = decide(store, case.id, moderator, HIDE, grace=600)
    undo(store, made.id, moderator, grace=600)
    ended = statement(store, made.id, moderator)
    assert (ended.ended_on, ended.was_applied) == (ended.decided_on, False)


@pytest.mark.parametrize("action", [Action.NONE, Action.ASK_SOURCE, Action.ESCALATE, Action.KEEP_ONE_COPY])
def test_what_restricts_nothing_has_none(
    store: SqlStore, case: Case, moderator: User, action: Action
) -> None:
    made = decide(store, case.id, moderator, Choice(action=action), grace=0)
    with pytest.raises(NotFound) as caught:
        statement(store, made.id, moderator)
    assert caught.value.code == "no_restriction"


def test_another_forums_has_none(store: SqlStore, case: Case, moderator: User, forum: Forum) -> None:
    made = decide(store, case.id, moderator, HIDE, grace=0)
    stranger = add_user(store, name="elsewhere", role=Role.ADMIN, forums=[forum.name]).user
    for decision_id in (made.id, made.id + 1):
        with pytest.raises(NotFound) as caught:
            statement(store, decision_id, stranger)
        assert caught.value.code == "unknown_decision"


def test_it_is_of_the_text_that_was_judged(
    store: SqlStore,
    case: Case,
    moderator: User,
    desk_of: Callable[[Forum], Desk],
    reachable_forum: Forum,
) -> None:
    made = decide(store, case.id, moderator, HIDE, grace=600)
    before = statement(store, made.id, moderator)
    desk_of(reachable_forum).post("Tout autre chose, et une seule fois.", revision=2)
    assert statement(store, made.id, moderator) == before
    assert before.facts[0].quotes[0] in TWICE


def test_a_notice_is_said_if_it_came_before(store: SqlStore, case: Case, moderator: User) -> None:
    notice = NewNotice(address=ADDRESS, reason=NoticeReason.RULES, explanation="deux fois")
    receive_notice(store, notice, in_good_faith=True)
    made = decide(store, case.id, moderator, HIDE, grace=600)
    noticed = statement(store, made.id, moderator)
    assert as_dsa(noticed)["source_type"] == "SOURCE_ARTICLE_16"


def test_a_later_notice_changes_nothing(store: SqlStore, case: Case, moderator: User) -> None:
    made = decide(store, case.id, moderator, HIDE, grace=600)
    notice = NewNotice(address=ADDRESS, reason=NoticeReason.RULES, explanation="deux fois")
    receive_notice(store, notice, in_good_faith=True)
    assert statement(store, made.id, moderator).is_noticed is False


def test_what_a_person_said_is_wrong_is_no_fact(store: SqlStore, case: Case, moderator: User) -> None:
    mark_wrong(store, case.id, 1, moderator)
    made = decide(store, case.id, moderator, HIDE, grace=600)
    assert [fact.quotes for fact in statement(store, made.id, moderator).facts] == [()]


@pytest.mark.parametrize("silent", [False, True])
def test_an_order_is_the_ground_and_may_forbid_to_tell(
    store: SqlStore, case: Case, moderator: User, *, silent: bool
) -> None:
    assert case.decisions == ()
    order = NewOrder(reference="R-1", authority="Une autorité", address=ADDRESS, silent=silent)
    executed = execute(store, register_by_command(store, order).id, moderator)
    (told,) = letters(store, deliver(store))
    assert ("Une autorité a ordonné" in told) is not silent
    made = statement(store, executed.decision or 0, moderator)
    entry = as_dsa(made)
    assert entry["decision_ground"] == "DECISION_GROUND_ILLEGAL_CONTENT"
    assert entry["source_type"] == "SOURCE_TYPE_OTHER_NOTIFICATION"


def test_a_preview_is_the_statement_to_come(store: SqlStore, case: Case, moderator: User) -> None:
    with store.read() as tx:
        known = visible(tx, case.id, moderator)
        thought = preview(
            tx,
            known,
            moderator,
            action=Action.HIDE,
            grounds=("repetition",),
            note=HIDE.note,
            links=LINKS,
        )
    assert thought.appeal == "https://mod.example/appeals/…"
    made = decide(store, case.id, moderator, HIDE, grace=600)
    before, after = as_json(thought), as_json(statement(store, made.id, moderator))
    differing = {name for name in before if before[name] != after[name]}
    assert differing == {"decision", "puid", "redress", "sections"}


def test_settings_that_are_wrong_keep_no_letter_from_going(
    store: SqlStore, case: Case, moderator: User, reachable_forum: Forum
) -> None:
    with store.write() as tx:
        tx.forums.configure(reachable_forum.id, {"timezone": "Mars/Olympus", "statement": {"x": 1}})
    made = decide(store, case.id, moderator, HIDE, grace=0)
    assert letters(store, deliver(store))[0].startswith("Exposé des motifs")
    assert read_statement(store, made.id, moderator, NOWHERE).appeal is None


def test_a_removal_that_waits_for_a_second_person_is_not_in_force(
    store: SqlStore, case: Case, moderator: User
) -> None:
    made = decide(store, case.id, moderator, Choice(action=Action.REMOVE, grounds=("watchlist",)), grace=0)
    assert made.state is DecisionState.NEEDS_SECOND
    assert statement(store, made.id, moderator).was_applied is False
