"""Words that tell a language by themselves."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from moderation.text.profiles import LANGUAGES
from moderation.text.vocabulary import Hits, hits


@pytest.mark.parametrize(
    ("text", "languages", "darija"),
    [
        pytest.param("Je suis là avec vous", {"fr": 4}, 0, id="French function words"),
        pytest.param("l’ami qu'il a", {"fr": 3}, 0, id="elided words, with either apostrophe"),
        pytest.param("this is what you think", {"en": 5}, 0, id="English"),
        pytest.param("kayn bzaf dyal rouh", {}, 3 + 1 / 3, id="certain and possible darija"),
        pytest.param("9alha l9ahwa", {}, 2, id="digits for letters"),
        pytest.param("makayfhemch", {}, 1, id="a verb denied"),
        pytest.param("3eme 3d 9km 7th mp3 ps4 h264 2pac", {}, 0, id="units, ranks and names"),
        pytest.param("match matin kayak", {}, 0, id="French words of darija's shape"),
    ],
)
def test_hits(text: str, languages: dict[str, int], darija: float) -> None:
    found = hits(text)
    assert {code: count for code, count in zip(LANGUAGES, found.languages, strict=True) if count} == languages
    assert found.darija == pytest.approx(darija)


def test_hits_add_up() -> None:
    total = Hits()
    total.add(hits("je suis"))
    total.add(hits("bzaf"))
    assert total == hits("je suis bzaf")


def test_a_word_speaks_for_one_language_only() -> None:
    lists = tomllib.loads((files("moderation.text") / "data/language.toml").read_text(encoding="utf-8"))
    words = [word for group in lists.values() for listed in group.values() for word in set(listed.split())]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert all(word == word.lower() for word in words)
