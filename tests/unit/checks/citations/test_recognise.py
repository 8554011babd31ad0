"""All forms together: spans lie in the body, do not meet, and stand in order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.citations import recognise
from moderation.model import Format, Post
from moderation.text.document import prepare
from tests.unit.checks.citations.asking import cited

PIECES = st.sampled_from(
    [
        *("source >>>> http://a.example/x", "\n", "\n\n", " ", "(", ")", "[", "]", "« Bonjour à tous »", "«"),
        *("selon l'INSEE", "https://b.example/é?q=1", "[url=https://a.example]x[/url]", "<b>", "</b>", "**"),
        *("(Le Monde, 12 avril 2012)", "sourate 2, verset 255", "رواه البخاري", "وَقَالَ", "😀", "e\u0301"),
        *("\u200f", "[1]", "n° 3", "ISBN 978-2-07-036822-8", "قال تعالى:"),
    ]
)


@given(st.lists(PIECES, max_size=14), st.sampled_from(list(Format)))
def test_spans_are_of_the_body_ordered_and_apart(pieces: list[str], format: Format) -> None:  # noqa: A002 - the interface's own word
    body = "".join(pieces)
    found = recognise(prepare(Post(id="p", body=body, format=format)))
    assert all(0 <= one.start < one.end <= len(body) for one in found)
    assert all(one.start <= other.start for one, other in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for _, words in cited(text):
        assert words in text


def test_marks_that_are_read_over_keep_their_place() -> None:
    body = "قَالَ: كَلَامٌ طَيِّبٌ. رَوَاهُ البُخَارِيُّ"
    assert cited(body) == [("hadith", "رَوَاهُ البُخَارِيُّ")]


def test_the_longer_of_two_that_meet_stands() -> None:
    assert cited("(Boukhari et Mouslim, d'après Ibn Omar)") == [
        ("hadith", "(Boukhari et Mouslim, d'après Ibn Omar)")
    ]


ARTICLE = (
    "La cour de Valmire a confirmé jeudi la condamnation du gérant de la conserverie. Selon une enquête de "
    "l'INSEE parue en mai 2019, le parquet aurait saisi plus de quatre mille boîtes dans la région. « Nous "
    "le savions », a déclaré une ancienne employée à la barre. Le conseil municipal devrait se prononcer la "
    "semaine prochaine, et les syndicats ont réclamé des garanties pour soixante salariés."
)


def test_what_a_pasted_article_says_of_its_sources_is_no_citation_of_the_member() -> None:
    assert cited(ARTICLE + "\nSource : https://a.example/x") == [
        ("source_line", "Source : https://a.example/x")
    ]


def test_an_article_pasted_twice_with_its_source_lines() -> None:
    copy = ARTICLE + "\nsource >>>> http://a.example/cour/conserverie\n"
    assert [form for form, _ in cited(copy + copy)] == ["source_line", "source_line"]
