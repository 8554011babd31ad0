"""langdetect's profiles, scored exactly."""

import json
import math
from importlib.resources import files

import numpy as np
import pytest

from moderation.text.profiles import LANGUAGES, profiles


def score(text: str) -> dict[str, float]:
    codes = np.array([ord(character) for character in text], dtype=np.uint32)
    return dict(zip(LANGUAGES, profiles().scores(codes).sum(axis=0).tolist(), strict=True))


def share(language: str, gram: str) -> float:
    """Work out a gram's share from langdetect's own file, whatever its case."""
    profile = json.loads((files("langdetect") / "profiles" / language).read_text(encoding="utf-8"))
    count = sum(found for known, found in profile["freq"].items() if known.lower() == gram)
    return float(count / profile["n_words"][len(gram) - 1])


def test_a_score_is_the_sum_over_every_gram() -> None:
    grams = ["o", "u", "i", " o", "ou", "ui", " ou", "oui"]
    known = [gram for gram in grams if any(share(language, gram) for language in LANGUAGES)]
    expected = sum(math.log(share("fr", gram) + 0.5 / 10_000) for gram in known)
    assert score("oui")["fr"] == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("la lumière du matin entre doucement", "fr"),
        ("the light of morning comes in slowly", "en"),
        ("la luz de la mañana entra despacio", "es"),
        ("das Licht des Morgens kommt langsam herein", "de"),
    ],
)
def test_the_best_score_is_the_language(text: str, language: str) -> None:
    scores = score(text)
    assert max(scores, key=scores.__getitem__) == language


def test_case_does_not_count_and_other_scripts_say_nothing() -> None:
    assert score("MERCI") == score("merci")
    assert set(score("صباح 123 Ж").values()) == {0.0}
