"""What the lint refuses, and that the list that ships is clean."""

import pytest

from moderation.checks.watchlist.entities import Removal, Watchlist
from moderation.checks.watchlist.lint import lint, unknown
from moderation.checks.watchlist.load import default, parse

LISTED = 'names.fr = ["Renard"]\ndesignations = [{ list = "UN", name = "%s", since = "%s", checked = true }]'
HEAD = '[[entity]]\nid = "x"\nkind = "person"\nideology = "far-left"\n'


def _lint(text: str) -> tuple[str, ...]:
    return lint(Watchlist("test", {entity.id: entity for entity in parse(text)}))


def test_the_list_that_ships_is_clean() -> None:
    assert lint(default()) == ()


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param('names.fr = ["Renard Rouge"]', "", id="nothing wrong"),
        pytest.param("", "no name", id="no name"),
        pytest.param('names.fr = ["Jihad"]', "never makes a finding alone", id="a word of religion"),
        pytest.param(
            'ambiguous.ar = ["شَهِيد"]',
            "never makes a finding alone",
            id="the same, with vowel marks, even if ambiguous",
        ),
        pytest.param('names.fr = ["Loup"]', "four letters or fewer", id="short and sure"),
        pytest.param('capitals.fr = ["LOUP"]', "", id="short, sure in capitals"),
        pytest.param('ambiguous.fr = ["Loup"]', "", id="short and ambiguous"),
        pytest.param('names.fr = ["داعش"]', "", id="short, with a reason"),
        pytest.param('names.fr = ["\u200b"]', "folds to nothing", id="invisible"),
        pytest.param(
            'names.fr = ["Renard Rouge"]\nambiguous.en = ["renard-rouge"]',
            "more than once",
            id="two sureties",
        ),
        pytest.param(
            'names.fr = ["Renard"]\nown_context_only = true',
            "needs words in context",
            id="no context of its own",
        ),
        pytest.param(
            LISTED % ("R", ""),
            "has no date",
            id="no date",
        ),
        pytest.param(
            LISTED % ("R", "2001-13"),
            "has no date",
            id="no such month",
        ),
        pytest.param(
            LISTED % ("", "2001"),
            "has no name",
            id="no listed name",
        ),
    ],
)
def test_faults(rest: str, expected: str) -> None:
    faults = _lint(HEAD + rest)
    assert (expected in " ".join(faults)) if expected else faults == ()


def test_two_entities_may_not_share_a_name() -> None:
    second = HEAD.replace('"x"', '"y"')
    assert "keep one" in _lint(f'{HEAD}names.fr = ["Renard"]\n{second}names.en = ["renard"]')[0]


def test_an_id_is_plain() -> None:
    assert "rename it" in _lint(HEAD.replace('"x"', '"X y"') + 'names.fr = ["Renard"]')[0]


@pytest.mark.parametrize(
    ("removal", "said"),
    [
        pytest.param(Removal(entity="pkk"), [], id="an entity"),
        pytest.param(Removal(entity="pkk", names=("pkk",)), [], id="a name, however it is written"),
        pytest.param(Removal(entity="pkk", names=("KKP",)), ["no name 'KKP'"], id="no such name"),
        pytest.param(Removal(entity="kkp"), ["no such entity"], id="no such entity"),
    ],
)
def test_what_cannot_be_taken_away_is_named(removal: Removal, said: list[str]) -> None:
    faults = unknown(default(), [removal])
    assert len(faults) == len(said)
    assert all(words in fault for words, fault in zip(said, faults, strict=True))
