"""The watchlist for programs, on each kind of database."""

import pytest

from moderation.checks.watchlist.load import default
from moderation.desk.administer import add_user
from moderation.model import Role
from tests.integration.web.conftest import Program
from tests.integration.web.described import check

ENTITY = """[[entity]]
id = "new-brigade"
kind = "organisation"
ideology = "jihadist"
names.fr = ["Nouvelle brigade des vallées"]
"""


@pytest.fixture
def senior(program: Program) -> Program:
    added = add_user(program.service.store, name="sana", role=Role.SENIOR)
    program.headers = {"Authorization": f"Bearer {added.token}"}
    return program


def test_the_list_comes_in_pages_and_is_searched(program: Program) -> None:
    seen, cursor = [], ""
    while cursor is not None:
        page = program.get(f"/watchlist?limit=100&cursor={cursor}")
        seen += [each["id"] for each in page["items"]]
        cursor = page["next"]
    assert sorted(seen) == sorted(default().entities)
    found = program.get("/watchlist?search=AQMI&ideology=jihadist&kind=organisation")["items"]
    assert "aqim" in [each["id"] for each in found]
    check("Entity", found[0])


def test_a_text_is_tried_and_not_kept(program: Program) -> None:
    made = program.post("/watchlist/try", {"text": "Je suis en EI depuis mars"}).get_json()
    check("Tried", made)
    assert made["findings"] == []
    assert [each["surface"] for each in made["silent"]] == ["EI"]
    assert program.get("/posts")["items"] == []


def test_what_is_proposed_counts_once_it_is_accepted(senior: Program) -> None:
    senior.send({"id": "p1", "body": "La Nouvelle brigade des vallées a parlé.", "format": "text"})
    senior.examine()
    made = senior.post("/watchlist/proposals", {"text": ENTITY}).get_json()
    assert (made["repeated"], made["posts"], made["items"][0]["sure"]) == (0, 1, 1)
    assert senior.post("/watchlist/proposals", {"text": ENTITY}).get_json()["repeated"] == 1
    (waiting,) = senior.get("/watchlist/proposals")["items"]
    check("Proposal", waiting)
    path = f"/watchlist/proposals/{waiting['id']}"
    accepted = senior.post(f"{path}/accept", {"ideology": "neo-nazi"})
    assert accepted.get_json()["state"] == "accepted"
    assert senior.post(f"{path}/reject").status_code == 409
    assert [each["id"] for each in senior.get("/watchlist/proposals?state=all")["items"]] == [waiting["id"]]
    (entity,) = senior.get("/watchlist?search=nouvelle+brigade")["items"]
    assert entity["ideology"] == "neo-nazi"


def test_a_word_of_no_letter_tells_no_homonym(senior: Program) -> None:
    senior.send({"id": "p1", "body": "Le GIA se tient en Algérie.", "format": "text"})
    senior.examine()
    (case,) = senior.get("/cases")["items"]
    made = senior.post(f"/cases/{case['id']}/findings/1/wrong", {"reason": "homonym"}).get_json()
    refused = senior.post(f"/watchlist/proposals/{made['id']}/accept", {"words": ["*"]})
    assert (refused.status_code, refused.get_json(force=True)["field"]) == (422, "entity.exclusions")


def test_hits_are_counted(program: Program) -> None:
    program.send({"id": "p1", "body": "AQMI a revendiqué l'attaque, selon le journal.", "format": "text"})
    program.examine()
    (hit,) = program.get("/watchlist/hits?forum=test")["items"]
    assert (hit["entity"], hit["posts"]) == ("aqim", 1)
    assert program.ask("GET", "/watchlist/hits?forum=nowhere").status_code == 404


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        pytest.param("/watchlist/try", {"text": " "}, (422, "text"), id="nothing to try"),
        pytest.param("/watchlist/try", {}, (422, "text"), id="no text"),
        pytest.param("/watchlist/try", {"text": "x", "forum": "nowhere"}, (404, None), id="no such forum"),
        pytest.param("/watchlist/proposals", {"text": "[["}, (422, "watchlist"), id="no TOML"),
        pytest.param("/watchlist/proposals/9/accept", {"words": "x"}, (422, "words"), id="no list"),
        pytest.param("/watchlist/proposals/9/accept", {"everywhere": 1}, (422, "everywhere"), id="no bool"),
        pytest.param("/watchlist/proposals/9/accept", {}, (404, None), id="no such proposal"),
    ],
)
def test_what_is_wrong_is_named(
    senior: Program, path: str, body: dict[str, object], expected: tuple[int, str | None]
) -> None:
    answer = senior.post(path, body)
    assert (answer.status_code, answer.get_json(force=True).get("field")) == expected
