"""Reading the list, and a forum's additions to it."""

import pytest

from moderation.checks.watchlist.entities import Name, Surety
from moderation.checks.watchlist.load import default, extend, parse, removals
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


@pytest.mark.parametrize("terms", ['[""]', '["*"]', "[3]", '"zoo"'])
@pytest.mark.parametrize("field", ["context", "exclusions"])
def test_a_word_without_a_letter_is_refused(field: str, terms: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse(f"{FOX}{field} = {terms}\n")
    assert refused.value.field == f"entity.{field}"


def test_an_addition_to_a_known_entity_adds_names_and_exclusions() -> None:
    text = FOX.replace('"fox"', '"pkk"') + 'exclusions = ["zoo"]\n'
    merged, known = extend(default(), text).entities["pkk"], default().entities["pkk"]
    assert merged.names == (*known.names, Name("Renard Rouge", "fr", Surety.SURE))
    assert merged.exclusions == (*known.exclusions, "zoo")
    assert merged.ideology == known.ideology


def test_names_are_taken_away_and_nothing_else() -> None:
    kept = extend(default(), '[[without]]\nentity = "pkk"\nnames = ["pKk"]\n').entities["pkk"]
    known = default().entities["pkk"]
    assert {name.text for name in known.names} - {name.text for name in kept.names} == {"PKK"}
    assert (kept.designations, kept.context, kept.exclusions) == (
        known.designations,
        known.context,
        known.exclusions,
    )


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("", id="no names are all of them"),
        pytest.param('names = ["Renard Rouge"]', id="the last name"),
    ],
)
def test_an_entity_is_taken_away(names: str) -> None:
    assert "fox" not in extend(default(), f'{FOX}[[without]]\nentity = "fox"\n{names}\n').entities


def test_what_is_gone_already_is_no_fault() -> None:
    text = '[[without]]\nentity = "nobody"\n[[without]]\nentity = "pkk"\nnames = ["never"]\n'
    assert extend(default(), text).entities == default().entities


def test_a_listing_that_was_read_takes_the_place_of_one_from_hearsay() -> None:
    listing = '{{ list = "UN", name = "{}", since = "{}", checked = {} }}'
    first = FOX + f"designations = [{listing.format('FOX', '2001', 'false')}]\n"
    other = FOX + f"designations = [{listing.format('FOX', '2001-10-06', 'true')}]\n"
    elsewhere = other.replace('list = "UN"', 'list = "EU"')
    assert [each.since for each in extend(default(), first + other).entities["fox"].designations] == [
        "2001-10-06"
    ]
    assert len(extend(default(), first + elsewhere).entities["fox"].designations) == 2
    assert len(extend(default(), other + other).entities["fox"].designations) == 2


@pytest.mark.parametrize(
    ("text", "field"),
    [
        pytest.param("[[without]]\n", "without.entity", id="of no entity"),
        pytest.param('[[without]]\nentity = "pkk"\nnames = "PKK"', "without.names", id="one text for a list"),
        pytest.param('without = "pkk"', "without", id="no table"),
        pytest.param("[[without", "watchlist", id="no TOML"),
    ],
)
def test_what_is_wrong_with_a_removal_is_named(text: str, field: str) -> None:
    with pytest.raises(Invalid) as error:
        removals(text)
    assert error.value.field == field


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
