"""What a statement is made of: the facts, the quotes, the days, the language, the rules."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from moderation.model import Action, Finding, Source, Span
from moderation.statement import House, as_json, as_text, sections
from moderation.statement.days import day, last_day_to_appeal
from tests.unit.statement.examples import BODY, COPIED, EARLIER, EVERY_CHECK, POST, REPEATED, WORDS, stated

LATE = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "forum", "expected"),
    [
        pytest.param("fr", "ar", "fr", id="a French post, whatever the forum speaks"),
        pytest.param("ar", "fr", "ar", id="an Arabic post"),
        pytest.param("en", "fr", "en", id="an English post"),
        pytest.param("ary", "ar", "fr", id="Darija in Latin letters is answered in French"),
        pytest.param("und", "ar", "ar", id="no language: the forum's"),
        pytest.param("und", "fr-MA", "fr", id="the forum's own may be a regional one"),
        pytest.param("und", "de", "fr", id="a forum in a language that is not ours"),
    ],
)
def test_it_speaks_the_authors_language(content: str, forum: str, expected: str) -> None:
    assert stated(content, house=House(name="agora", language=forum)).language == expected


def test_facts_are_the_findings_of_the_grounds_alone() -> None:
    assert [fact.check for fact in stated().facts] == ["repetition"]
    assert [fact.check for fact in stated(grounds=EVERY_CHECK).facts] == list(EVERY_CHECK)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"findings": ()}, id="nothing was found"),
        pytest.param({"findings": (replace(REPEATED, exempt="quote"),)}, id="it was set aside"),
        pytest.param({"around": {"doubted": (1,)}}, id="a person had said that it is wrong"),
    ],
)
def test_a_ground_without_a_finding_is_a_persons_own(given: dict[str, object]) -> None:
    (fact,) = stated(**given).facts  # type: ignore[arg-type]  # one table for all fields
    assert fact.sentence == "Un modérateur a lu le message et y a vu ceci\u00a0: Répétition."
    assert fact.quotes == ()


def test_quotes_are_the_exact_words() -> None:
    (fact,) = stated().facts
    assert fact.quotes == (WORDS,)  # said twice, quoted once


def test_a_title_is_quoted_too() -> None:
    finding = replace(REPEATED, spans=(), title_spans=(Span(3, 9),))
    (fact,) = stated(findings=(finding,), post=replace(POST, title="Le marché")).facts
    assert fact.quotes == ("marché",)


def test_what_is_on_the_list_is_not_named_in_the_sentence() -> None:
    (fact,) = stated(grounds=("watchlist",)).facts
    assert "AQMI" not in fact.sentence
    assert fact.quotes == ("AQMI",)


@pytest.mark.parametrize(
    "finding",
    [
        pytest.param(EARLIER, id="a post that came before"),
        pytest.param(replace(COPIED, source=Source(kind="post", id="t9-p1")), id="a passage of such a post"),
    ],
)
def test_another_post_is_not_named_by_our_own_number(finding: Finding) -> None:
    (fact,) = stated(grounds=(finding.check,), findings=(finding,)).facts
    assert "t9-p1" not in fact.sentence
    assert fact.sentence == fact.plain


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        pytest.param(None, date(2026, 3, 31), id="UTC where no zone is set"),
        pytest.param("Europe/Paris", date(2026, 4, 1), id="already tomorrow"),
        pytest.param("America/Montreal", date(2026, 3, 31), id="still today"),
    ],
)
def test_days_are_those_of_the_forum(zone: str | None, expected: date) -> None:
    house = House.read("agora", "fr", {} if zone is None else {"timezone": zone})
    statement = stated(house=house, at=LATE, around={"posted_at": LATE})
    assert (statement.posted_on, statement.decided_on) == (expected, expected)


@pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_the_ends_of_the_calendar_are_days_too(at: datetime) -> None:
    zones = [House.read("a", "fr", {"timezone": name}).zone for name in ("Asia/Tokyo", "America/Montreal")]
    assert {day(at, zone).year for zone in zones} == {at.year}


@pytest.mark.parametrize(
    ("decided", "last"),
    [
        pytest.param(date(2026, 3, 1), date(2026, 9, 1), id="the same day of the sixth month"),
        pytest.param(date(2026, 8, 31), date(2027, 2, 28), id="a shorter month, and another year"),
        pytest.param(date(2027, 8, 31), date(2028, 2, 29), id="a leap year"),
        pytest.param(date(2026, 12, 31), date(2027, 6, 30), id="the last day of a year"),
    ],
)
def test_an_author_has_six_months(decided: date, last: date) -> None:
    assert last_day_to_appeal(decided) == last


def test_a_statement_says_what_article_17_asks_for() -> None:
    statement = stated(
        note="Merci de votre compréhension.", around={"appeal": "https://mod.example/appeals/x"}
    )
    codes = [part.code for part in sections(statement)]
    assert codes == ["restriction", "facts", "detection", "ground", "note", "redress", "reference"]
    text = as_text(statement).replace("\u00a0", " ")
    for said in (
        "a été masqué le 1er mars 2026",
        "97 % du message",
        "de sa propre initiative",
        "il n'a rien décidé",
        "Règle du forum : Un message dit une chose une fois",
        "jusqu'au 1er septembre 2026 : https://mod.example/appeals/x",
        "organe certifié",
        "saisir la justice",
        "Merci de votre compréhension.",
        "decision-17-20260301T120000Z",
    ):
        assert said in text


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_neither_the_letter_nor_the_document_quotes_the_post(language: str) -> None:
    statement = stated(language, grounds=EVERY_CHECK)
    for form in (as_text(statement), str(as_json(statement))):
        assert WORDS not in form
        assert "AQMI" not in form
        assert str(POST.url) not in form
        assert "amina" not in form


@pytest.mark.parametrize(
    ("action", "word", "code"),
    [
        pytest.param(Action.HIDE, "masqué", "CONTENT_DISABLED", id="hidden"),
        pytest.param(Action.REMOVE, "supprimé", "CONTENT_REMOVED", id="removed"),
    ],
)
def test_a_restriction_has_its_name(action: Action, word: str, code: str) -> None:
    statement = stated(action=action)
    assert word in as_text(statement)
    assert as_json(statement)["restriction"] == code


@pytest.mark.parametrize(
    ("around", "said"),
    [
        pytest.param({}, "de sa propre initiative", id="found by the forum itself"),
        pytest.param({"is_noticed": True}, "après un signalement", id="somebody reported it"),
        pytest.param({"is_ordered": True}, "Une autorité a ordonné", id="an authority ordered it"),
    ],
)
def test_it_says_how_the_post_was_noticed(around: dict[str, object], said: str) -> None:
    assert said in as_text(stated(around=around))


def test_an_end_is_told_and_leaves_nothing_to_contest() -> None:
    text = as_text(stated(around={"ended_on": LATE.date(), "may_appeal": False}))
    assert "Cela a pris fin le 31 mars 2026" in text
    assert "contester" not in text


def test_what_was_withdrawn_never_took_effect() -> None:
    text = as_text(stated(around={"ended_on": LATE.date(), "was_applied": False}))
    assert "avant d'avoir un effet" in text


def test_an_id_is_never_used_again() -> None:
    ids = {stated(id=number, at=at).puid for number in (1, 2) for at in (LATE, LATE.replace(year=2027))}
    assert len(ids) == 4


def test_body_is_as_the_examples_say() -> None:
    assert BODY[REPEATED.spans[1].start : REPEATED.spans[1].end] == WORDS
