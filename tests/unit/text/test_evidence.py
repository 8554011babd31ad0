"""What is made of the evidence."""

import pytest

from moderation.text.evidence import Evidence, together
from moderation.text.profiles import LANGUAGES
from moderation.text.vocabulary import Hits


def evidence(latin: int = 40, arabic: int = 0, other: int = 0, **more: float) -> Evidence:
    """Give evidence whose scores and hits are named by language, as `fr` and `fr_words`."""
    words = [int(more.get(f"{code}_words", 0)) for code in LANGUAGES]
    found = Hits(words, more.get("darija", 0.0), int(more.get("words", 10)))
    return Evidence(latin, arabic, other, found, [more.get(code, -300.0) for code in LANGUAGES])


@pytest.mark.parametrize(
    ("given", "language"),
    [
        pytest.param(evidence(latin=0), "und", id="no letters"),
        pytest.param(evidence(latin=10, arabic=10), "ar", id="as many Arabic letters weigh more"),
        pytest.param(evidence(latin=14, arabic=10, fr=-80, fr_words=1), "fr", id="but not many more"),
        pytest.param(evidence(latin=10, other=11), "und", id="another script"),
        pytest.param(evidence(en=-100), "en", id="the best score"),
        pytest.param(evidence(it=-100), "und", id="the best is none that is named"),
        pytest.param(evidence(fr=-103, es=-100), "fr", id="Spanish is rare on the forums"),
        pytest.param(
            evidence(fr=-110, en=-100, fr_words=3), "fr", id="function words outweigh a close score"
        ),
        pytest.param(evidence(latin=8, fr=-50, en=-55), "und", id="short and close"),
        pytest.param(evidence(latin=8, fr=-50, en=-70), "fr", id="short and clear"),
        pytest.param(evidence(latin=8, fr=-50, en=-55, fr_words=1), "fr", id="short, with a function word"),
        pytest.param(evidence(fr=-100, darija=2, words=20), "ary", id="one darija word in ten"),
        pytest.param(
            evidence(fr=-100, fr_words=6, darija=1, words=20), "fr", id="one in twenty is an insertion"
        ),
        pytest.param(evidence(en=-100, darija=2 / 3, words=5), "ary", id="formulas, and no function words"),
        pytest.param(
            evidence(fr=-100, fr_words=2, darija=2 / 3, words=5), "fr", id="formulas among function words"
        ),
    ],
)
def test_language(given: Evidence, language: str) -> None:
    assert given.language() == language


def test_evidence_adds_up() -> None:
    total = together([evidence(fr=-100, fr_words=2), evidence(latin=3, arabic=5, other=1, fr=-20, darija=1)])
    assert (total.latin, total.arabic, total.other) == (43, 5, 1)
    assert total.scores[0] == -120
    assert total.hits == Hits([2, *[0] * (len(LANGUAGES) - 1)], 1.0, 20)
