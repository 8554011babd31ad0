"""Repeats: every copy of a passage, each to within a few characters."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.model import Format
from moderation.text.repeats import COPIES, repeats
from tests.unit.text.reuse import ARABIC, ARTICLE, HOSTILE, OWN, document, words_replaced


def copies(body: str, format: Format = Format.TEXT) -> list[list[str]]:  # noqa: A002 - the interface's own word
    return [[body[span.start : span.end] for span in one.spans] for one in repeats(document(body, format))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(ARTICLE, [], id="once"),
        pytest.param(f"{ARTICLE}\n{ARTICLE}", [[ARTICLE, ARTICLE]], id="twice in a row"),
        pytest.param(f"Ça alors\n{ARTICLE} {OWN} {ARTICLE}", [[ARTICLE, ARTICLE]], id="twice, words between"),
        pytest.param(f"{ARTICLE}\n{ARTICLE}\n{ARTICLE}", [[ARTICLE] * 3], id="three times in a row"),
        pytest.param(
            f"{ARTICLE} a. {ARTICLE} bien. {ARTICLE} c'est tout", [[ARTICLE] * 3], id="three times, apart"
        ),
        pytest.param(f"{ARABIC}\n\n{ARABIC}", [[ARABIC, ARABIC]], id="Arabic"),
        pytest.param(
            f"{OWN} {ARTICLE} {OWN} {ARABIC} {ARTICLE}", [[OWN, OWN], [ARTICLE, ARTICLE]], id="two passages"
        ),
        pytest.param("ha" * 400, [], id="a laugh"),
        pytest.param("سبحان الله وبحمده " * 33, [], id="a litany"),
    ],
)
def test_repeats(body: str, expected: list[list[str]]) -> None:
    assert copies(body) == expected


def test_an_edited_copy_is_a_copy() -> None:
    edited = words_replaced(ARTICLE, 7)
    assert copies(f"{ARTICLE}\n\nOu bien :\n\n{edited}") == [[ARTICLE, edited]]


def test_a_copy_without_its_middle_is_one_passage() -> None:
    sentences = ARTICLE.split(". ")
    short = ". ".join(sentences[:2] + sentences[3:])
    assert copies(f"{ARTICLE}\n\n{OWN}\n\n{short}") == [[ARTICLE, short]]


def test_markup_does_not_hide_a_copy() -> None:
    body = f"<p>{ARTICLE}</p><p>{ARTICLE.replace('mer', '<b>mer</b>')}</p>"
    (found,) = copies(body, Format.HTML)
    assert [one.replace("<b>", "").replace("</b>", "") for one in found] == [ARTICLE, ARTICLE]


@given(st.lists(st.integers(0, 60), min_size=2, max_size=5))
def test_every_copy_is_found_within_ten_characters(between: list[int]) -> None:
    body, places = "", []
    for sign, length in zip("xwzkj", between, strict=False):
        body += f"{sign * length}. "
        places.append((len(body), len(body) + len(ARTICLE)))
        body += f"{ARTICLE} "
    (found, *_) = repeats(document(body))
    assert len(found.spans) == len(places)
    for span, (start, end) in zip(found.spans, places, strict=True):
        assert abs(span.start - start) <= 10
        assert abs(span.end - end) <= 10


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_takes_less_than_a_second(text: str) -> None:
    post = document(text)
    begun = time.process_time()
    found = repeats(post)
    assert time.process_time() - begun < 1
    assert all(len(one.spans) <= COPIES for one in found)
