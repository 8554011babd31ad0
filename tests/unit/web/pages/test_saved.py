"""Saved filters in the browser: kept as a tab with its count, one's own, and removed."""

import re

import pytest

from tests.unit.web.desk import CALL, TWICE, Desk

TAB = re.compile(
    r'<a href="(/\?[^"]+)"(?: aria-current="true")?><bdi>([^<]+)</bdi> <span class="count">(\d+)</span></a>'
)


def _tabs(page: str) -> list[tuple[str, str]]:
    return [(name, count) for _, name, count in TAB.findall(page)]


def test_a_filter_is_kept_as_a_tab_with_its_count_and_removed(desk: Desk) -> None:
    for body in (TWICE, f"{TWICE} encore", CALL):
        desk.receive(body)
    browser = desk.browser()
    assert 'action="/saved-filters"' not in browser.get("/").text
    assert 'action="/saved-filters"' in browser.get("/?queue=urgent").text
    answer = browser.post("/saved-filters", "/?queue=urgent", name="mes urgences", queue="urgent")
    assert answer.headers["Location"] == "/?queue=urgent"
    browser.post("/saved-filters", "/?queue=urgent", name="deux fois", check="repetition", forum="demo")
    assert _tabs(browser.get("/").text) == [("mes urgences", "1"), ("deux fois", "2")]
    page = browser.get("/?queue=urgent").text
    assert "Retirer cet onglet" in page
    assert browser.post("/saved-filters/1/remove", "/").status_code == 303
    assert _tabs(browser.get("/").text) == [("deux fois", "2")]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        pytest.param({"name": "", "queue": "urgent"}, "name", id="no name"),
        pytest.param({"name": "x" * 41, "queue": "urgent"}, "name", id="a long name"),
        pytest.param({"name": "taken", "queue": "urgent"}, "name", id="a name that is taken"),
        pytest.param({"name": "nothing"}, "query", id="no filter"),
        pytest.param({"name": "x", "queue": "hot"}, "query", id="no such queue"),
        pytest.param({"name": "x", "check": "spam"}, "query", id="no such check"),
        pytest.param({"name": "x", "language": "\x00"}, "query", id="no language"),
    ],
)
def test_what_cannot_be_kept_is_said(desk: Desk, data: dict[str, str], field: str) -> None:
    browser = desk.browser()
    browser.post("/saved-filters", "/", name="taken", queue="review")
    answer = browser.post("/saved-filters", "/", **data)
    assert f"unsaved={field}" in answer.headers["Location"]
    assert 'role="alert"' in browser.get(answer.headers["Location"]).text
    assert len(_tabs(browser.get("/").text)) == 1


def test_twenty_are_enough(desk: Desk) -> None:
    browser = desk.browser()
    for number in range(21):
        browser.post("/saved-filters", "/", name=f"f{number}", queue="review")
    assert len(_tabs(browser.get("/").text)) == 20


def test_tabs_are_ones_own(desk: Desk) -> None:
    desk.browser().post("/saved-filters", "/", name="à moi", queue="urgent")
    other = desk.browser("bilal")
    assert _tabs(other.get("/").text) == []
    assert other.post("/saved-filters/1/remove", "/").status_code == 404


def test_a_hostile_name_is_text(desk: Desk) -> None:
    browser = desk.browser()
    browser.post("/saved-filters", "/", name="<b onclick=x>\u202e", queue="urgent")
    page = browser.get("/").text
    assert "<b onclick" not in page
    assert "\u202e" not in page
