"""duplicates: which earlier posts a post repeats, and which it only resembles."""

from dataclasses import replace

import pytest

from moderation.checks.check import Example
from moderation.checks.duplicates import CHECK
from moderation.context import Candidate, Context
from moderation.model import Finding, Format, Post
from tests.unit.checks.reuse import article, ask, ask_example, earlier, known, post
from tests.unit.text.reuse import ARTICLE, OWN, words_replaced

FATIHA = (
    "الحمد لله رب العالمين الرحمن الرحيم مالك يوم الدين إياك نعبد وإياك نستعين"
    " اهدنا الصراط المستقيم صراط الذين أنعمت عليهم غير المغضوب عليهم ولا الضالين"
)


def told(asked: Post | str, *candidates: Candidate) -> tuple[Finding, ...]:
    return ask(CHECK, post(asked) if isinstance(asked, str) else asked, known(*candidates))


@pytest.mark.parametrize("example", [pytest.param(one, id=one.name) for one in CHECK.examples])
def test_examples(example: Example) -> None:
    assert ask_example(CHECK, example) == example.expect


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(OWN, "exact", id="the same"),
        pytest.param(OWN.upper().replace(" ", "\n"), "exact", id="the same in capitals, wrapped again"),
        pytest.param(f"{OWN} Et vous ?", "near", id="two words more"),
        pytest.param(words_replaced(OWN, 5), "near", id="every fifth word replaced"),
        pytest.param(OWN[: len(OWN) * 2 // 3], "near", id="a part of it and nothing else"),
        pytest.param(f"{OWN} {ARTICLE[:150]}", "near", id="more than half of the post"),
    ],
)
def test_kinds(body: str, kind: str) -> None:
    (finding,) = told(body, earlier(OWN))
    assert (finding.kind, finding.of) == (kind, "earlier")
    assert finding.containment is not None
    assert finding.containment >= 0.5
    assert (finding.containment == 1) == (kind == "exact" or body in OWN)


@pytest.mark.parametrize(
    ("body", "exempt"),
    [
        pytest.param(
            "اللهم ارحم موتانا وموتى المسلمين واجعل قبورهم روضة من رياض الجنة ولا تجعلها حفرة من حفر النار",
            "formula",
            id="a du'a",
        ),
        pytest.param(
            "Qu'Allah lui fasse miséricorde et donne la patience à sa famille et à ses proches",
            "formula",
            id="condolences",
        ),
        pytest.param(
            "Joyeux anniversaire, plein de bonheur, de santé et de réussite à toute la famille",
            "formula",
            id="a wish",
        ),
        pytest.param(f"On lit : « {OWN[:150]} »", "short_quotation", id="a sentence in quotation marks"),
        pytest.param(OWN, None, id="somebody's own words"),
        pytest.param(f"Merci. {OWN}", None, id="thanks before them excuse nothing"),
    ],
)
def test_what_everybody_says_is_shown_and_excused(body: str, exempt: str | None) -> None:
    (finding,) = told(body, earlier(body))
    assert finding.exempt == exempt


@pytest.mark.parametrize(
    ("body", "candidate"),
    [
        pytest.param(OWN, earlier(ARTICLE), id="another post"),
        pytest.param(
            f"{OWN} {ARTICLE}", earlier(OWN), id="less than half of the post: copied text, not a duplicate"
        ),
        pytest.param(ARTICLE, article(), id="an article is no post"),
        pytest.param(
            "Merci beaucoup, c'est très gentil",
            earlier("Merci beaucoup, c'est très gentil"),
            id="a tiny post",
        ),
        pytest.param("👍🏽👍🏽👍🏽", earlier("👍🏽👍🏽👍🏽"), id="no letters"),
        pytest.param("", earlier(""), id="nothing"),
    ],
)
def test_nothing_is_told(body: str, candidate: Candidate) -> None:
    assert told(body, candidate) == ()


def test_who_wrote_it_before() -> None:
    assert [one.same_author for one in told(OWN, earlier(OWN, author="sami"))] == [True]
    assert [one.same_author for one in told(OWN, earlier(OWN, author="Nour"))] == [False]
    assert [one.same_author for one in told(OWN, earlier(OWN, author=None))] == [None]


TINY = "Vends vélo rouge, cent euros, Salé"


@pytest.mark.parametrize(
    ("candidate", "count"),
    [
        pytest.param(earlier(TINY, author="Sami", hours=2), 1, id="the same member, the same day"),
        pytest.param(earlier(TINY, author="Sami", hours=30), 0, id="the same member, another day"),
        pytest.param(earlier(TINY, author="Nour", hours=2), 0, id="another member"),
        pytest.param(replace(earlier(TINY, author="Sami"), posted_at=None), 0, id="nobody knows when"),
    ],
)
def test_a_tiny_post_is_told_only_of_its_own_author_and_day(candidate: Candidate, count: int) -> None:
    assert len(told(TINY, candidate)) == count


def test_new_words_of_an_edited_repost_are_shown() -> None:
    body = OWN.replace("bureau", "marché couvert") + " Ajout : il vient de rouvrir."
    (finding,) = told(body, earlier(OWN))
    assert finding.new_spans is not None
    new = [body[span.start : span.end] for span in finding.new_spans]
    assert new == ["marché couvert", "Ajout : il vient de rouvrir"]


def test_a_reply_that_quotes_a_post_is_no_duplicate_of_it() -> None:
    body = f"[quote=Nour]{ARTICLE}[/quote]\n{OWN}"
    assert told(post(body, Format.BBCODE), earlier(ARTICLE)) == ()
    (finding,) = told(post(body, Format.BBCODE), earlier(OWN))
    assert (finding.kind, finding.containment) == ("near", 1)


def test_verses_are_exempt() -> None:
    assert [one.exempt for one in told(FATIHA, earlier(FATIHA))] == ["scripture"]


def test_the_nearest_and_earliest_come_first_and_five_are_enough() -> None:
    found = told(
        OWN,
        earlier(f"{OWN} Et vous ?", name="edited", hours=90),
        earlier(OWN, name="late", hours=1),
        earlier(OWN, name="early", hours=80),
        *(earlier(f"{OWN} {number}", name=f"more-{number}") for number in range(5)),
    )
    assert [one.of for one in found][:2] == ["early", "late"]
    assert len(found) == 5


def test_context_without_comparisons() -> None:
    assert ask(CHECK, post(OWN), Context()) == ()
