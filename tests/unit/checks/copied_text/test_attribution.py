"""attributed: which citation names the source that a passage came from."""

import pytest

from moderation.checks.copied_text import CHECK
from moderation.model import Format
from tests.unit.checks.reuse import article, ask, known, post
from tests.unit.text.reuse import ARTICLE, OWN

FAR = " ".join([OWN] * 3)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(ARTICLE, False, id="no citation"),
        pytest.param(f"{ARTICLE}\nsource >>>> http://article-hebdo.example/musee", True, id="a source line"),
        pytest.param(
            f"https://www.article-hebdo.example/musee/#haut {FAR} {ARTICLE}", True, id="its address, far away"
        ),
        pytest.param(f"{ARTICLE}\nsource : https://article-hebdo.example/", True, id="its site, near"),
        pytest.param(f"https://article-hebdo.example/autre {FAR} {ARTICLE}", False, id="its site, far away"),
        pytest.param(f"{ARTICLE}\nsource : https://ailleurs.example/musee", False, id="another address"),
        pytest.param(f"{ARTICLE}\nSource : Article Hebdo", True, id="the outlet by name"),
        pytest.param(
            f"{ARTICLE}\n[i]Source : Le musée de la mer rouvre, mars[/i]", True, id="the title by name"
        ),
        pytest.param(
            f"{ARTICLE}\nSource : Courrier du Port",
            True,
            id="a name that nobody can look up closes the passage",
        ),
        pytest.param(f"Source : Courrier du Port\n{FAR}\n{ARTICLE}", False, id="such a name far away"),
    ],
)
def test_attributed(body: str, expected: bool) -> None:
    format = Format.BBCODE if "[i]" in body else Format.TEXT  # noqa: A001 - the interface's own word
    (finding,) = ask(CHECK, post(body, format), known(article()))
    assert finding.attributed is expected
