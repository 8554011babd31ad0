"""Deciding in the browser: the bar, the two who race, the second moderator, and the way back."""

import pytest

from moderation.model import Action, CaseState, DecisionState, Role
from tests.unit.web.desk import TWICE, Desk

ARABIC = "قال الوزير إن البلاد تستعد لاستقبال الموسم الجديد بعد أشهر من العمل على الطرق والموانئ. " * 12

CHOICES = ["none", "ask_source", "cut_to_extract", "keep_one_copy", "hide", "remove", "escalate"]


def _case(desk: Desk) -> tuple[CaseState, int]:
    with desk.own.store.read() as tx:
        case = tx.cases.get(1)
    return case.state, len(case.decisions)


@pytest.mark.parametrize("action", CHOICES)
def test_every_button_decides(desk: Desk, action: str) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    assert f'name="action" value="{action}"' in browser.get("/cases/1").text
    assert browser.decide(1, action, grounds=["repetition"], note="ok").headers["Location"] == "/?done=1"
    with desk.own.store.read() as tx:
        (made,) = tx.cases.get(1).decisions
    assert (made.action, made.grounds, made.note, made.by) == (Action(action), ("repetition",), "ok", "amina")


def test_grounds_are_ticked_from_the_verdict(desk: Desk) -> None:
    desk.receive(TWICE)
    page = desk.browser().get("/cases/1").text
    assert 'value="repetition" data-key="1" checked' in page
    assert 'value="watchlist" data-key="5">' in page


def test_a_decision_can_be_taken_back(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    browser.decide(1, "none")
    assert _case(desk) == (CaseState.DECIDED, 1)
    assert "/cases/1/decisions/1/undo" in browser.get("/cases/1").text
    assert browser.post("/cases/1/decisions/1/undo").status_code == 303
    assert _case(desk) == (CaseState.OPEN, 1)
    page = browser.get("/cases/1").text
    assert "annulé" in page
    assert "undo" not in page


def test_taking_back_twice_is_told(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    browser.decide(1, "none")
    browser.post("/cases/1/decisions/1/undo")
    again = browser.post("/cases/1/decisions/1/undo")
    assert again.status_code == 409
    assert "déjà été annulée" in again.text


def test_a_refused_form_keeps_what_was_written(desk: Desk) -> None:
    desk.receive(TWICE)
    answer = desk.browser().decide(1, "hide", note="à <garder>")
    assert answer.status_code == 422
    assert "au moins un motif" in answer.text
    assert 'value="à &lt;garder&gt;"' in answer.text
    assert _case(desk) == (CaseState.OPEN, 0)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"action": "explode"}, id="an action that there is not"),
        pytest.param({}, id="no action"),
        pytest.param({"action": "none", "grounds": ["x"]}, id="a ground that there is not"),
        pytest.param({"action": "none", "note": "x" * 5001}, id="a note that is too long"),
    ],
)
def test_what_no_form_of_ours_sends_is_refused(desk: Desk, data: dict[str, object]) -> None:
    desk.receive(TWICE)
    assert desk.browser().post("/cases/1/decisions", "/cases/1", **data).status_code == 422
    assert _case(desk) == (CaseState.OPEN, 0)


def test_of_two_who_decide_the_second_sees_how_it_stands(desk: Desk) -> None:
    desk.receive(TWICE)
    amina, bilal = desk.browser(), desk.browser("bilal")
    page = amina.get("/cases/1")
    assert page.status_code == 200
    bilal.decide(1, "none")
    late = amina.post("/cases/1/decisions", "/cases/1", version="1", action="hide", grounds="repetition")
    assert late.status_code == 409
    assert "Voici où il en est" in late.text
    assert "bilal" in late.text
    assert _case(desk) == (CaseState.DECIDED, 1)


def test_another_ones_claim_holds(desk: Desk) -> None:
    desk.receive(TWICE)
    amina, bilal = desk.browser(), desk.browser("bilal")
    assert amina.post("/cases/1/claim").status_code == 303
    page = bilal.get("/cases/1").text
    assert "Pris par <bdi>amina</bdi>" in page
    assert 'name="action"' not in page
    taken = bilal.post("/cases/1/claim")
    assert taken.status_code == 409
    assert "Quelqu’un d’autre a pris ce dossier" in taken.text
    assert "amina" in taken.text
    assert bilal.decide(1, "none").status_code == 409
    assert bilal.post("/cases/1/release").status_code == 409


def test_a_claim_is_let_go_by_its_holder_or_a_senior(desk: Desk) -> None:
    desk.receive(TWICE)
    amina, sara = desk.browser(), desk.browser("sara", Role.SENIOR)
    for browser in (amina, sara):
        amina.post("/cases/1/claim")
        assert _case(desk)[0] is CaseState.CLAIMED
        assert "/cases/1/release" in browser.get("/cases/1").text
        assert browser.post("/cases/1/release").status_code == 303
        assert _case(desk)[0] is CaseState.OPEN
    assert amina.post("/cases/1/release").status_code == 409


def test_a_removal_on_watchlist_grounds_needs_two(desk: Desk) -> None:
    desk.receive(f"AQMI. {TWICE}")
    amina, bilal = desk.browser(), desk.browser("bilal")
    amina.decide(1, "remove", grounds=["watchlist"])
    assert _case(desk) == (CaseState.OPEN, 1)
    assert "attend un second modérateur" in amina.get("/cases/1").text
    again = amina.decide(1, "remove", grounds=["watchlist"])
    assert again.status_code == 409
    assert "Un autre modérateur" in again.text
    assert bilal.decide(1, "remove", grounds=["watchlist"]).status_code == 303
    with desk.own.store.read() as tx:
        states = [made.state for made in tx.cases.get(1).decisions]
    assert states == [DecisionState.RECORDED, DecisionState.RECORDED]


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_a_form_without_its_version_decides_nothing(desk: Desk, version: str) -> None:
    desk.receive(TWICE)
    answer = desk.browser().post("/cases/1/decisions", "/cases/1", version=version, action="none")
    assert answer.status_code == 409
    assert _case(desk) == (CaseState.OPEN, 0)


def test_after_deciding_the_next_is_one_button_away(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    browser.decide(1, "none")
    page = browser.get("/cases/1").text
    assert 'action="/next"' in page
    assert 'data-key="n"' in page


def test_who_works_through_the_queue_lands_on_the_next_case(desk: Desk) -> None:
    desk.receive(TWICE)
    desk.receive(f"{ARABIC}\n\n{ARABIC}")
    browser = desk.browser()
    assert browser.post("/next").headers["Location"] == "/cases/1"
    assert 'name="held"' in browser.get("/cases/1").text
    landed = browser.decide(1, "none", held="1").headers["Location"]
    assert landed == "/cases/2?done=1"
    page = browser.get(landed).text
    assert "Dossier 1 traité" in page
    assert 'action="/cases/1/decisions/1/undo"' in page
    assert browser.decide(2, "none", held="1").headers["Location"] == "/?done=2"


@pytest.mark.parametrize(
    ("action", "role", "again"),
    [
        pytest.param("escalate", Role.MODERATOR, False, id="given to a senior"),
        pytest.param("escalate", Role.SENIOR, True, id="a senior has nobody to give it to"),
        pytest.param("remove", Role.SENIOR, False, id="a removal that another must confirm"),
    ],
)
def test_what_waits_for_another_does_not_come_back_at_once(
    desk: Desk, action: str, role: Role, again: bool
) -> None:
    desk.receive(f"AQMI. {TWICE}")
    browser = desk.browser("amina", role)
    landed = browser.decide(1, action, grounds=["watchlist"], held="1").headers["Location"]
    assert landed == ("/cases/1?done=1" if again else "/?done=1")
    assert desk.browser("bilal").post("/next").headers["Location"] == ("/" if again else "/cases/1")


def test_only_ones_own_decision_that_stands_is_told(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    browser.decide(1, "none")
    assert "Dossier 1 traité" in browser.get("/?done=1").text
    assert "Dossier 1 traité" in browser.get("/notes?done=1").text
    assert "traité" not in desk.browser("bilal").get("/?done=1").text
    for asked in ("9", "x", "9" * 30):
        assert "traité" not in browser.get(f"/?done={asked}").text
    browser.post("/cases/1/decisions/1/undo", "/")
    assert "Dossier 1 traité" not in browser.get("/?done=1").text
