"""The check as the others see it."""

from dataclasses import replace

import pytest

from moderation.checks.check import Example
from moderation.checks.citations import CHECK, recognise
from moderation.context import Context, EarlierLink
from moderation.text.document import prepare
from tests.unit.checks.citations.asking import findings, missing

FIGURE = "62 % des lycéens n'ouvrent jamais un journal."


@pytest.mark.parametrize("example", CHECK.examples, ids=lambda example: example.name)
def test_examples(example: Example) -> None:
    document = prepare(example.post())
    context = replace(example.context, citations=recognise(document))
    found = CHECK.examine(document, context)
    assert (
        tuple(
            (finding.kind, tuple(example.body[span.start : span.end] for span in finding.spans))
            for finding in found
        )
        == example.expect
    )


def test_what_the_author_linked_earlier_in_the_thread_stands_for_a_figure() -> None:
    links = (EarlierLink(canonical="https://a.example/x", post="p0", author="a", thread="t"),)
    assert findings(FIGURE, Context(thread_links=links)) == ()


def test_an_earlier_link_does_not_stand_for_scripture() -> None:
    links = (EarlierLink(canonical="https://a.example/x", post="p0", author="a", thread="t"),)
    body = "Je garde « avec la difficulté vient certes la facilité »."
    assert len(findings(body, Context(thread_links=links))) == 1


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        pytest.param(0, ["missing"], id="the first time"),
        pytest.param(2, ["missing"], id="seldom"),
        pytest.param(3, ["missing", "repeated"], id="again and again"),
    ],
)
def test_repeated(before: int, kinds: list[str]) -> None:
    assert [finding.kind for finding in findings(FIGURE, Context(missing_before=before))] == kinds


def test_nothing_missing_is_not_repeated() -> None:
    assert findings("Bonjour à tous.", Context(missing_before=9)) == ()


def test_findings_are_ordered_and_apart() -> None:
    claim, quote = "La mairie a détourné l'argent.", "Le préfet a déclaré : « aucun logement ne sera vidé »."
    body = f"{FIGURE} {claim} {quote}"
    assert [reason for reason, _ in missing(body)] == ["statistic", "claim", "quote"]


def test_a_finding_shows_its_words() -> None:
    (finding,) = findings(FIGURE)
    assert finding.words is not None
    assert [FIGURE[word.start : word.end] for word in finding.words] == ["62 %", "lycéens"]


def test_the_same_document_gives_the_same_findings() -> None:
    assert findings(FIGURE) == findings(FIGURE)
