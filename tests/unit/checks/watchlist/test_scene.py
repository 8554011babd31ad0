"""The scene: quotations, sentences, questions, words in a stretch."""

import pytest

from moderation.checks.watchlist.fold import fold
from moderation.checks.watchlist.scene import LONGEST, scene
from moderation.checks.watchlist.vocabulary import Role, Vocabulary
from moderation.text.plain import Segment, SegmentKind

VOCABULARY = Vocabulary([("renard", Role("cue", "x")), ("loup", Role("praise"))])


def _words(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("il dit « un renard » ici", True, id="guillemets"),
        pytest.param("il dit “un renard” ici", True, id="curly"),
        pytest.param('il dit "un renard" ici', True, id="straight"),
        pytest.param("> un renard\nici", True, id="a quoted line"),
        pytest.param("ici\n  > un renard\nici", True, id="a quoted line behind spaces"),
        pytest.param("a > un renard", False, id="a sign within a line"),
        pytest.param("« un » renard « deux »", False, id="between two"),
        pytest.param('"un\nrenard"', False, id="straight marks do not cross lines"),
        pytest.param("« un renard", False, id="never closed"),
    ],
)
def test_quotations(text: str, *, expected: bool) -> None:
    assert scene(text, fold(text), VOCABULARY).is_quoted(*_words(text, "renard")) is expected


def test_a_quoted_segment_is_quoted() -> None:
    text = "un renard"
    quote = (Segment(0, len(text), SegmentKind.QUOTE),)
    assert scene(text, fold(text), VOCABULARY, quote).is_quoted(3, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Un. Le renard dort. Deux.", " Le renard dort.", id="between stops"),
        pytest.param("Un\nLe renard dort\nDeux", "Le renard dort\n", id="between lines"),
        pytest.param("Le renard pèse 3.5 kg ? Oui.", "Le renard pèse 3.5 kg ?", id="a stop inside a figure"),
        pytest.param("هل هنا renard؟ نعم", "هل هنا renard؟", id="an Arabic question"),
        pytest.param("renard", "renard", id="nothing else"),
    ],
)
def test_sentences(text: str, expected: str) -> None:
    start, end = scene(text, fold(text), VOCABULARY).sentence(*_words(text, "renard"))
    assert text[start:end] == expected


def test_an_endless_sentence_is_cut() -> None:
    text = "a " * 2_000 + "renard" + " a" * 2_000
    start, end = scene(text, fold(text), VOCABULARY).sentence(4_000, 4_006)
    assert (start, end) == (4_000 - LONGEST, 4_006 + LONGEST)


def test_questions_and_words_of_a_stretch() -> None:
    text = "Le renard ? Le loup ؟ Le renard."
    seen = scene(text, fold(text), VOCABULARY)
    assert [seen.question(0, 11), seen.question(12, 22), seen.question(22, 32)] == [10, 20, None]
    assert [hit.start for hit in seen.between(0, 32, "cue")] == [3, 25]
    assert [hit.start for hit in seen.between(0, 32, "praise")] == [15]
    assert seen.between(0, 32, "support") == []
    assert seen.between(4, 9, "cue") == []


def test_nothing_has_an_empty_scene() -> None:
    assert scene("", fold(""), VOCABULARY).groups == {}
