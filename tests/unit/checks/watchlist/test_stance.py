"""The stance as a hint: only with two independent kinds of cue, and support only as the author's own."""

from collections.abc import Callable

import pytest

from moderation.checks.watchlist.cues import kinds
from moderation.checks.watchlist.load import words
from moderation.model import Citation, Finding

Examine = Callable[..., tuple[Finding, ...]]


def _stances(findings: tuple[Finding, ...]) -> list[str | None]:
    return [finding.stance for finding in findings]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Boko Haram.", "unknown", id="no cue"),
        pytest.param("Selon mon voisin, Boko Haram existe.", "unknown", id="one kind is not enough"),
        pytest.param("Boko Haram ? Pourquoi ?", "unknown", id="a weak kind twice is one kind"),
        pytest.param("Boko Haram, c'est quoi ? mdr", "unknown", id="two weak kinds"),
        pytest.param("Le tribunal a jugé Boko Haram, selon Reuters.", "news", id="justice and attribution"),
        pytest.param("Au XXe siècle, un historien parle de Boko Haram.", "history", id="era and archive"),
        pytest.param("Ma thèse analyse le discours de Boko Haram.", "academic", id="research and analysis"),
        pytest.param("Je condamne Boko Haram, des khawarij.", "counter", id="condemnation and disowning"),
        pytest.param("Boko Haram a tué mon oncle, ma famille est en deuil.", "victim", id="loss and kin"),
        pytest.param(
            "Quelle différence entre Boko Haram et une secte ?", "question", id="asking and explaining"
        ),
        pytest.param("Un sketch dans le film où Boko Haram danse.", "satire", id="mockery and fiction"),
        pytest.param(
            "Selon l'imam et la sourate, Boko Haram.", "unknown", id="worship needs a kind against it"
        ),
        pytest.param("Des assassins, dit l'imam de Boko Haram.", "counter", id="worship beside condemnation"),
        pytest.param(
            "Selon le tribunal, quel courage, Boko Haram.", "unknown", id="praise keeps it from a note"
        ),
    ],
)
def test_two_kinds_of_cue(examine: Examine, body: str, expected: str) -> None:
    assert _stances(examine(body)) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Vive Boko Haram !", "support", id="directly before"),
        pytest.param("Gloire aux combattants de Boko Haram", "support", id="with linking words"),
        pytest.param("Vivent tranquilles ceux qui ignorent Boko Haram", "unknown", id="not directly before"),
        pytest.param("Boko Haram avait raison.", "support", id="in the sentence"),
        pytest.param("Rejoignez Boko Haram", "support", id="an imperative opens the clause"),
        pytest.param("ils disent rejoignez Boko Haram", "unknown", id="an imperative that tells"),
        pytest.param("Il crie « vive Boko Haram » dehors", "unknown", id="quoted"),
        pytest.param("> vive Boko Haram\nnon merci", "unknown", id="a quoted line"),
        pytest.param("Je ne dis pas vive Boko Haram", "unknown", id="denied"),
        pytest.param("I don't say long live Boko Haram", "unknown", id="denied, English"),
        pytest.param("Je ne mens pas, vive Boko Haram", "support", id="a denial of something else"),
        pytest.param("Selon le parquet, il a écrit vive Boko Haram", "unknown", id="reported"),
        pytest.param("Qui a dit vive Boko Haram ?", "unknown", id="asked"),
        pytest.param("mdr vive Boko Haram", "support", id="a laugh is no excuse"),
        pytest.param("عاشت بوكو حرام", "support", id="Arabic"),
        pytest.param("عاش الناس تحت بوكو حرام", "unknown", id="lived, not long live"),
        pytest.param("t7ya da3ich", "support", id="darija"),
    ],
)
def test_support(examine: Examine, body: str, expected: str) -> None:
    assert _stances(examine(body)) == [expected]


def test_a_recognised_citation_is_one_kind_of_cue(examine: Examine) -> None:
    body = "Le journal parle de Boko Haram. (Le Monde, 3 mai)"
    citation = Citation(start=32, end=49, form="press")
    assert _stances(examine(body)) == ["unknown"]
    (finding,) = examine(body, citations=(citation,))
    assert finding.stance == "news"
    assert finding.cues is not None
    assert [(cue.start, cue.end) for cue in finding.cues if cue.meaning == "source"] == [(32, 49)]


def test_a_source_does_not_lend_weight_to_a_weak_cue(examine: Examine) -> None:
    body = "Boko Haram, comment ? (page trois, là)"
    assert _stances(examine(body, citations=(Citation(start=22, end=39, form="press"),))) == ["unknown"]


def test_cues_are_the_words_that_they_say(examine: Examine) -> None:
    body = "Selon Reuters, le tribunal a jugé Boko Haram."
    (finding,) = examine(body)
    assert finding.cues is not None
    assert [(body[cue.start : cue.end], cue.meaning) for cue in finding.cues] == [
        ("Selon", "news"),
        ("Reuters", "news"),
        ("tribunal", "news"),
    ]


def test_cues_far_away_do_not_count(examine: Examine) -> None:
    assert _stances(examine("Selon le tribunal. " + "mot " * 50 + "Boko Haram.")) == ["unknown"]


def test_every_kind_has_terms_and_a_stance_of_the_interface() -> None:
    stances = {"religious", "news", "history", "academic", "counter", "satire", "victim", "question", "quote"}
    assert {kind.stance for kind in kinds().values()} == stances
    assert all(table["terms"] for table in words("cues").values())
