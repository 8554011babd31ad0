"""Compare: passages stand side by side, in the order of the post, with what is between them."""

import pytest

from moderation.model import Finding, Passage, Span
from moderation.web.pages.compare import aligned, passages_of
from tests.unit.web.desk import ARTICLE, TWICE, Desk

HERE = "Avant. UN un un. Entre. DEUX deux. Fin."
THERE = "Tête. UN un un. Milieu. DEUX deux."


def test_gaps_are_what_stands_between() -> None:
    first, second = Passage(7, 16, 6, 15), Passage(24, 34, 24, 34)
    rows = aligned([first, second], HERE, THERE)
    assert [(row.before.head, row.here.head) for row in rows] == [
        ("Avant. ", "UN un un."),
        (" Entre. ", "DEUX deux."),
    ]
    assert [(row.before_there.head, row.there.head) for row in rows] == [
        ("Tête. ", "UN un un."),
        (" Milieu. ", "DEUX deux."),
    ]


def test_a_source_that_goes_back_has_no_gap() -> None:
    rows = aligned([Passage(7, 16, 24, 34), Passage(24, 34, 6, 15)], HERE, THERE)
    assert rows[1].before_there.head == ""
    assert rows[1].there.head == "UN un un."


def test_each_later_copy_stands_beside_the_first() -> None:
    spans = (Span(0, 5), Span(10, 15), Span(20, 25))
    finding = Finding(
        check="repetition", kind="repeated_passage", check_version="1", confidence=1, spans=spans
    )
    assert passages_of(finding) == [Passage(0, 5, 10, 15), Passage(0, 5, 20, 25)]


def test_a_copy_stands_beside_its_source(desk: Desk) -> None:
    desk.add_source()
    desk.receive(f"Lisez ceci\n{ARTICLE}\nsource >>>> https://gazette.example/a\n{ARTICLE}\nFin")
    page = desk.browser().get("/cases/1/compare/2").text
    assert "La vallée rouverte" in page
    assert "Une source qui mène à ce texte est nommée dans le message" in page
    assert "Lisez ceci" in page
    assert '<code class="address" dir="ltr">https://gazette.example/a</code>' in page


def test_a_duplicate_stands_beside_the_earlier_post(desk: Desk) -> None:
    desk.receive(ARTICLE, author="a", title="L'original")
    desk.receive(ARTICLE + " Lisez.", author="b")
    browser = desk.browser()
    page = browser.get("/cases/1").text
    (path, *_) = [part for part in page.split('"') if part.startswith("/cases/1/compare/")]
    assert "Le message précédent" in browser.get(path).text


@pytest.mark.parametrize(
    "path",
    ["/cases/1/compare/99", "/cases/1/compare/0", "/cases/9/compare/1", f"/cases/{'9' * 30}", "/?after=9"],
)
def test_what_is_not_there_is_not_found(desk: Desk, path: str) -> None:
    desk.receive(TWICE)
    assert desk.browser().get(path).status_code == 404
