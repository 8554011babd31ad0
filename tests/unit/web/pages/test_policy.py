"""The policy in the browser: its rules, a draft with what it would change, activation and the way back."""

import re

import pytest

from moderation import policy
from moderation.model import Role
from tests.unit.web.desk import TWICE, Desk

CALM = """version = "calm"
[[rules]]
name = "a passage twice"
when = "finding.check == 'repetition'"
queue = "note"
"""


def _figures(page: str) -> list[str]:
    return re.findall(r"<dd><strong>(\d+)</strong></dd>", page)


def test_everybody_reads_the_rules(desk: Desk) -> None:
    page = desk.browser("vera", Role.VIEWER).get("/policy").text
    for rule in policy.default().rules:
        assert rule.named("fr").replace("'", "&#39;") in page
    assert "<textarea" not in page
    assert "aucune autre n’a jamais été activée" in page


def test_a_draft_is_judged_on_the_last_posts_then_activated_then_taken_back(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser("ada", Role.ADMIN)
    page = browser.post("/policy/draft", "/policy", text=CALM).text
    assert _figures(page) == ["0", "1", "0"]
    assert 'href="/posts/1" data-open' in page
    assert "policy" not in re.findall(r"<td>([^<]+)</td>", browser.get("/policy").text)
    assert browser.post("/policy/activate", "/policy", text=CALM.replace("\n", "\r\n")).status_code == 303
    assert "calm" in browser.get("/policy").text
    second = CALM.replace("calm", "calmer").replace("note", "none")
    browser.post("/policy/activate", "/policy", text=second)
    back = browser.post("/policy/draft", "/policy", version="calm").text
    assert "Y revenir" in back
    assert browser.post("/policy/activate", "/policy", version="calm").status_code == 303
    with desk.own.store.read() as tx:
        assert [each.version for each in tx.policies.history()] == ["calm", "calmer", "calm"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("version = ", "line 1", id="no TOML"),
        pytest.param(CALM.replace("'repetition'", "'repetition"), "line 4, column", id="no expression"),
        pytest.param("", "version", id="nothing"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_the_draft_stays(desk: Desk, text: str, said: str) -> None:
    answer = desk.browser("ada", Role.ADMIN).post("/policy/draft", "/policy", text=text)
    assert answer.status_code == 422
    assert said in answer.text.partition('role="alert"')[2].partition("</div>")[0]


def test_a_version_is_not_taken_twice(desk: Desk) -> None:
    browser = desk.browser("ada", Role.ADMIN)
    browser.post("/policy/activate", "/policy", text=CALM)
    answer = browser.post("/policy/activate", "/policy", text=CALM.replace("note", "none"))
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("role", "forums", "tries"),
    [
        (Role.VIEWER, (), False),
        (Role.MODERATOR, (), False),
        (Role.AUDITOR, (), False),
        (Role.SENIOR, (), True),
        (Role.SENIOR, ("demo",), False),
        (Role.ADMIN, ("demo",), False),
    ],
)
def test_only_an_administrator_of_every_forum_activates(
    desk: Desk, role: Role, forums: tuple[str, ...], tries: bool
) -> None:
    browser = desk.browser("omar", role, *forums)
    assert browser.post("/policy/draft", "/policy", text=CALM).status_code == (200 if tries else 403)
    assert browser.post("/policy/activate", "/policy", text=CALM).status_code == 403
    assert browser.post("/policy/activate", "/policy", version="default").status_code == 403


def test_an_attack_in_a_draft_is_text(desk: Desk) -> None:
    attack = CALM.replace("a passage twice", "<script>alert(1)</script>")
    page = desk.browser("ada", Role.ADMIN).post("/policy/draft", "/policy", text=attack).text
    assert "<script>alert" not in page
