"""Which source stands for which passage."""

import pytest

from tests.unit.checks.citations.asking import missing

FIGURE = "62 % des lycéens n'ouvrent jamais un journal."
P = pytest.param


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        P(f"{FIGURE[:-1]} (Le Monde, 12 avril 2012).", False, id="inside the sentence"),
        P(f"{FIGURE} Lu dans Le Monde du 3 mai 2012.", False, id="in the paragraph"),
        P(
            f"{FIGURE}\n\nC'est dommage.\n\nSource : https://a.example/x",
            False,
            id="a source line closes all above",
        ),
        P(f"Source : https://a.example/x\n{FIGURE}", False, id="a source line opens what follows"),
        P(
            f"Source : https://a.example/x\n\nBien le bonjour.\n\nAutre chose.\n\n{FIGURE}",
            True,
            id="too far above",
        ),
        P(
            f"Le barrage est plein ([relevé](https://a.example/x)).\n\n{FIGURE}",
            True,
            id="a link that closes the sentence of another line",
        ),
        P(
            f"Le barrage est plein.\nSource : hespress, 3 mars 2024\n\n{FIGURE}",
            True,
            id="a source line that closes the line above opens nothing",
        ),
        P(f"{FIGURE} (rapporté par Boukhari)", True, id="scripture stands for scripture only"),
        P(f"{FIGURE} (vu sur Facebook)", True, id="a pseudo-source"),
        P(f"{FIGURE}\nSource :", True, id="an empty source"),
        P(f"{FIGURE} D'après Abou Hourayra.", True, id="a narrator"),
        P(
            "« avec la difficulté vient certes la facilité » (Coran 94:5)",
            False,
            id="scripture by its reference",
        ),
        P("« avec la difficulté vient certes la facilité »\n(Coran 94:5)", False, id="on the next line"),
    ],
)
def test_coverage(body: str, *, asked: bool) -> None:
    assert bool(missing(body)) is asked
