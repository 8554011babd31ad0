"""Ambiguous names: what makes them sure, and what makes them something else."""

from collections.abc import Callable

import pytest

from moderation.checks.watchlist.ambiguity import settle
from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.scene import NOTHING, Scene
from moderation.checks.watchlist.vocabulary import Groups, Hit, Role

Named = Callable[[str], list[tuple[str, str, str]]]
FAR = "mot " * 40


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("L'OAS a commis un attentat ce jour-là.", ["oas"], id="one strong word"),
        pytest.param("Isis est rentrée de l'école.", [], id="no context"),
        pytest.param("ISIS controlled Raqqa then.", ["isis"], id="a word of its own"),
        pytest.param("L'UVF, un dossier de police et de prison.", ["uvf"], id="two weak words"),
        pytest.param("L'UVF, un dossier.", [], id="one weak word"),
        pytest.param(f"Un attentat. {FAR} L'UVF ?", [], id="a strong word too far away"),
        pytest.param("Daech ou EI, c'est pareil.", ["isis", "isis"], id="a sure name near"),
        pytest.param("La déesse Isis et le massacre d'Osiris.", [], id="an exclusion beats context"),
        pytest.param("My ETA is 5 pm after the ambush of traffic.", [], id="an arrival time"),
        pytest.param(
            "Le nazi a acheté 14 mots croisés.", ["fourteen-words"], id="a slogan beside its own word"
        ),
        pytest.param("14 mots sur un attentat.", [], id="an everyday name needs its own words"),
        pytest.param("The Base of the terrorist attack plan", [], id="an everyday English name"),
        pytest.param("حزب الله هم الغالبون", [], id="a verse"),
        pytest.param("حزب الله في لبنان", ["hezbollah"], id="the same words with a country"),
        pytest.param("القاعدة الفقهية في الحرب", [], id="a rule of law"),
        pytest.param("montre Casio Al-Qaïda", [], id="an exclusion beside a sure name"),
        pytest.param(f"Casio. {FAR} Al-Qaïda", ["al-qaeda"], id="far from it the name is sure"),
    ],
)
def test_context(named: Named, body: str, expected: list[str]) -> None:
    assert [entity for entity, _, _ in named(body)] == expected


def _mention(start: int, end: int, entity: str = "a", *, needs_context: bool = False) -> Mention:
    return Mention(start, end, entity, "exact", needs_context, letters=end - start)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param([_mention(0, 5), _mention(0, 9, "b")], [(0, 9)], id="the longer from one start"),
        pytest.param([_mention(4, 9), _mention(0, 9, "b")], [(0, 9)], id="the longer to one end"),
        pytest.param([_mention(0, 5), _mention(3, 6, "b")], [(0, 5)], id="the longer of two that cross"),
        pytest.param([_mention(0, 3), _mention(3, 6, "b")], [(0, 3), (3, 6)], id="neighbours stay"),
        pytest.param(
            [_mention(0, 9, "b", needs_context=True), _mention(0, 4)],
            [(0, 4)],
            id="one that is not sure gives way",
        ),
        pytest.param([], [], id="none"),
    ],
)
def test_the_longest_wins(mentions: list[Mention], expected: list[tuple[int, int]]) -> None:
    settled = settle(mentions, NOTHING)
    assert [(mention.start, mention.end) for mention in settled] == expected


def _scene(groups: Groups) -> Scene:
    return Scene("un mot et un nom", groups)


def test_words_of_the_title_count_as_near() -> None:
    ambiguous = _mention(0, 4, needs_context=True)
    title = _scene({"strong": [Hit(0, 8, Role("strong", "terroris"))]})
    assert settle([ambiguous], NOTHING) == []
    assert settle([ambiguous], NOTHING, title) == [ambiguous]


def test_words_of_an_entity_speak_for_it_alone() -> None:
    ambiguous = _mention(9, 14, needs_context=True)
    own = {"context": [Hit(0, 8, Role("context", entities=frozenset({"a", "c"})))]}
    others = {"context": [Hit(0, 8, Role("context", entities=frozenset({"b"})))]}
    against = own | {"exclusion": [Hit(0, 8, Role("exclusion", entities=frozenset({"a"})))]}
    assert settle([ambiguous], _scene(own)) == [ambiguous]
    assert settle([ambiguous], _scene(others)) == []
    assert settle([ambiguous], _scene(against)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param((200, 208), 1, id="within 150 characters"),
        pytest.param((40, 48), 0, id="farther before"),
        pytest.param((364, 372), 0, id="farther behind"),
        pytest.param((210, 212), 0, id="within the name itself"),
    ],
)
def test_context_is_near(words: tuple[int, int], expected: int) -> None:
    ambiguous = _mention(209, 213, needs_context=True)
    strong = _scene({"strong": [Hit(*words, Role("strong", "terroris"))]})
    assert len(settle([ambiguous], strong)) == expected
