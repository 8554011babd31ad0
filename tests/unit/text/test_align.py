"""Alignment: the same passages under every light edit, exact on both sides; nothing where nothing is."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.context import Candidate
from moderation.model import Format, Passage, Post
from moderation.text.align import compare, covered
from moderation.text.document import prepare
from tests.unit.text.reuse import ARABIC, ARTICLE, HOSTILE, OWN, compared, words_replaced

SENTENCES = [f"{sentence.rstrip('.')}." for sentence in ARTICLE.split(". ")]


def without_accents(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


EDITS = {
    "as it was": ARTICLE,
    "capitals": ARTICLE.upper(),
    "accents lost": without_accents(ARTICLE),
    "decomposed": unicodedata.normalize("NFD", ARTICLE),
    "wrapped again": ARTICLE.replace(" ", "\n", 40),
    "zero-width characters in words": ARTICLE.replace("e", "e\u200b"),
    "look-alikes": ARTICLE.replace("a", "а").replace("o", "о"),
    "quotes restyled": ARTICLE.replace("'", "’"),
    "bold words as they are written": ARTICLE.replace(" mer ", " [b]mer[/b] ").replace(
        " nuit", " [i]nuit[/i]"
    ),
    "every tenth word replaced": words_replaced(ARTICLE, 10),
    "every fifth word replaced": words_replaced(ARTICLE, 5),
    "every fourth word replaced": words_replaced(ARTICLE, 4),
    "sentences moved": " ".join(SENTENCES[2:] + SENTENCES[:2]),
    "every eighth word dropped": " ".join(
        word for place, word in enumerate(ARTICLE.split(), start=1) if place % 8
    ),
    "a word put between sentences": " Bon, enfin, bref ! ".join(SENTENCES),
}


@pytest.mark.parametrize("copy", [pytest.param(copy, id=name) for name, copy in EDITS.items()])
def test_a_lightly_edited_copy_is_one_passage(copy: str) -> None:
    before, after = f"{OWN}\n\n", f"\n\n{OWN[::-1]}"
    found = compared(before + copy + after, ARTICLE)
    assert found is not None
    (passage,) = found.passages
    assert abs(passage.start - len(before)) <= 10
    assert abs(passage.end - len(before + copy)) <= 10
    assert passage.source_start <= 10
    assert passage.source_end >= len(ARTICLE) - 10
    assert found.matched <= found.letters <= found.post_letters


ARABIC_EDITS = {
    "harakat": "".join(one + "\u064e" if one.isalpha() else one for one in ARABIC),
    "tatweel": ARABIC.replace("ا", "ـا"),
    "alef without hamza": ARABIC.replace("أ", "ا").replace("إ", "ا"),
    "ya for alef maqsura": ARABIC.replace("ى", "ي"),
    "ha for ta marbuta": ARABIC.replace("ة", "ه"),
    "Persian ya and kaf": ARABIC.replace("ي", "ی").replace("ك", "ک"),
}


@pytest.mark.parametrize("copy", [pytest.param(copy, id=name) for name, copy in ARABIC_EDITS.items()])
def test_arabic_spelling_loses_nothing(copy: str) -> None:
    found = compared(copy, ARABIC)
    assert found is not None
    assert found.matched == found.post_letters == found.candidate_letters
    assert found.passages == (Passage(0, len(copy), 0, len(ARABIC)),)


@pytest.mark.parametrize(
    ("body", "format"),
    [
        pytest.param(f"[quote=Nour]{OWN}[/quote]\n[b]{ARTICLE}[/b]", Format.BBCODE, id="bbcode"),
        pytest.param(
            f"<p>{OWN}</p><p>{ARTICLE.replace(' mer ', ' <b>mer</b> ')}</p>", Format.HTML, id="html"
        ),
        pytest.param(f"> {OWN}\n\n{ARTICLE.replace(' mer ', ' **mer** ')}", Format.MARKDOWN, id="markdown"),
    ],
)
def test_markup_within_a_copy_costs_nothing(body: str, format: Format) -> None:  # noqa: A002 - the interface's own word
    found = compared(body, ARTICLE, format)
    assert found is not None
    (passage,) = found.passages
    assert body[passage.start : passage.end].startswith("Le musée")
    assert body[passage.start : passage.end].endswith("un gérant.")
    assert found.gaps == ()


def test_offsets_lead_into_the_candidate_as_it_was_written() -> None:
    source = f"<h1>Musée</h1><p>{ARTICLE}</p>"
    candidate = Candidate(kind="article", id="a", body=source, format=Format.HTML)
    found = compare(prepare(Post(id="p", body=ARTICLE)), candidate)
    assert found is not None
    (passage,) = found.passages
    assert source[passage.source_start : passage.source_end] == ARTICLE


def test_a_copy_pasted_twice_has_two_passages_even_when_its_title_stands_in_an_address() -> None:
    line = (
        "\nsource >>>> https://musee.example/le-musee-de-la-mer-rouvrira-ses-portes-au-debut-du-printemps\n"
    )
    body = f"{OWN}\n{ARTICLE}{line}{ARTICLE}{line}"
    found = compared(body, ARTICLE)
    assert found is not None
    assert [body[one.start : one.end] for one in found.passages] == [ARTICLE, ARTICLE]
    assert found.candidate_shared == found.candidate_letters


def test_gaps_are_the_replaced_words() -> None:
    copy = ARTICLE.replace("quarante mille", "cinquante mille").replace("vingt dirhams", "trente euros")
    found = compared(copy, ARTICLE)
    assert found is not None
    changed = " ".join(copy[gap.start : gap.end] for gap in found.gaps)
    assert "cinqu" in changed
    assert "trente euro" in changed
    assert len(changed) < 40


def test_an_article_within_three_times_its_length_of_own_words_is_found() -> None:
    own = " ".join(f"{OWN} ({number})" for number in range(5))
    assert len(own) > 1.4 * len(ARTICLE)
    body = f"{own}\n{ARTICLE}\n{own[::-1]}"
    found = compared(body, ARTICLE)
    assert found is not None
    assert [body[one.start : one.end] for one in found.passages] == [ARTICLE]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param("👍🏽", id="no letter"),
        pytest.param(OWN, id="other words"),
        pytest.param(
            f"{OWN} La directrice espère quarante mille entrées la première année. {OWN[::-1]}",
            id="ten words",
        ),
        pytest.param(
            f"{OWN} {' — '.join(' '.join(ARTICLE.split()[at : at + 4]) for at in range(80, 0, -9))}",
            id="scraps",
        ),
    ],
)
def test_what_anybody_may_write_is_no_passage(body: str) -> None:
    assert compared(body, ARTICLE) is None


def test_a_short_post_needs_fewer_letters_if_they_are_most_of_it() -> None:
    offer = "Vends canapé trois places en velours, très bon état, à prendre à Kénitra, cent euros."
    assert compared(offer.replace("cent euros", "deux cents"), offer) is not None
    assert compared(f"{offer} {OWN} {OWN[::-1]}", offer) is None


WORDS = st.lists(
    st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon", "zêta", "théta", "kappa"]), max_size=40
)


@given(
    before=WORDS,
    after=WORDS,
    marks=st.lists(st.sampled_from(["\u200b", "\u064b", "\u00ad", "", "\u0301"]), min_size=1),
)
def test_passages_hold_what_they_say(before: list[str], after: list[str], marks: list[str]) -> None:
    copy = "".join(one + marks[place % len(marks)] for place, one in enumerate(ARTICLE))
    body = f"{' '.join(before)}. {copy} {' '.join(after)}"
    found = compared(body, ARTICLE)
    assert found is not None
    (passage,) = found.passages
    assert body[passage.start : passage.end].rstrip("\u200b\u064b\u00ad\u0301") == copy.rstrip(
        "\u200b\u064b\u00ad\u0301"
    )
    assert ARTICLE[passage.source_start : passage.source_end] == ARTICLE


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20))))
def test_covered_counts_each_place_once(stretches: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in stretches]
    assert covered(spans) == len({place for start, end in spans for place in range(start, end)})


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_takes_less_than_a_second(text: str) -> None:
    post = prepare(Post(id="p", body=text))
    begun = time.process_time()
    compare(post, Candidate(kind="post", id="q", body=text[1:]))
    assert time.process_time() - begun < 1
