from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from moderation.forums.courier import WAITS, HttpCourier, call_of
from moderation.forums.mock import Fault, MockForum
from moderation.model import Action, Decision, DecisionState, Post
from moderation.ports.records import Delivered, Forum, Pending

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def pending(forum: MockForum, forum_url: str) -> Pending:
    return Pending(
        id=1,
        attempt=1,
        forum=Forum(id=1, name="annuaire", kind="generic", url=f"{forum_url}/decisions"),
        secret=forum.secret,
        decision=Decision(
            id=7,
            case=3,
            action=Action.HIDE,
            grounds=("repetition",),
            note="Deux fois le même texte.",
            by="nadia",
            at=NOW,
            state=DecisionState.WAITING,
        ),
        undoes=None,
        judged=Post(id="t12-p3", body="Bonjour", revision=2),
        changed=False,
    )


@pytest.fixture
def courier() -> HttpCourier:
    return HttpCourier()


@pytest.mark.parametrize(
    ("changes", "faults", "ended"),
    [
        pytest.param({}, [], Delivered(state=DecisionState.DELIVERED), id="delivered"),
        pytest.param({"undoes": Action.HIDE}, [], Delivered(state=DecisionState.DELIVERED), id="undone"),
        pytest.param(
            {"changed": True}, [], Delivered(state=DecisionState.CONFLICT, error="edited"), id="edited since"
        ),
        pytest.param(
            {"changed": True, "undoes": Action.HIDE},
            [],
            Delivered(state=DecisionState.DELIVERED),
            id="undone, edited since",
        ),
        pytest.param(
            {},
            [Fault.CONFLICT],
            Delivered(state=DecisionState.CONFLICT, error="stale"),
            id="changed on the forum",
        ),
        pytest.param(
            {"attempt": 2},
            [Fault.ERROR],
            Delivered(state=None, error="http_500", retry_in=WAITS[1]),
            id="later, as often as it was tried",
        ),
        pytest.param(
            {"attempt": 2},
            [Fault.RATE_LIMITED],
            Delivered(state=None, error="rate_limited", retry_in=7.0),
            id="later, when the forum says",
        ),
        pytest.param(
            {"attempt": len(WAITS) + 1},
            [Fault.ERROR],
            Delivered(state=DecisionState.FAILED, error="http_500"),
            id="tried often enough",
        ),
    ],
)
def test_how_a_delivery_ends(
    *,
    courier: HttpCourier,
    pending: Pending,
    forum: MockForum,
    changes: dict[str, Any],
    faults: list[Fault],
    ended: Delivered,
) -> None:
    forum.expect("t12-p3", *faults)
    assert courier.deliver(replace(pending, **changes)) == ended


def test_a_forum_without_an_address_is_recorded(courier: HttpCourier, pending: Pending) -> None:
    unreachable = replace(pending, forum=replace(pending.forum, url=None))
    assert courier.deliver(unreachable).state is DecisionState.RECORDED


def test_every_attempt_carries_the_same_key_and_the_judged_revision(pending: Pending) -> None:
    first, second = (call_of(replace(pending, attempt=attempt), NOW) for attempt in (1, 2))
    assert first == second
    assert (first.idempotency_key, first.revision, first.body) == ("decision-7", 2, "Bonjour")


def test_an_undoing_names_the_action_that_it_takes_back(pending: Pending) -> None:
    call = call_of(replace(pending, undoes=Action.REMOVE), NOW)
    assert (call.action, call.undo, call.body) == (Action.REMOVE, True, None)
