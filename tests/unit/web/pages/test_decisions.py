"""The log of decisions in the browser: order, filters, chains, the way back, and its two files."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest

from moderation.model import Role
from moderation.web import log
from tests.unit.web.desk import ARTICLE, CALL, TWICE, Desk

OPTIONS = re.compile(r'<option value="([^"]+)"')
ROWS = re.compile(r'<tr id="decision-(\d+)"')


def _decided(desk: Desk) -> None:
    """Decide three cases: none by amina, hide by bilal, escalate by amina."""
    for body in (TWICE, f"{TWICE} encore", CALL):
        desk.receive(body)
    amina, bilal = desk.browser(), desk.browser("bilal")
    amina.decide(1, "none", note="=1+1")
    bilal.decide(2, "hide", grounds=["repetition", "duplicates"])
    amina.decide(3, "escalate", grounds=["watchlist"])


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        pytest.param("", ["3", "2", "1"], id="all, newest first"),
        pytest.param("action=hide", ["2"], id="an action"),
        pytest.param("by=amina", ["3", "1"], id="a moderator"),
        pytest.param("check=duplicates", ["2"], id="a ground"),
        pytest.param("state=recorded", ["3", "2", "1"], id="a state"),
        pytest.param("state=failed", [], id="a state that none is in"),
        pytest.param("by=amina&action=none", ["1"], id="two at once"),
        pytest.param("action=x&by=%00&check=y&state=z&after=q", ["3", "2", "1"], id="what there is not"),
        pytest.param("after=3", ["2", "1"], id="the next page"),
    ],
)
def test_filters(desk: Desk, asked: str, shown: list[str]) -> None:
    _decided(desk)
    assert ROWS.findall(desk.browser().get(f"/decisions?{asked}").text) == shown


def test_only_moderators_of_ones_own_forums_are_named(desk: Desk) -> None:
    desk.add_forum("other")
    for name, forums in (("anywhere", ()), ("here", ("demo", "other")), ("elsewhere", ("other",))):
        desk.add_user(name, Role.MODERATOR, *forums)
    page = desk.browser("sami", Role.SENIOR, "demo").get("/decisions").text
    assert OPTIONS.findall(page.partition('name="by"')[2].partition("</select>")[0]) == [
        "anywhere",
        "here",
        "sami",
    ]
    assert "elsewhere" not in desk.browser("sami").get("/decisions/second-looks").text


def test_nothing_is_said_of_the_post(desk: Desk) -> None:
    desk.receive(TWICE, title="Secret title", author="Secret author")
    browser = desk.browser()
    browser.decide(1, "none")
    for path in ("/decisions", "/decisions.csv", "/decisions.json"):
        text = browser.get(path).text
        assert "amina" in text
        assert ARTICLE[:30] not in text
        assert "Secret" not in text


def test_a_decision_is_taken_back_where_it_stands(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    browser.decide(1, "none")
    assert "/cases/1/decisions/1/undo" in browser.get("/decisions").text
    browser.post("/cases/1/decisions/1/undo", "/decisions")
    page = browser.get("/decisions").text
    assert "/undo" not in page
    assert "annulé" in page


def test_a_chain_is_told_from_both_ends(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    browser.decide(1, "hide", grounds=["repetition"])
    monkeypatch.setattr("moderation.desk.undo.timedelta", lambda **_: timedelta())
    browser.post("/cases/1/decisions/1/undo", "/decisions")
    page = browser.get("/decisions").text
    assert ROWS.findall(page) == ["2", "1"]
    assert "à la place de la décision 1" in page
    assert "remplacée par la décision 2" in page
    assert "/undo" not in page


def test_a_long_log_goes_on(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    for _ in range(26):
        browser.decide(1, "escalate")
        browser.decide(1, "escalate")
    page = browser.get("/decisions?action=escalate").text
    (following,) = re.findall(r'rel="next" href="([^"]+)"', page)
    rest = ROWS.findall(browser.get(following.replace("&amp;", "&")).text)
    assert (len(ROWS.findall(page)), rest) == (50, ["2", "1"])


def test_the_table_as_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PAGE", 2)
    _decided(desk)
    answer = desk.browser().get("/decisions.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="decisions.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["id"] for row in rows] == ["3", "2", "1"]
    assert rows[1]["grounds"] == "repetition duplicates"
    assert rows[2]["note"] == "'=1+1"  # no spreadsheet reckons it


@pytest.mark.parametrize(
    ("asked", "shown"), [("", ["3", "2", "1"]), ("action=hide", ["2"]), ("state=failed", [])]
)
def test_the_document_as_a_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, asked: str, shown: list[str]
) -> None:
    monkeypatch.setattr(log, "PAGE", 2)
    _decided(desk)
    document = json.loads(desk.browser().get(f"/decisions.json?{asked}").text)
    assert [each["id"] for each in document["items"]] == shown
    assert document["next"] is None


def test_a_person_of_one_forum_sees_that_forum_alone(desk: Desk) -> None:
    desk.add_forum("other")
    desk.receive(TWICE)
    desk.receive(CALL, forum="other")
    for case in (1, 2):
        desk.browser().decide(case, "none")
    browser = desk.browser("dalia", Role.MODERATOR, "demo")
    assert ROWS.findall(browser.get("/decisions").text) == ["1"]
    assert [each["id"] for each in json.loads(browser.get("/decisions.json").text)["items"]] == ["1"]


def test_an_auditor_reads_and_takes_nothing_back(desk: Desk) -> None:
    _decided(desk)
    browser = desk.browser("awa", Role.AUDITOR)
    page = browser.get("/decisions").text
    assert len(ROWS.findall(page)) == 3
    assert "/undo" not in page


def test_an_empty_log_says_so(desk: Desk) -> None:
    assert "Rien n’a encore été décidé" in desk.browser().get("/decisions").text
