"""Changes: what leads from one text to another, in whole words."""

import unicodedata
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.text.changes import Change, Kind, changes

WORDS = st.lists(st.sampled_from(["le", "port", "dort", "سلام", "é", "x\u0301", "\n\n", " "]), max_size=60)
TEXTS = st.one_of(WORDS.map(" ".join), st.text(max_size=80))
SIGNS = {Kind.KEPT: "{}", Kind.TAKEN: "[-{}-]", Kind.ADDED: "[+{}+]"}


def written(found: list[Change]) -> str:
    return "".join(SIGNS[each.kind].format(each.text) for each in found)


def side(found: list[Change], kind: Kind) -> str:
    return "".join(each.text for each in found if each.kind in (Kind.KEPT, kind))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("un mot", "un mot", "un mot", id="the same"),
        pytest.param("", "un mot", "[+un mot+]", id="all of it is new"),
        pytest.param("un mot", "", "[-un mot-]", id="nothing is left"),
        pytest.param("un mot", "un mot\nsource : x", "un mot[+\nsource : x+]", id="a line at the end"),
        pytest.param("un vieux mot", "un mot", "un [-vieux -]mot", id="a word less"),
        pytest.param("un chat noir", "un chien noir", "un [-chat-][+chien+] noir", id="whole words"),
        pytest.param("a b c d", "a x y d", "a [-b c-][+x y+] d", id="spaces alone keep nothing apart"),
        pytest.param("كتب الولد", "كتبت الولد", "[-كتب-][+كتبت+] الولد", id="Arabic words"),
        pytest.param(
            "e\u0301 a", "e\u0301 \u0301a", "e\u0301[- a-][+ \u0301a+]", id="a mark stays with its space"
        ),
        pytest.param("A\n\nB\n\nA", "A\n\nA", "A\n\n[-B\n\n-]A", id="a paragraph"),
    ],
)
def test_examples(old: str, new: str, expected: str) -> None:
    assert written(changes(old, new)) == expected


@given(TEXTS, TEXTS)
def test_both_texts_can_be_made_again(old: str, new: str) -> None:
    found = changes(old, new)
    assert side(found, Kind.TAKEN) == old
    assert side(found, Kind.ADDED) == new


@given(WORDS, WORDS, WORDS, WORDS)
def test_what_stands_around_an_edit_is_kept(
    head: list[str], tail: list[str], one: list[str], other: list[str]
) -> None:
    before, after = " ".join([*head, "début "]), " ".join([" fin", *tail])
    found = changes(before + " ".join(one) + after, before + " ".join(other) + after)
    kept = sum(len(each.text) for each in found if each.kind is Kind.KEPT)
    assert kept >= len(before.rstrip()) + len(after.lstrip()) - 2 * max(
        map(len, [*one, *other, *head, *tail, " "])
    )


@given(TEXTS, TEXTS)
def test_nothing_begins_with_what_extends_the_character_before(old: str, new: str) -> None:
    for text in (each.text for each in changes(old, new)[1:]):
        assert unicodedata.category(text[0]) not in ("Mn", "Mc", "Me") or text[0] in (old[:1], new[:1])


@given(TEXTS, TEXTS)
def test_kinds_take_turns(old: str, new: str) -> None:
    kinds = [each.kind for each in changes(old, new)]
    pairs = list(pairwise(kinds))
    assert all(one is not other for one, other in pairs)
    assert (Kind.ADDED, Kind.TAKEN) not in pairs


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("a b " * 5000, "a c " * 5000, id="two words over and over"),
        pytest.param(" \n" * 10_000, "\n " * 10_000, id="only spaces"),
        pytest.param("x" * 20_000, "x" * 19_999 + "y", id="one long word"),
        pytest.param(
            " ".join(f"u{n} " + "a b " * 16 for n in range(150)),
            " ".join(f"u{n} " + "a c " * 16 for n in range(150)),
            id="many small stretches",
        ),
        pytest.param(
            " ".join(map(str, range(4000))), " ".join(map(str, range(3999, -1, -1))), id="turned about"
        ),
    ],
)
def test_texts_that_are_made_to_be_slow_are_not(old: str, new: str) -> None:
    begun = process_time()
    found = changes(old, new)
    assert process_time() - begun < 2  # seconds; most take a tenth
    assert side(found, Kind.TAKEN) == old
    assert side(found, Kind.ADDED) == new
