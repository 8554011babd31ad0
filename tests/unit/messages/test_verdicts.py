"""What a verdict says to its reader."""

import pytest

from moderation.messages import conclude, name_of_check
from moderation.model import Queue, Verdict


@pytest.mark.parametrize(
    ("verdict", "language", "said"),
    [
        pytest.param(Verdict(queue=Queue.NONE), "en", "Nothing to look at.", id="nothing"),
        pytest.param(
            Verdict(queue=Queue.REVIEW, reasons=("repetition", "copied_text")), "en",
            "To be reviewed: repetition, text from elsewhere.", id="two reasons",
        ),
        pytest.param(
            Verdict(queue=Queue.REVIEW, reasons=("citations",), failed=("a rule",)), "fr",
            "À relire : source manquante ; une règle n'a pas pu être appliquée : a rule.", id="a rule failed",
        ),
        pytest.param(
            Verdict(queue=Queue.URGENT, reasons=("watchlist",)), "ar",
            "للمراجعة أولا: منظمة مدرجة.", id="ar",
        ),
    ],
)  # fmt: skip
def test_a_verdict_is_one_sentence(verdict: Verdict, language: str, said: str) -> None:
    assert conclude(verdict, language).replace("\u202f", " ").replace("\xa0", " ") == said


def test_a_check_has_a_name() -> None:
    assert name_of_check("duplicates", "fr") == "Déjà publié"
    assert name_of_check("another", "fr") == "another"
