"""A case leads with what changed since it was decided, and with the one key that an answer needs."""

import html
import re

from moderation.desk.administer import add_source
from moderation.desk.decide import Choice, decide
from moderation.model import Action, CaseReason, CaseState, DecisionState
from moderation.ports.records import Purpose
from tests.unit.web.desk import ARTICLE, CALL, TWICE, Browser, Desk

SINCE = re.compile(r'<section class="since".*?</section>', re.DOTALL)
LETTER = re.compile(r'<textarea name="letter_(\w+)"[^>]*>([^<]*)</textarea>')


def _asked(desk: Desk, action: str = "cut_to_extract", body: str = TWICE) -> Browser:
    desk.receive(body, id="same")
    browser = desk.browser()
    browser.decide(1, action, grounds="repetition")
    return browser


def _since(browser: Browser) -> str:
    found = SINCE.findall(browser.get("/cases/1").text)
    return found[0] if found else ""


def _case(desk: Desk) -> tuple[CaseState, CaseReason]:
    with desk.own.store.read() as tx:
        case = tx.cases.get(1)
        return case.state, case.reason


def test_a_waiting_case_says_until_when_and_can_be_taken_back(desk: Desk) -> None:
    browser = _asked(desk)
    page = browser.get("/cases/1").text
    assert "Attend l’auteur" in _since(browser)
    assert "/cases/1/decisions/1/undo" in page
    assert "/cases/1/claim" not in page
    assert "/cases/1/skip" not in page
    assert 'value="hide"' in page
    assert browser.post("/cases/1/claim").status_code == 409


def test_an_edit_that_leaves_both_copies_is_shown_while_it_waits(desk: Desk) -> None:
    browser = _asked(desk)
    desk.receive(f"{TWICE} Fin.", id="same")
    since = _since(browser)
    assert "<ins> Fin.</ins>" in since
    assert "est toujours là" in since
    assert 'data-key="y"' not in since
    assert _case(desk)[0] is CaseState.WAITING


def test_an_answer_is_closed_by_one_button(desk: Desk) -> None:
    browser = _asked(desk)
    desk.receive(ARTICLE, id="same")
    since = _since(browser)
    assert "<del>" in since
    assert "<ins>" not in since
    assert 'data-key="y"' in since
    assert "Il ne reste qu’un extrait" in since
    assert browser.decide(1, "none").status_code == 303
    assert _case(desk)[0] is CaseState.DECIDED
    assert _since(browser) == ""


def test_an_answer_is_no_answer_any_more_when_the_copies_come_back(desk: Desk) -> None:
    browser = _asked(desk)
    desk.receive(ARTICLE, id="same")
    desk.receive(f"{TWICE} ", id="same")
    assert 'data-key="y"' not in _since(browser)


def test_what_is_new_is_named(desk: Desk) -> None:
    browser = _asked(desk, "none")
    desk.receive(f"{CALL}\n\n{TWICE}", id="same")
    since = _since(browser)
    assert "Depuis la dernière décision" in since
    assert re.search(r'href="/cases/1\?finding=\d+#finding-\d+">Organisation listée', since)
    assert "Répétition" not in since


def test_a_new_source_is_new_in_an_unchanged_text(desk: Desk) -> None:
    browser = _asked(desk, "none")
    add_source(desk.own.store, text=ARTICLE, url="https://gazette.example/a")
    with desk.own.store.write() as tx:
        post = tx.posts.get(1)
        tx.examinations.add(post.id, post.revision or 0, Purpose.REPROCESS)
    desk.receive("Bonjour.", id="other")
    since = _since(browser)
    assert "Texte venu d&#39;ailleurs" in since or "Texte venu d'ailleurs" in since
    assert "<ins>" not in since


def test_what_an_edit_before_any_decision_changed_is_there_to_open(desk: Desk) -> None:
    desk.receive(TWICE, id="same")
    desk.receive(f"{TWICE} Fin.", id="same")
    browser = desk.browser()
    assert _since(browser) == ""
    assert re.search(r'<details class="edit">.*<ins> Fin\.</ins>', browser.get("/cases/1").text, re.DOTALL)


def test_far_words_are_left_out(desk: Desk) -> None:
    desk.receive(f"{TWICE}\n{'Une suite. ' * 60}", id="same")
    desk.receive(f"{TWICE}\n{'Une suite. ' * 60} Fin.", id="same")
    (edit,) = re.findall(
        r'<details class="edit">.*?</details>', desk.browser().get("/cases/1").text, re.DOTALL
    )
    assert 'class="skipped"' in edit
    assert len(edit) < 1_500


def test_the_author_is_told_what_the_moderator_left_of_the_draft(desk: Desk) -> None:
    add_source(desk.own.store, text=ARTICLE, url="https://gazette.example/a", title="La vallée")
    desk.receive(TWICE)
    browser = desk.browser()
    drafts = dict(LETTER.findall(browser.get("/cases/1").text))
    assert set(drafts) == {"ask_source", "cut_to_extract", "keep_one_copy"}
    assert html.unescape(drafts["cut_to_extract"]).endswith("Source : https://gazette.example/a")
    letters = {"letter_cut_to_extract": "Merci de\r\ncouper.", "letter_keep_one_copy": "Une seule, svp."}
    refused = browser.decide(1, "hide", **letters)  # without a ground
    assert dict(LETTER.findall(refused.text))["keep_one_copy"] == "Une seule, svp."
    browser.decide(1, "cut_to_extract", note="Règle 4.", **letters)
    with desk.own.store.read() as tx:
        assert tx.letters.of(1).text == "Merci de\ncouper.\n\nRègle 4."
    assert "Merci de\ncouper." in browser.get("/cases/1").text, "the history shows it"


def test_an_untouched_draft_is_written_from_the_grounds_that_are_chosen(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    drafted = dict(LETTER.findall(browser.get("/cases/1").text))["ask_source"]
    assert "d'un article" in html.unescape(drafted)
    untouched = {"letter_ask_source": html.unescape(drafted).replace("\n", "\r\n")}
    browser.decide(1, "ask_source", grounds="citations", note="Merci.", **untouched)
    with desk.own.store.read() as tx:
        assert (tx.letters.of(1).text, tx.cases.decision(1).note) == (None, "Merci.")


def test_an_author_who_could_not_be_told_is_shown_until_a_person_has(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    browser.decide(1, "hide", grounds="repetition")
    with desk.own.store.write() as tx:
        tx.letters.write(1, None, fault="KeyError")
        tx.cases.mark(1, DecisionState.DELIVERED)
    assert "n’a pas pu être écrite" in browser.get("/cases/1").text
    assert 'href="/cases/1"' in browser.get("/").text
    for status in (303, 409):
        assert browser.post("/cases/1/decisions/1/told").status_code == status
    assert "n’a pas pu être écrite" not in browser.get("/cases/1").text


def test_a_post_without_such_findings_has_no_drafts(desk: Desk) -> None:
    desk.receive(CALL)
    assert LETTER.findall(desk.browser().get("/cases/1").text) == []


def test_silence_is_told(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    choice = Choice(action=Action.CUT_TO_EXTRACT, grounds=("repetition",))
    decide(desk.own.store, 1, desk.users["amina"].user, choice, grace=0, answer_hours=0)
    with desk.own.store.write() as tx:
        assert tx.cases.return_silent() == [1]
    assert "pas répondu" in _since(browser)
