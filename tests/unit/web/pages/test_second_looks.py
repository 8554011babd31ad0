"""Second looks in the browser: drawn by a senior, blind, made once, and nobody is named."""

import re

import pytest

from moderation.desk.decide import Choice, decide
from moderation.model import Action, Role
from tests.unit.web.desk import TWICE, Desk

LOOK = re.compile(r'href="(/decisions/second-looks/\d+)"')
PATH = "/decisions/second-looks"


def _decided(desk: Desk, count: int = 1) -> None:
    bilal = desk.add_user("bilal").user
    for number in range(1, count + 1):
        desk.receive(f"{TWICE} {number}", author=f"a{number}")
        choice = Choice(action=Action.HIDE, grounds=("repetition",), note="un mot secret")
        decide(desk.own.store, number, bilal, choice, grace=600)


def test_an_empty_page_says_so(desk: Desk) -> None:
    page = desk.browser().get(PATH).text
    assert "Personne n’a encore regardé" in page
    assert "<select" not in page


def test_a_senior_draws_looks_and_sees_nothing_of_the_decision(desk: Desk) -> None:
    _decided(desk, 2)
    browser = desk.browser("sana", Role.SENIOR)
    drawn = browser.post(PATH, PATH)
    assert drawn.headers["Location"].endswith("drawn=2")
    page = browser.get(drawn.headers["Location"]).text
    assert "2 décisions ont été tirées" in page
    (path,) = set(LOOK.findall(page))
    look = browser.get(path).text
    assert "deux fois" in look
    for told in ("bilal", "un mot secret", "/cases/", "Masquer –", "traité"):
        assert told not in look
    answer = browser.post(path, path, action="none")
    following = answer.headers["Location"]
    assert following != path
    browser.post(following, following, action="hide", grounds=["repetition"])
    page = browser.get(PATH).text
    assert len(re.findall(r'<a href="/cases/\d+" data-open>', page)) == 1
    assert "bilal" not in page.partition('id="agreement"')[2]


def test_passages_are_compared_without_leaving_the_look(desk: Desk) -> None:
    _decided(desk)
    browser = desk.browser("sana", Role.SENIOR)
    browser.post(PATH, PATH)
    page = browser.get(f"{PATH}/1").text
    (beside,) = set(re.findall(r'href="(/decisions/second-looks/1/compare/\d+)"', page))
    compared = browser.get(beside).text
    assert 'href="/decisions/second-looks/1#finding' in compared
    assert "/cases/" not in compared


def test_a_look_is_made_once_by_its_own_looker(desk: Desk) -> None:
    _decided(desk)
    browser = desk.browser("sana", Role.SENIOR)
    amina = desk.browser()
    browser.post(PATH, PATH, by="amina")
    assert browser.get(f"{PATH}/1").status_code == 404
    assert amina.post(f"{PATH}/1", f"{PATH}/1", action="escalate").status_code == 422
    assert amina.post(f"{PATH}/1", f"{PATH}/1", action="hide").status_code == 422  # without a ground
    assert amina.post(f"{PATH}/1", f"{PATH}/1", action="none").status_code == 303
    assert amina.post(f"{PATH}/1", f"{PATH}/1", action="none").status_code == 409


@pytest.mark.parametrize("role", [Role.VIEWER, Role.MODERATOR, Role.AUDITOR])
def test_others_draw_nothing(desk: Desk, role: Role) -> None:
    _decided(desk)
    assert desk.browser("omar", role).post(PATH, PATH).status_code == 403


def test_agreement_is_told_from_ten_looks_on(desk: Desk) -> None:
    _decided(desk, 10)
    browser = desk.browser("sana", Role.SENIOR)
    browser.post(PATH, PATH)
    for number in range(1, 11):
        path = f"{PATH}/{number}"
        choice = {"action": "hide", "grounds": ["repetition"]} if number > 2 else {"action": "none"}
        browser.post(path, path, **choice)
        if number == 9:
            assert "trop peu pour le dire" in browser.get(PATH).text
    page = browser.get(PATH).text
    assert re.search(r"80.%", page)
    assert "0,00 (" in page  # all of one kind at first, so that chance alone agrees as often
    assert page.count("data-open") == 2
