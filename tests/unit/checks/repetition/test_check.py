"""repetition: when a post that says something twice is told so, and which words are left out."""

import pytest

from moderation.checks.check import Example
from moderation.checks.repetition import CHECK
from moderation.context import Context
from moderation.model import Finding, Format
from tests.unit.checks.reuse import ask, ask_example, post
from tests.unit.text.reuse import ARTICLE, OWN

LINE = "source >>>> https://musee.example/le-musee-de-la-mer"
FATIHA = (
    "بسم الله الرحمن الرحيم الحمد لله رب العالمين الرحمن الرحيم مالك يوم الدين إياك نعبد وإياك نستعين"
    " اهدنا الصراط المستقيم صراط الذين أنعمت عليهم غير المغضوب عليهم ولا الضالين"
    " قل هو الله أحد الله الصمد لم يلد ولم يولد ولم يكن له كفوا أحد"
)
SQUARES = " ".join(str(number * number) for number in range(900))
SALAWAT = "اللهم صل على محمد وعلى آل محمد كما صليت على إبراهيم وعلى آل إبراهيم إنك حميد مجيد"


def told(body: str, format: Format = Format.TEXT) -> tuple[Finding, ...]:  # noqa: A002 - the interface's own word
    return ask(CHECK, post(body, format), Context())


def words(body: str, finding: Finding) -> list[str]:
    return [body[span.start : span.end] for span in finding.spans]


@pytest.mark.parametrize("example", [pytest.param(one, id=one.name) for one in CHECK.examples])
def test_examples(example: Example) -> None:
    assert ask_example(CHECK, example) == example.expect


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{OWN}\n{ARTICLE}\n{LINE}\n{ARTICLE}\n{LINE}", id="each closed by the source line"),
        pytest.param(f"{LINE}\n{ARTICLE}\n{LINE}\n{ARTICLE}", id="each copy opened by it"),
        pytest.param(f"{ARTICLE}\n({LINE})\n\n{ARTICLE}\n({LINE})", id="in brackets"),
        pytest.param(f"{ARTICLE}\n{OWN}\n{ARTICLE}", id="without one"),
    ],
)
def test_spans_are_the_copies_without_their_source_lines(body: str) -> None:
    (finding,) = told(body)
    assert words(body, finding) == [ARTICLE, ARTICLE]
    assert finding.kind == "repeated_passage"
    assert finding.exempt is None
    assert finding.confidence == 1


def test_a_link_within_the_last_line_belongs_to_the_passage() -> None:
    text = f"{ARTICLE} Le plan est ici → https://musee.example/plan"
    body = f"{text}\n\n{LINE}\n\n{text}\n\n{LINE}"
    (finding,) = told(body)
    assert words(body, finding) == [text, text]


def test_shares_count_letters() -> None:
    (finding,) = told(f"{ARTICLE}\n{ARTICLE}")
    assert finding.share_of_post == 1
    (finding,) = told(f"{ARTICLE}\n{OWN}\n{OWN[::-1]}\n{ARTICLE}")
    assert finding.share_of_post is not None
    assert 0.5 < finding.share_of_post < 0.9


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param(ARTICLE, id="once"),
        pytest.param(f"{OWN[:120]} {ARTICLE} {OWN[:120]}", id="under 150 letters again"),
        pytest.param(f"{OWN} {SQUARES} {OWN}", id="under 15 % of a long post"),
        pytest.param("ahahah " * 100, id="a laugh"),
        pytest.param("Merci. " * 60, id="a word for ever"),
    ],
)
def test_nothing_is_told(body: str) -> None:
    assert told(body) == ()


@pytest.mark.parametrize(
    ("body", "format", "reason"),
    [
        pytest.param(
            f"[quote=Nour]{ARTICLE}[/quote]\nJe le remets :\n{ARTICLE}",
            Format.BBCODE,
            "quote",
            id="a quoted post",
        ),
        pytest.param(
            f"[code]{ARTICLE}[/code]\nEt encore :\n[code]{ARTICLE}[/code]", Format.BBCODE, "code", id="logs"
        ),
        pytest.param(f"{FATIHA}\n\nثم\n\n{FATIHA}", Format.TEXT, "scripture", id="a surah"),
        pytest.param("\n".join([SALAWAT] * 5), Format.TEXT, "formula", id="a litany"),
    ],
)
def test_exempt_repetition_is_told_with_its_reason(body: str, format: Format, reason: str) -> None:  # noqa: A002 - the word
    assert [finding.exempt for finding in told(body, format)] == [reason]


def test_two_passages_are_two_findings_in_order() -> None:
    body = f"{OWN}\n{OWN}\nEt voici l'article, deux fois aussi.\n{ARTICLE}\n{ARTICLE}"
    assert [words(body, finding)[0] for finding in told(body)] == [OWN, ARTICLE]
