"""`moderation notices`: listed without their senders, shown whole, handled in somebody's name."""

import pytest

from moderation.desk.notices import receive
from moderation.ports.notices import NewNotice, NoticeReason
from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run

TOLD = NewNotice(
    address="https://elsewhere.example/1",
    reason=NoticeReason.HATE,
    explanation="Ce message\ninsulte \x1b[31mtout le monde.",
    name="Zoé",
    email="zoe@example.org",
)


@pytest.fixture(autouse=True)
def notice(examined: Service) -> None:
    for name, role in (("chef", "senior"), ("amina", "moderator")):
        run("users", "add", name, "--role", role)
    receive(examined.store, TOLD, in_good_faith=True)


def test_it_is_listed_shown_and_handled() -> None:
    (listed,) = ask("notices", "list")["items"]
    assert (listed["reason"], listed["post"], listed["name"], listed["email"]) == ("hate", None, None, None)
    assert "Zoé" not in run("notices", "list").stdout
    said = run("notices", "show", "1").stdout
    assert "of no post that is known" in said
    assert "name: Zoé" in said
    assert "insulte" in said
    assert "\x1b" not in said
    assert said.endswith("Not handled yet\n")
    assert ask("notices", "show", "1")["email"] == "zoe@example.org"
    assert run("notices", "handle", "1", "--as", "chef").stdout == "Notice 1 is handled\n"
    assert ask("notices", "list") == {"items": []}
    assert ask("notices", "list", "--all")["items"][0]["handled_by"] == "chef"
    assert "Handled by chef" in run("notices", "show", "1").stdout


def test_what_cannot_be_done_is_said() -> None:
    assert "there is no notice 9" in error("notices", "show", "9")
    assert "did you mean chef?" in error("notices", "handle", "1", "--as", "chefe")
    assert "there is no notice 1" in error("notices", "handle", "1", "--as", "amina")  # of no known post
    run("notices", "handle", "1", "--as", "chef")
    assert "handled already" in error("notices", "handle", "1", "--as", "chef")
