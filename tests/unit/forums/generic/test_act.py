import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from moderation.forums import KINDS, ActResult, ForumAccess, ForumCall, Outcome
from moderation.forums.generic.act import act, write_decision
from moderation.forums.mock import Fault, MockForum
from moderation.model import Action, Refused


@pytest.fixture
def call(forum: MockForum, forum_url: str) -> ForumCall:
    return ForumCall(
        forum_url=f"{forum_url}/decisions",
        secret=forum.secret,
        action=Action.HIDE,
        external_id="t12-p3",
        decision_id=7,
        idempotency_key="decision-7",
        now=datetime.now(UTC),
        decided_at=datetime(2026, 3, 1, 10, tzinfo=UTC),
        grounds=("repetition",),
        message="Le texte est collé deux fois.",
        revision=2,
    )


def test_a_decision_is_sent_signed(call: ForumCall, client: httpx.Client, forum: MockForum) -> None:
    assert act(call, client) == ActResult(outcome=Outcome.DELIVERED)
    assert forum.decisions == {
        "decision-7": {
            "type": "decision.made",
            "timestamp": "2026-03-01T10:00:00Z",
            "data": {
                "decision": 7,
                "post": "t12-p3",
                "revision": 2,
                "action": "hide",
                "grounds": ["repetition"],
                "statement": "Le texte est collé deux fois.",
                "idempotency_key": "decision-7",
            },
        }
    }


@pytest.mark.parametrize("action", [each for each in Action if each not in {Action.NONE, Action.ESCALATE}])
def test_every_action_that_concerns_the_forum_is_sent(
    call: ForumCall, client: httpx.Client, forum: MockForum, action: Action
) -> None:
    act(replace(call, action=action, undo=True), client)
    (sent,) = forum.decisions.values()
    assert (sent["type"], sent["data"]["action"]) == ("decision.undone", action.value)


def test_a_repeated_call_has_its_effect_once(call: ForumCall, client: httpx.Client, forum: MockForum) -> None:
    later = replace(call, now=call.now + timedelta(minutes=1))
    assert write_decision(call) == write_decision(later)
    assert [act(each, client).outcome for each in (call, later)] == [Outcome.DELIVERED] * 2
    assert (len(forum.calls), len(forum.decisions)) == (2, 1)


@pytest.mark.parametrize(
    ("fault", "result"),
    [
        (Fault.RATE_LIMITED, ActResult(outcome=Outcome.TRANSIENT, reason="rate_limited", retry_after=7.0)),
        (Fault.ERROR, ActResult(outcome=Outcome.TRANSIENT, reason="http_500")),
        (Fault.CONFLICT, ActResult(outcome=Outcome.CONFLICT, reason="stale")),
    ],
)
def test_a_forum_that_fails(
    call: ForumCall, client: httpx.Client, forum: MockForum, fault: Fault, result: ActResult
) -> None:
    forum.expect("t12-p3", fault)
    assert act(call, client) == result
    assert act(call, client).outcome is Outcome.DELIVERED


@pytest.mark.parametrize(
    ("changes", "result"),
    [
        pytest.param({"action": Action.NONE}, ActResult(outcome=Outcome.RECORDED), id="nothing to do"),
        pytest.param(
            {"action": Action.ESCALATE}, ActResult(outcome=Outcome.RECORDED), id="between moderators"
        ),
        pytest.param({"forum_url": None}, ActResult(outcome=Outcome.RECORDED), id="no address"),
        pytest.param({"secret": None}, ActResult(outcome=Outcome.RECORDED), id="no secret"),
        pytest.param(
            {"secret": "no base64!"},
            ActResult(outcome=Outcome.PERMANENT, reason="bad_secret"),
            id="a secret that is none",
        ),
        pytest.param(
            {"forum_url": "mailto:a@b"},
            ActResult(outcome=Outcome.PERMANENT, reason="bad_settings"),
            id="no web address",
        ),
    ],
)
def test_nothing_is_sent(
    call: ForumCall, client: httpx.Client, forum: MockForum, changes: dict[str, Any], result: ActResult
) -> None:
    assert act(replace(call, **changes), client) == result
    assert forum.calls == []


def test_another_secret_is_refused_by_the_forum(call: ForumCall, client: httpx.Client) -> None:
    stranger = replace(call, secret=KINDS["generic"].make_secret())
    assert act(stranger, client) == ActResult(outcome=Outcome.PERMANENT, reason="unauthorized")


def test_no_secret_and_no_text_show_in_a_repr(call: ForumCall) -> None:
    shown = repr(replace(call, api_key="key-of-the-forum", body="words of a member"))
    for hidden in (call.secret, "key-of-the-forum", "words of a member", call.message):
        assert hidden
        assert hidden not in shown


def test_a_note_with_half_a_surrogate_pair_can_be_sent(call: ForumCall) -> None:
    assert json.loads(write_decision(replace(call, message="\ud800")))["data"]["statement"] == "\ud800"


def test_a_generic_forum_cannot_be_pulled(client: httpx.Client) -> None:
    with pytest.raises(Refused) as refused:
        KINDS["generic"].pull(ForumAccess(forum_url="http://127.0.0.1/"), client)
    assert refused.value.code == "no_pull"
