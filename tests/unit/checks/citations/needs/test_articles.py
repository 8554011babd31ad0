"""Pasted articles: told by the marks of news writing, once for each copy."""

import pytest

from moderation.checks.citations import CHECK
from moderation.context import Candidate, Context
from moderation.model import Format, Post, Span
from moderation.text.align import compare
from moderation.text.document import prepare
from tests.unit.checks.citations.asking import findings, missing
from tests.unit.checks.citations.test_recognise import ARTICLE

P = pytest.param
RECIPE = (
    "Pour six personnes : faites revenir l'oignon avec les épices et la moitié de la coriandre. Quand "
    "cela sent bon dans l'escalier, ajoutez les tomates et deux litres d'eau chaude. Quarante minutes à la "
    "cocotte, puis le reste de la coriandre. Lavez le blé trois fois, versez-le et laissez vingt minutes à "
    "découvert en remuant, sinon il attache. Servez avec un citron, bon appétit à tous."
)


def test_an_article_without_source_is_asked_once() -> None:
    assert missing(ARTICLE) == [("article", ARTICLE)]


def test_each_copy_is_asked() -> None:
    assert missing(f"{ARTICLE}\n\n{ARTICLE}") == [("article", ARTICLE), ("article", ARTICLE)]


@pytest.mark.parametrize(
    "body",
    [
        P(f"{ARTICLE}\nSource : https://a.example/x", id="closed by its source"),
        P(f"Lu dans Le Monde du 3 mai 2014 :\n\n{ARTICLE}", id="opened by its source"),
        P(f"{ARTICLE}\n\n[url=https://a.example/x]Le Courrier[/url]", id="a link below"),
        P(f"{ARTICLE} (source: courrier.example)", id="in its last line"),
        P(RECIPE, id="a recipe"),
        P(ARTICLE.replace("La cour", "Moi je pense que la cour"), id="somebody speaks"),
    ],
)
def test_what_is_no_article_without_source(body: str) -> None:
    assert missing(body) == []


def test_a_comment_below_is_not_part_of_the_article() -> None:
    assert missing(f"{ARTICLE}\n\nMoi ça me dégoûte, et vous ?") == [("article", ARTICLE)]


def test_a_known_article_needs_no_mark_of_news_writing() -> None:
    body = f"{RECIPE}\n\nMoi j'ajoute du sel."
    document = prepare(Post(id="p", body=body))
    comparison = compare(document, Candidate(kind="article", id="a", body=RECIPE))
    assert comparison is not None
    found = CHECK.examine(document, Context(comparisons=(comparison,)))
    assert [(finding.reason, finding.spans) for finding in found] == [("article", (Span(0, len(RECIPE)),))]


def test_a_known_article_in_a_members_quote_is_not_asked_of_who_answers() -> None:
    body = f"[quote=karim]{RECIPE}[/quote]\nTout à fait d'accord avec toi"
    document = prepare(Post(id="p", body=body, format=Format.BBCODE))
    comparison = compare(document, Candidate(kind="article", id="a", body=RECIPE))
    assert comparison is not None
    assert CHECK.examine(document, Context(comparisons=(comparison,))) == ()


def test_an_article_is_shown_by_its_first_words() -> None:
    (finding,) = findings(ARTICLE)
    assert finding.words is not None
    assert ARTICLE[finding.words[0].start : finding.words[0].end] == ARTICLE[:80]
