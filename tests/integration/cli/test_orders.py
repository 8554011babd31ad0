"""`moderation orders`: registered, listed, executed; and what cannot be done is said."""

import pytest

from moderation.desk.feedback import mark_wrong
from moderation.desk.homonym import report_homonym
from moderation.desk.receive import receive
from moderation.model import NotFound, Post
from moderation.ports.delivery import Delivery, Event
from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run

pytestmark = pytest.mark.usefixtures("examined")


@pytest.fixture(autouse=True)
def users(examined: Service) -> None:
    assert examined.settings.grace_seconds
    run("users", "add", "chef", "--role", "senior")


@pytest.fixture
def address(examined: Service) -> str:
    with examined.store.read() as tx:
        forum = tx.forums.get("demo")
    sent = Post(id="ordered", body="Un texte.", url="https://forum.example/t/12#p3")
    told = Delivery(event=Event.POSTED, delivery_id="d", post=sent, external_id=sent.id, sent_at=None)
    receive(examined.store, forum, told, b"")
    return sent.url or ""


def add(address: str, *more: str) -> list[str]:
    return ["orders", "add", "--reference", "IR-17", "--authority", "Office", "--address", address, *more]


def test_an_order_is_registered_and_executed(address: str) -> None:
    said = run(*add(address, "--silent"))
    assert "Order 1: to be executed until" in said.stdout
    assert "Execute it: moderation orders execute 1" in said.stderr
    (waiting,) = ask("orders", "list", "--open")["items"]
    assert (waiting["state"], waiting["silent"], waiting["address"]) == ("open", True, address)
    done = run("orders", "execute", "1", "--as", "chef")
    assert done.stdout == "Order 1: recorded\n"
    assert "remove the post there by hand" in done.stderr
    assert ask("orders", "list", "--open") == {"items": []}
    assert ask("orders", "list")["items"][0]["executed_by"] == "chef"
    assert "preserved because of a removal order" in error("erase", "--post", waiting["post"], "--yes")


def test_the_case_of_a_post_that_nobody_has_examined_is_shown(address: str, examined: Service) -> None:
    run(*add(address))
    run("orders", "execute", "1", "--as", "chef")
    case = max(int(each["id"]) for each in ask("cases", "list", "--state", "all")["items"])
    assert "Nothing to look at" in run("cases", "show", str(case)).stdout
    with examined.store.read() as tx:
        chef = tx.users.get("chef")
    with pytest.raises(NotFound, match="no finding 1"):
        mark_wrong(examined.store, case, 1, chef)
    with pytest.raises(NotFound):
        report_homonym(examined.store, case, 1, chef)


def test_the_same_order_again_is_one(address: str) -> None:
    assert ask(*add(address))["id"] == ask(*add(address))["id"]


def test_an_unknown_address_is_told_at_once() -> None:
    said = run(*add("https://elsewhere.example/1", "--received-at", "2026-03-01T10:00:00Z"))
    assert "until 2026-03-01 11:00 UTC" in said.stdout
    assert "No post of this address is known" in said.stderr
    assert "no post is known by the address" in error("orders", "execute", "1", "--as", "chef")
    assert run("orders", "execute", "1", "--as", "chef", "--by-hand").stdout == "Order 1: by_hand\n"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(add("forum"), 2, "no http", id="no address"),
        pytest.param(add("https://x.example/")[:-2], 2, "Missing option '--address'", id="none"),
        pytest.param(add("https://x.example/", "--received-at", "noon"), 2, "neither a date", id="no time"),
        pytest.param(add("https://x.example/", "--received-at", "2999-01-01"), 1, "future", id="the future"),
        pytest.param(["orders", "execute", "7", "--as", "chef"], 1, "no order 7", id="no such order"),
        pytest.param(["orders", "execute", "7"], 2, "Missing option '--as'", id="nobody"),
        pytest.param(["orders", "execute", "7", "--as", "cheff"], 1, "mean chef?", id="unknown user"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], code: int, said: str) -> None:
    assert said in error(*words, code=code)
    assert ask("orders", "list") == {"items": []}
