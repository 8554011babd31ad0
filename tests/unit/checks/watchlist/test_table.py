"""The table of false alarms."""

from moderation.checks.watchlist.table import Case, Row, markdown, table
from moderation.model import Post


def _case(language: str, body: str, *entities: str) -> Case:
    return Case(language, Post(id="case", body=body), frozenset(entities))


CASES = (
    _case("fr", "Boko Haram et le PKK", "boko-haram"),
    _case("fr", "Il pleut."),
    _case("en", "Nothing here", "kkk"),
    _case("en", "Come and fight the jihad in Somalia"),
)


def test_rows_count_texts_by_language_and_ideology() -> None:
    assert table(CASES) == (
        Row("en", "calls without a name", 2, 0, 0, 1),
        Row("en", "white-supremacist", 2, 0, 1, 0),
        Row("fr", "jihadist", 2, 1, 0, 0),
        Row("fr", "separatist-marxist", 2, 0, 0, 1),
    )


def test_no_texts_no_rows() -> None:
    assert table(()) == ()


def test_it_is_written_as_a_table() -> None:
    text = markdown(table(CASES))
    assert text.splitlines()[0].startswith("| language | ideology |")
    assert "| fr | jihadist | 2 | 1 | 0 | 0 |" in text
