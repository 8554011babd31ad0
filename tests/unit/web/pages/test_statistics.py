"""The statistics in the browser: figures with a table beside each chart, files, one's own forums alone."""

import csv
import io
import json
import re

import pytest

from moderation.desk.decide import Choice, decide
from moderation.model import Action, Role
from tests.unit.web.desk import CALL, TWICE, Desk

ROWS = re.compile(
    r'<th scope="row">(?:<span class="within">)?([^<]+)(?:</span>)?</th>\s*((?:<td.*?</td>\s*)+)'
)


def _rows(page: str) -> dict[str, list[str]]:
    checks = page.partition('id="checks"')[2]
    return {name: re.findall(r"data-label=[^>]*>(\d+)<", cells) for name, cells in ROWS.findall(checks)}


def _decided(desk: Desk, count: int, confirmed: int) -> None:
    user = desk.add_user("bilal").user
    for number in range(1, count + 1):
        desk.receive(f"{TWICE} {number}", author=f"a{number}")
        hide = Choice(action=Action.HIDE, grounds=("repetition",))
        choice = hide if number <= confirmed else Choice(action=Action.NONE)
        decide(desk.own.store, number, user, choice, grace=600)


def test_an_empty_desk_says_so(desk: Desk) -> None:
    page = desk.browser().get("/statistics").text
    assert "Rien n’attend." in page
    assert "Rien n’est arrivé" in page
    assert "<svg" not in page


def test_a_precision_is_told_with_its_interval_and_few_with_none(desk: Desk) -> None:
    _decided(desk, 11, 10)
    desk.receive(CALL)
    page = desk.browser().get("/statistics").text
    rows = _rows(page)
    assert rows["Répétition"] == ["11", "10", "0", "1", "0"]
    assert rows["Organisation listée"] == ["1", "0", "0", "0", "1"]
    assert re.search(r"91.%.*62.%.*98.%", page)
    assert "trop peu pour le dire" in page


def test_every_chart_has_its_words_and_its_table(desk: Desk) -> None:
    _decided(desk, 2, 1)
    page = desk.browser().get("/statistics?period=1").text
    drawn = re.findall(r'<svg [^>]*role="img" aria-label="([^"]+)"', page)
    assert [text.partition(":")[0].strip() for text in drawn] == [
        "Messages reçus",
        "Dossiers ouverts",
        "Décisions",
    ]
    assert len(re.findall(r'<th scope="row">[^<]*:\d\d</th>', page)) == 25
    assert " style=" not in page


def test_nobody_is_named(desk: Desk) -> None:
    _decided(desk, 2, 1)
    browser = desk.browser()
    for path in ("/statistics", "/statistics.csv", "/statistics.json"):
        text = browser.get(path).text
        assert "bilal" not in text
        assert "a1" not in re.findall(r"\w+", re.sub(r'value="[0-9a-f]+"', "", text))


def test_the_files(desk: Desk) -> None:
    _decided(desk, 11, 10)
    browser = desk.browser()
    answer = browser.get("/statistics.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="statistics.csv"'
    first = next(csv.DictReader(io.StringIO(answer.text)))
    assert (first["check"], first["language"], first["confirmed"], first["value"]) == (
        "repetition",
        "",
        "10",
        "0.909",
    )
    document = json.loads(browser.get("/statistics.json?period=1").text)
    assert document["step"] == 3600
    assert document["checks"][0]["precision"] == {"n": 11, "value": 0.909, "low": 0.623, "high": 0.984}


def test_a_person_of_one_forum_sees_that_forum_alone(desk: Desk) -> None:
    desk.add_forum("other")
    desk.receive(TWICE)
    desk.receive(f"{TWICE} encore", forum="other")
    assert _rows(desk.browser().get("/statistics").text)["Répétition"][0] == "2"
    browser = desk.browser("dalia", Role.VIEWER, "demo")
    page = browser.get("/statistics").text
    assert _rows(page)["Répétition"][0] == "1"
    assert "<option>other" not in page
    assert browser.get("/statistics?forum=other").status_code == 404


@pytest.mark.parametrize("asked", ["period=x", "period=-1", "period=9999999999"])
def test_what_there_is_not_is_the_usual_period(desk: Desk, asked: str) -> None:
    answer = desk.browser().get(f"/statistics?{asked}")
    assert answer.status_code == 200
    assert '<option value="30" selected>' in answer.text


def test_arabic_time_runs_from_the_right(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    drawn = [
        float(re.findall(r'<rect x="([\d.]+)"', browser.get(f"/statistics?period=1&lang={code}").text)[0])
        for code in ("fr", "ar")
    ]
    assert drawn[0] > 300 > drawn[1]
