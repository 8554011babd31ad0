"""Reading the list, and a forum's additions to it."""

import pytest

from moderation.checks.watchlist.entities import Name, Surety
from moderation.checks.watchlist.load import default, extend, parse
from moderation.model import Invalid

FOX = '[[entity]]\nid = "fox"\nkind = "organisation"\nideology = "far-left"\nnames.fr = ["Renard Rouge"]\n'


def test_the_list_covers_many_ideologies() -> None:
    entities = default().entities.values()
    assert len(entities) >= 240
    assert len({entity.ideology for entity in entities}) >= 30
    assert {"ar", "fr", "en", "ary"} <= {name.language for entity in entities for name in entity.names}


@pytest.mark.parametrize("entity", ["aqim", "isis", "jnim", "belmokhtar", "pkk", "kkk", "blood-and-honour"])
def test_ids_are_kept(entity: str) -> None:
    assert entity in default().entities


def test_the_version_names_release_and_contents() -> None:
    assert default().version == default().version
    assert default().version.startswith("2026-11.")


def test_an_addition_makes_another_version() -> None:
    extended = extend(default(), FOX)
    assert extended.version != default().version
    assert extended.entities["fox"].names == (Name("Renard Rouge", "fr", Surety.SURE),)
    assert "fox" not in default().entities


def test_an_addition_to_a_known_entity_adds_names_and_exclusions() -> None:
    text = FOX.replace('"fox"', '"pkk"') + 'exclusions = ["zoo"]\n'
    merged, known = extend(default(), text).entities["pkk"], default().entities["pkk"]
    assert merged.names == (*known.names, Name("Renard Rouge", "fr", Surety.SURE))
    assert merged.exclusions == (*known.exclusions, "zoo")
    assert merged.ideology == known.ideology


@pytest.mark.parametrize(
    ("text", "field"),
    [
        pytest.param("[[entity", "watchlist", id="no TOML"),
        pytest.param("[[entity]]\n", "entity.id", id="no id"),
        pytest.param(
            '[[entity]]\nid = "x"\nkind = "cult"\nideology = "y"', "entity.kind", id="an unknown kind"
        ),
        pytest.param('[[entity]]\nid = "x"\nkind = "person"', "entity.ideology", id="no ideology"),
        pytest.param(
            '[[entity]]\nid = "x"\nkind = "person"\nideology = "y"\nnames = ["z"]',
            "entity.x",
            id="names without language",
        ),
        pytest.param(
            '[[entity]]\nid = "x"\nkind = "person"\nideology = "y"\ndesignations = [{ who = "UN" }]',
            "entity.x",
            id="a designation of another shape",
        ),
    ],
)
def test_what_is_wrong_is_named(text: str, field: str) -> None:
    with pytest.raises(Invalid) as error:
        parse(text)
    assert error.value.field == field
