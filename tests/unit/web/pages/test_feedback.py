"""Skipping with a reason, and saying that a finding is wrong: neither decides anything."""

import pytest

from moderation.model import CaseState, Role
from tests.unit.web.desk import CALL, TWICE, Desk


def _skip(desk: Desk, case: int, note: str, name: str = "amina", **more: str) -> tuple[int, str | None]:
    browser = desk.browser(name)
    answer = browser.post(f"/cases/{case}/skip", f"/cases/{case}", note=note, **more)
    return answer.status_code, answer.headers.get("Location")


def test_a_skipped_case_is_left_to_others(desk: Desk) -> None:
    desk.receive(TWICE)
    desk.receive(CALL)
    browser = desk.browser()
    assert browser.post("/next").headers["Location"] == "/cases/2"
    assert _skip(desk, 2, "Je connais l\u2019auteur.", held="1") == (303, "/cases/1")
    assert desk.browser("bilal").post("/next").headers["Location"] == "/cases/2"
    with desk.own.store.read() as tx:
        assert tx.cases.get(2).decisions == ()
        assert tx.feedback.skipped("bilal", since=tx.cases.get(1).opened_at) == []


def test_who_did_not_hold_it_goes_back_to_the_queue(desk: Desk) -> None:
    desk.receive(TWICE)
    assert _skip(desk, 1, "Pas ma langue.") == (303, "/")
    assert desk.browser().post("/next").headers["Location"] == "/"


@pytest.mark.parametrize("note", ["", "  ", "x" * 501])
def test_a_skip_needs_a_reason(desk: Desk, note: str) -> None:
    desk.receive(TWICE)
    answer = desk.browser().post("/cases/1/skip", "/cases/1", note=note)
    assert answer.status_code == 422
    assert "pourquoi vous passez" in answer.text
    assert desk.browser().post("/next").headers["Location"] == "/cases/1"


def test_what_is_settled_or_anothers_is_not_skipped(desk: Desk) -> None:
    desk.receive(TWICE)
    desk.browser("bilal").post("/cases/1/claim")
    assert _skip(desk, 1, "x")[0] == 409
    desk.browser("bilal").decide(1, "none")
    assert _skip(desk, 1, "x")[0] == 409


def test_a_finding_is_said_to_be_wrong_once(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    assert "/cases/1/findings/1/wrong" in browser.get("/cases/1").text
    for _ in range(2):
        answer = browser.post("/cases/1/findings/1/wrong", "/cases/1")
        assert answer.headers["Location"] == "/cases/1?finding=1#finding-1"
    page = browser.get("/cases/1").text
    assert "Signalé comme faux" in page
    assert "/cases/1/findings/1/wrong" not in page
    with desk.own.store.read() as tx:
        assert tx.feedback.wrong(tx.cases.examination(1)) == [1]
        assert tx.cases.get(1).state is CaseState.OPEN


def test_what_is_not_there_is_not_wrong(desk: Desk) -> None:
    desk.receive(TWICE)
    for path in ("/cases/1/findings/0/wrong", "/cases/1/findings/99/wrong", "/cases/9/findings/1/wrong"):
        assert desk.browser().post(path, "/cases/1").status_code == 404


def test_a_viewer_says_neither(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser("vera", Role.VIEWER)
    page = browser.get("/cases/1").text
    assert "/wrong" not in page
    assert "/skip" not in page
    for path in ("/cases/1/skip", "/cases/1/findings/1/wrong"):
        assert browser.post(path, note="x").status_code == 403


def test_a_name_that_is_none_is_proposed_as_a_homonym(desk: Desk) -> None:
    desk.receive(CALL)
    browser = desk.browser()
    assert browser.post("/cases/1/findings/1/wrong", "/cases/1").status_code == 303
    with desk.own.store.read() as tx:
        assert len(tx.proposals.list(state=None)) == 1
