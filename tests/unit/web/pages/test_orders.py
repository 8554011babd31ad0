"""Removal orders in the browser: the strip, the form, one order and its one button."""

import re

import pytest

from moderation.desk.orders import NewOrder, register_by_command
from moderation.desk.receive import receive
from moderation.model import DecisionState, Post, Role
from moderation.ports.delivery import Delivery, Event
from moderation.ports.orders import Order
from tests.unit.web.desk import ARTICLE, Browser, Desk

ADDRESS = "https://forum.example/t/12#p3"
FORM = {
    "reference": "IR-2026/17",
    "authority": "Office central",
    "address": ADDRESS,
    "received_at": "2026-11-01T10:00",
}


@pytest.fixture
def senior(desk: Desk) -> Browser:
    return desk.browser("chef", Role.SENIOR)


@pytest.fixture
def order(desk: Desk) -> Order:
    desk.receive(f"{ARTICLE} \u202e<script>", url=ADDRESS)
    return register_by_command(
        desk.own.store, NewOrder(reference="IR-2026/17", authority="Office", address=ADDRESS)
    )


def test_the_queue_begins_with_what_is_to_be_executed(desk: Desk, order: Order) -> None:
    page = desk.browser().get("/").text
    assert "1 injonction de retrait à exécuter" in page
    assert page.index(f'href="/orders/{order.id}"') < page.index('class="tabs"')
    assert re.search(r'<time datetime="[^"]+">encore (60 minutes|1 heure)</time>', page)


def test_an_empty_strip_is_none(desk: Desk) -> None:
    assert "notice orders" not in desk.browser().get("/").text


def test_one_button_executes_it(desk: Desk, order: Order) -> None:
    browser, path = desk.browser(), f"/orders/{order.id}"
    page = browser.get(path).text
    assert "&lt;script&gt;" in page
    assert 'data-key="e" data-choice' in page
    assert browser.post(path, path).status_code == 303
    done = browser.get(path).text
    assert "Exécutée par <bdi>amina</bdi>" in done
    assert "puis effacé" in done
    assert "à la main sur le forum" not in done.partition("Exécutée par")[0]
    assert 'data-key="e" data-choice' not in done
    late = browser.post(path, "/")
    assert (late.status_code, "déjà exécutée" in late.text) == (409, True)


def test_a_forum_that_cannot_be_told_is_a_warning(desk: Desk, order: Order) -> None:
    browser, path = desk.browser(), f"/orders/{order.id}"
    browser.post(path, path)
    with desk.own.store.read() as tx:
        assert tx.orders.get(order.id).travelled is DecisionState.RECORDED
    assert "Supprimez-y le message à la main, maintenant." in browser.get(path).text


def test_its_case_is_decided_with_the_reference(desk: Desk, order: Order) -> None:
    browser, path = desk.browser(), f"/orders/{order.id}"
    browser.post(path, path)
    (case,) = re.findall(r'href="(/cases/\d+)"', browser.get(path).text)
    assert "Injonction de retrait IR-2026/17, Office" in browser.get(case).text


def test_a_post_that_is_not_examined_yet_has_a_case_too(desk: Desk, senior: Browser) -> None:
    sent = Post(id="new", body=ARTICLE, url=ADDRESS)
    with desk.own.store.read() as tx:
        forum = tx.forums.get("demo")
    told = Delivery(event=Event.POSTED, delivery_id="d", post=sent, external_id=sent.id, sent_at=None)
    receive(desk.own.store, forum, told, b"")
    made = register_by_command(desk.own.store, NewOrder(reference="1", authority="a", address=ADDRESS))
    senior.post(f"/orders/{made.id}", f"/orders/{made.id}")
    (case,) = re.findall(r'href="(/cases/\d+)"', senior.get(f"/orders/{made.id}").text)
    assert senior.get(case).status_code == 200
    assert senior.get("/decisions").status_code == 200


def test_an_unknown_address_is_said_and_written_down_by_hand(desk: Desk, senior: Browser) -> None:
    made = register_by_command(desk.own.store, NewOrder(reference="1", authority="a", address=ADDRESS))
    path = f"/orders/{made.id}"
    assert desk.browser().get(path).status_code == 404
    assert "Aucun message connu" in senior.get(path).text
    again = senior.post(path, path)
    assert (again.status_code, "Aucun message connu" in again.text) == (409, True)
    assert senior.post(path, path, by_hand="yes").status_code == 303
    assert "supprimé à la main" in senior.get(path).text


class TestRegister:
    def test_a_senior_registers_one_and_is_led_to_it(self, senior: Browser) -> None:
        answer = senior.post("/orders", "/orders", **FORM, silent="yes")
        assert answer.location == "/orders/1"
        page = senior.get("/orders/1").text
        assert "en retard de" in page
        assert "interdit d’informer" in page
        assert "IR-2026/17" in senior.get("/orders").text

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("reference", "", id="no reference"),
            pytest.param("authority", "x" * 201, id="an authority without end"),
            pytest.param("address", "forum", id="no address"),
            pytest.param("received_at", "yesterday", id="no time"),
            pytest.param("received_at", "2999-01-01T00:00", id="the future"),
        ],
    )
    def test_a_wrong_field_is_marked_and_the_rest_is_kept(
        self, senior: Browser, field: str, value: str
    ) -> None:
        answer = senior.post("/orders", "/orders", **{**FORM, field: value})
        assert answer.status_code == 422
        assert re.search(rf'name="{field}"[^>]*aria-invalid="true"', answer.text)
        assert ("Office central" if field != "authority" else "IR-2026/17") in answer.text

    def test_a_moderator_sees_the_list_and_no_form(self, desk: Desk, senior: Browser) -> None:
        browser = desk.browser()
        page = browser.get("/orders").text
        assert "Aucune autorité" in page
        assert 'name="reference"' not in page
        assert browser.post("/orders", "/", **FORM).status_code == 403
        assert 'href="/orders"' in senior.get("/").text
