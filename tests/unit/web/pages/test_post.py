"""The history of a post in the browser: revisions, examinations, a replay, why, and its thread."""

import re

from moderation.model import Role
from tests.unit.web.desk import ARTICLE, TWICE, Desk


def test_all_that_is_known_of_a_post(desk: Desk) -> None:
    desk.receive(TWICE, title="La vallée", author="Ali")
    page = desk.browser().get("/posts/1").text
    assert 'href="/cases/1"' in page
    assert "Révision 1" in page
    assert "le message est arrivé" in page
    assert "À relire" in page
    assert "(finding.check = " in page
    assert "finding.exempt = null" in page  # as the rule writes it
    assert ARTICLE[:30] in page
    assert re.findall(r'href="/posts/1\?replay=(\d+)', page) == ["1"]


def test_an_examination_is_made_again(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    assert "à l’octet près" in browser.get("/posts/1?replay=1").text
    desk.receive(f"{TWICE} autre")
    page = browser.get("/posts/1?replay=2").text  # another post's
    assert "à l’octet près" not in page


def test_the_case_leads_to_it(desk: Desk) -> None:
    desk.receive(TWICE)
    assert 'href="/posts/1"' in desk.browser().get("/cases/1").text


def test_the_thread_around_it(desk: Desk) -> None:
    for number in range(1, 10):
        desk.receive(f"Message {number} du fil.", thread="t1", author=f"auteur{number}")
    desk.receive("Un autre fil.", thread="t2", author="ailleurs")
    page = desk.browser().get("/posts/5").text
    assert re.findall(r"<bdi>auteur(\d)</bdi>", page) == ["2", "3", "4", "6", "7", "8"]
    assert "ailleurs" not in page
    assert "Aucun autre message" in desk.browser().get("/posts/10").text


def test_what_there_is_not(desk: Desk) -> None:
    desk.add_forum("other")
    desk.receive(TWICE, forum="other")
    assert desk.browser("dalia", Role.VIEWER, "demo").get("/posts/1").status_code == 404
    assert desk.browser().get("/posts/99").status_code == 404


def test_an_attack_is_text(desk: Desk) -> None:
    attack = "<script>alert(1)</script>\u202e"
    desk.receive(f"{TWICE}{attack}", thread=attack, author=attack, title=attack)
    desk.receive(f"{attack} suite", thread=attack, author=attack)
    page = desk.browser().get("/posts/1").text
    assert "<script>alert" not in page
    assert "\u202e" not in page
