"""Edges over replaced words: short runs beside a passage count, chance ones do not."""

import pytest

from moderation.text.chain import Chain
from moderation.text.extend import extend
from moderation.text.normalise import fold

CORE = "lagrandesalledesbarquesdontlacharpenteaetereprise"


@pytest.mark.parametrize(
    ("before", "after", "source_before", "source_after", "gained"),
    [
        pytest.param("", "", "", "", (0, 0), id="nothing beside it"),
        pytest.param("abcdefgh", "ijklmnop", "qrstuvwx", "yzabcdef", (0, 0), id="other words beside it"),
        pytest.param(
            "visiteursxxx", "", "visiteursyyyy", "", (12, 0), id="a word replaced near the beginning"
        ),
        pytest.param("", "xxxpiecesparpieces", "", "yyyypiecesparpieces", (0, 18), id="one near the end"),
        pytest.param("", "xxxpieces", "", "yyypiedes", (0, 0), id="a run of three letters is chance"),
        pytest.param("", "x" * 31 + "piecespar", "", "y" * 31 + "piecespar", (0, 0), id="a run too far away"),
        pytest.param("", "piecespar", "", "y" * 16 + "piecespar", (0, 0), id="too many letters left out"),
        pytest.param(
            "", "xxpiecesparxxenchantier", "", "yypiecesparyyenchantier", (0, 23), id="step by step"
        ),
    ],
)
def test_extend(
    before: str, after: str, source_before: str, source_after: str, gained: tuple[int, int]
) -> None:
    first, second = fold(before + CORE + after).codes, fold(source_before + CORE + source_after).codes
    start, source_start, size = len(before), len(source_before), len(CORE)
    passage = Chain(start, start + size, source_start, source_start + size, size, size, limit=1 << 20)
    extended = extend(passage, first, second)
    assert (passage.start - extended.start, extended.end - passage.end) == gained
    assert extended.letters >= passage.letters
