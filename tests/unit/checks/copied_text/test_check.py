"""copied_text: what is taken from where, how much of it, and what is no fault."""

from dataclasses import replace

import pytest

from moderation.checks.check import Example
from moderation.checks.copied_text import CHECK
from moderation.context import Candidate
from moderation.model import Finding, Format, Post
from tests.unit.checks.reuse import article, ask, ask_example, earlier, known, post
from tests.unit.text.reuse import ARTICLE, OWN

SENTENCES = ARTICLE.split(". ")
EXTRACT = ". ".join(SENTENCES[1:4])
LONG_OWN = f"{OWN} {OWN[::-1]} {OWN[::2]}"


def told(asked: Post | str, *candidates: Candidate) -> tuple[Finding, ...]:
    return ask(CHECK, post(asked) if isinstance(asked, str) else asked, known(*candidates))


@pytest.mark.parametrize("example", [pytest.param(one, id=one.name) for one in CHECK.examples])
def test_examples(example: Example) -> None:
    assert ask_example(CHECK, example) == example.expect


def test_a_full_copy_pasted_twice_is_one_finding_with_a_span_for_each_copy() -> None:
    body = f"{OWN}\n{ARTICLE}\n—\n{ARTICLE}"
    (finding,) = told(body, article())
    assert finding.kind == "full_copy"
    assert finding.source is not None
    assert (finding.source.kind, finding.source.id) == ("article", "article")
    assert [body[span.start : span.end] for span in finding.spans] == [ARTICLE, ARTICLE]
    assert finding.passages is not None
    assert [(one.source_start, one.source_end) for one in finding.passages] == [(0, len(ARTICLE))] * 2
    assert finding.share_of_source == 1
    assert finding.confidence == 1
    assert finding.attributed is False


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(f"{OWN} {EXTRACT}.", "passage", id="an extract"),
        pytest.param(f"{OWN} {'. '.join(SENTENCES[:-1])}.", "full_copy", id="all but the last sentence"),
        pytest.param(f"{ARTICLE[:130]}", "passage", id="a short post that is nothing else"),
    ],
)
def test_kinds(body: str, kind: str) -> None:
    assert [one.kind for one in told(body, article())] == [kind]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(OWN, id="words of one's own"),
        pytest.param(
            f"{LONG_OWN} {' '.join(ARTICLE.split()[40:52])} {LONG_OWN}", id="twelve words in a long post"
        ),
    ],
)
def test_nothing_is_told(body: str) -> None:
    assert told(body, article()) == ()


def test_short_passages_are_less_sure() -> None:
    body = f"{LONG_OWN} {' '.join(ARTICLE.split()[:24])} {LONG_OWN}"
    (finding,) = told(body, article())
    assert 0.5 <= finding.confidence < 0.75, "shown, not queued alone"


def test_an_earlier_post_below_half_is_a_source() -> None:
    (finding,) = told(f"{LONG_OWN} {EXTRACT}.", earlier(ARTICLE))
    assert finding.source is not None
    assert finding.source.kind == "post"
    assert told(ARTICLE, earlier(f"{ARTICLE} {OWN}")) == (), "from half on it is a duplicate"


@pytest.mark.parametrize(
    ("asked", "candidate", "reason"),
    [
        pytest.param(
            post(f"[quote=Nour]{EXTRACT}[/quote]\n{LONG_OWN}", Format.BBCODE), earlier(ARTICLE), "quote",
            id="the quoted block of another member",
        ),
        pytest.param(
            post(f"> {EXTRACT}\n\n{LONG_OWN}", Format.MARKDOWN), earlier(ARTICLE), "quote",
            id="an unnamed block that came from a member",
        ),
        pytest.param(
            post(f"[quote=Nour]{ARTICLE}[/quote]\n{LONG_OWN}", Format.BBCODE), article(), "quote",
            id="an article that the quoted member had pasted",
        ),
        pytest.param(
            post(f"{LONG_OWN} Le journal dit : « {SENTENCES[1]} »."), article(), "short_quotation",
            id="a marked quotation of fewer than fifty words",
        ),
        pytest.param(
            post(f"[quote]{SENTENCES[1]}[/quote] {LONG_OWN}", Format.BBCODE), article(), "short_quotation",
            id="an unnamed block of fewer than fifty words",
        ),
        pytest.param(
            post(f"{LONG_OWN} {EXTRACT}.", author="Nour"), earlier(ARTICLE), "own_post",
            id="one's own earlier post",
        ),
        pytest.param(
            post(f"[code]{EXTRACT}[/code]\n{LONG_OWN}", Format.BBCODE), earlier(ARTICLE), "code", id="logs"
        ),
    ],
)  # fmt: skip
def test_exempt_passages_are_told_with_their_reason(asked: Post, candidate: Candidate, reason: str) -> None:
    assert [finding.exempt for finding in told(asked, candidate)] == [reason]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(post(f"{OWN} « {ARTICLE} »"), id="a whole article in quotation marks"),
        pytest.param(
            post(f"[quote]{ARTICLE}[/quote]", Format.BBCODE), id="a whole article in an unnamed block"
        ),
    ],
)
def test_marks_excuse_no_whole_article(asked: Post) -> None:
    assert [(one.kind, one.exempt) for one in told(asked, article())] == [("full_copy", None)]


def test_a_passage_that_counts_is_told_without_those_that_do_not() -> None:
    body = f"« {SENTENCES[3]} » {LONG_OWN} {'. '.join(SENTENCES[:2])}. {OWN}"
    (finding,) = told(body, article())
    assert finding.exempt is None
    assert [body[span.start : span.end] for span in finding.spans] == [f"{'. '.join(SENTENCES[:2])}."]


def test_sources_that_copy_each_other_are_one_finding() -> None:
    shorter = article(". ".join(SENTENCES[:4]), name="bref")
    assert [one.source.id for one in told(ARTICLE, shorter, article()) if one.source] == ["article"]


def test_a_family_is_one_finding_and_the_cited_source_comes_first() -> None:
    body = f"{ARTICLE}\nsource : https://second-hebdo.example/musee"
    first, second = article(name="first", family="agence"), article(name="second", family="agence")
    (finding,) = told(body, first, second)
    assert finding.source is not None
    assert (finding.source.id, finding.attributed, finding.family) == ("second", True, "agence")


def test_an_article_explains_more_than_the_post_that_copied_it() -> None:
    found = told(f"{LONG_OWN} {EXTRACT}.", earlier(f"{LONG_OWN[::-1]} {EXTRACT}."), article())
    assert [one.source.kind for one in found if one.source] == ["article"]


def test_two_sources_are_two_findings_by_place() -> None:
    other = replace(article(LONG_OWN, name="autre"), title=None)
    found = told(f"{ARTICLE} — {LONG_OWN}", other, article())
    assert [one.source.id for one in found if one.source] == ["article", "autre"]
