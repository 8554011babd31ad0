"""The fold: what counts as the same letter, and where each letter came from."""

import sys
import time
import unicodedata

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from moderation.text.normalise import fold, scripture

ANY = st.text(
    st.one_of(
        st.characters(),  # all of Unicode, lone surrogates among them
        st.sampled_from("éœßﷺﬁ²Ⅳ١٢أإآةىـًٌَُِّْ\u0301\u200b\u200d\u202e\u00adаеоХ👍🏽𝐀𝟘"),
    )
)


@pytest.mark.parametrize(
    ("text", "stream"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("L’Été 2010 !", "lete2010", id="accents, apostrophes and spaces go"),
        pytest.param("e\u0301te\u0301", "ete", id="decomposed accents go too"),
        pytest.param(
            "Cœur, Ærø, Straße, İzmir, ışık", "coeuraerostrasseizmirisik", id="ligatures are two letters"
        ),
        pytest.param(
            "ＦＵＬＬ 𝐁𝐨𝐥𝐝 ﬁn x² Ⅳ", "fullboldfinx2iv", id="compatibility forms are the plain letters"
        ),
        pytest.param("مُحَمَّدٌ", "محمد", id="harakat go"),
        pytest.param("محـــمد", "محمد", id="tatweel goes"),
        pytest.param("أإآٱا", "ااااا", id="every alef is one letter"),
        pytest.param("مدرسة مدرسه", "مدرسهمدرسه", id="the round ta is ha"),
        pytest.param("على علي علی", "عليعليعلي", id="final ya, alef maqsura and Persian ya are one"),
        pytest.param("مؤمن شيء قائل", "مومنشيقايل", id="hamza leaves its seat, a lone one goes"),
        pytest.param("ک گ ہ ھ", "ككهه", id="Persian and Urdu forms"),
        pytest.param("٣٤ ۵۶ ७", "34567", id="digits of every script"),
        pytest.param("ﷲ ﻼ", "اللهلا", id="presentation forms"),
        pytest.param(
            "mot\u200bcou\u00adpé\u202e", "motcoupe", id="zero width, soft hyphen and bidi marks go"
        ),
        pytest.param("рaris", "paris", id="a look-alike in a Latin word is Latin"),
        pytest.param("ра\u200bris", "paris", id="a mark does not end the word"),
        pytest.param("рак и paris", "ракиparis", id="a Cyrillic word stays Cyrillic beside a Latin one"),
        pytest.param("ΑΒΓ αβγ", "αβγαβγ", id="a Greek word stays Greek"),
        pytest.param("a\ud800b", "ab", id="a lone surrogate leaves the stream"),
        pytest.param("👍🏽 — « » …", "", id="signs are no letters"),
    ],
)
def test_stream(text: str, stream: str) -> None:
    assert fold(text).stream == stream


def test_a_ligature_has_the_index_of_its_character_twice() -> None:
    folded = fold("un œuf")
    assert folded.stream == "unoeuf"
    assert folded.index.tolist() == [0, 1, 3, 3, 4, 5]


@given(ANY)
def test_stream_codes_and_index_agree(text: str) -> None:
    folded = fold(text)
    assert [ord(letter) for letter in folded.stream] == folded.codes.tolist()
    assert folded.codes.dtype == np.uint32
    assert folded.index.dtype == np.int32
    assert len(folded.index) == len(folded.stream)
    assert all(0 <= place < len(text) for place in folded.index.tolist())
    assert folded.index.tolist() == sorted(folded.index.tolist())


@given(ANY)
def test_each_letter_is_what_its_character_folds_to(text: str) -> None:
    folded = fold(text)
    for place in set(folded.index.tolist()):
        letters = "".join(
            letter
            for letter, origin in zip(folded.stream, folded.index.tolist(), strict=True)
            if origin == place
        )
        alone = fold(text[place]).stream
        assert letters in {alone, fold("l" + text[place] + "l").stream[1:-1]}, "alone, or within a Latin word"


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).stream
    assert fold(once).stream == fold(fold(once).stream).stream


@given(st.text(st.characters(codec="utf-8")))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assume("\u0345" not in decomposed)  # Greek's iota below is a mark alone, and a letter in small letters
    assert fold(composed).stream == fold(decomposed).stream


@given(
    st.text(st.sampled_from("abé األ ة٣\n")),
    st.text(st.sampled_from("\u200b\u0640\u064e\u0301\u00ad"), max_size=3),
)
def test_marks_between_letters_change_nothing(text: str, marks: str) -> None:
    assert fold(marks.join(text)).stream == fold(text).stream


def test_spelling_of_scripture_agrees() -> None:
    assert scripture(fold("ٱلصَّلَوٰةَ")).stream == scripture(fold("الصلاة")).stream
    assert scripture(fold("رب العالمين (2)")).stream == scripture(fold("رَبِّ ٱلْعَٰلَمِينَ")).stream


def test_scripture_keeps_the_index() -> None:
    folded = scripture(fold("قال يا"))
    assert folded.stream == "قل"
    assert folded.index.tolist() == [0, 2]


def test_all_of_unicode_folds_in_linear_time() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    fold(everything)
    begun = time.perf_counter()
    folded = fold(everything)
    assert time.perf_counter() - begun < 1
    assert len(folded.stream) > 100_000
