import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.watchlist.entities import Designation, Entity, Name, Surety
from moderation.checks.watchlist.imports.count import Count
from moderation.checks.watchlist.imports.listed import Listed, ListedName
from moderation.checks.watchlist.imports.propose import Proposed, propose
from moderation.checks.watchlist.imports.write import write
from moderation.checks.watchlist.lint import lint
from moderation.checks.watchlist.load import default, extend, parse


def listed(
    *names: str, person: bool = False, since: str = "2020-03-04", weak: tuple[str, ...] = ()
) -> Listed:
    return Listed(
        id="QDe.901",
        list="UN",
        language="en",
        is_person=person,
        names=[ListedName(name, name in weak) for name in names],
        programme="Al-Qaida",
        since=since,
    )


def made(
    *names: str, person: bool = False, since: str = "2020-03-04", weak: tuple[str, ...] = ()
) -> Proposed:
    (found,) = propose([listed(*names, person=person, since=since, weak=weak)], default())
    return found


def sureties(proposed: Proposed) -> dict[str, Surety]:
    return {name.text: name.surety for entity in parse(proposed.text) for name in entity.names}


@pytest.mark.parametrize(
    ("alias", "person", "surety", "doubt"),
    [
        pytest.param("Zorvex Liberation Front", False, Surety.SURE, None, id="a name of its own"),
        pytest.param("ZLFQ", False, Surety.AMBIGUOUS, "four letters or fewer", id="short"),
        pytest.param("IG", False, Surety.AMBIGUOUS, "four letters or fewer", id="two letters"),
        pytest.param("The Base", False, None, "everyday words", id="everyday words, English"),
        pytest.param("Islamic Group", False, None, "everyday words", id="the alias of the reference"),
        pytest.param("La Fédération", False, None, "everyday words", id="everyday words, French"),
        pytest.param("الجماعة الإسلامية", False, None, "everyday words", id="everyday words, Arabic"),
        pytest.param("Jihad", False, None, "never makes a finding alone", id="never alone"),
        pytest.param("Daesh", False, None, "is a name of isis already", id="another entity's"),
        pytest.param("Osman", True, None, "one word of a person's name", id="a first name"),
        pytest.param(
            "Abu Zorvan", True, Surety.AMBIGUOUS, "anybody's name", id="two words of a person's name"
        ),
        pytest.param("Zorvan Keldri Mostef", True, Surety.SURE, None, id="three words of a person's name"),
    ],
)
def test_no_alias_stands_raw(alias: str, *, person: bool, surety: Surety | None, doubt: str | None) -> None:
    # The listed name itself is weak here, so that a known alias makes it nobody else's.
    found = made("Quilbrand Vexor Zorvaniya", alias, person=person, weak=("Daesh",))
    assert sureties(found).get(alias) == surety or (surety is None and alias in found.left_out)
    about = [each for each in found.doubts if repr(alias) in each]
    assert (doubt is None and not about) or any(str(doubt) in each or "weak" in each for each in about)


def test_what_is_proposed_passes_the_lint_and_is_found() -> None:
    found = made("Zorvex Brigade", "ZB", "The Base")
    assert (found.kind, found.entity, found.left_out) == ("entity", "zorvex-brigade", ("The Base",))
    assert lint(extend(default(), found.text)) == ()


def test_a_known_entity_gains_a_designation_alone() -> None:
    found = made("Daesh", "Some Alias of Zorvex")
    assert (found.kind, found.entity, found.doubts) == ("designation", "isis", ())
    (bare,) = parse(found.text)
    assert bare.names == ()
    assert bare.designations == (Designation("UN", "Daesh (QDe.901)", "2020-03-04", checked=True),)
    gained = extend(default(), found.text).entities["isis"]
    assert gained.names == default().entities["isis"].names


def test_an_everyday_alias_is_no_other_organisation() -> None:
    found = made("Zorvex Brigade", "The Base", "National Action")  # both are entities of the list
    assert (found.kind, found.entity) == ("entity", "zorvex-brigade")
    assert {"The Base", "National Action"} <= set(found.left_out)


def test_a_sure_alias_tells_a_known_entity() -> None:
    assert made("Zorvex Front", "Ansar Bayt al-Maqdis").entity == "isis-sinai"
    assert made("Zorvex Front", "Ansar Bayt al-Maqdis", "Daesh").text == ""  # two at once: a person looks


def test_a_listing_that_is_held_already_adds_nothing() -> None:
    held = next(each for each in default().entities["aqim"].designations if each.list == "UN")
    assert held.checked
    assert list(propose([listed("AQMI", since=held.since)], default())) == []


def test_a_listing_that_nobody_checked_is_confirmed_with_the_date_of_the_file() -> None:
    before = [each for each in default().entities["isis"].designations if each.list == "UN"]
    assert [each.checked for each in before] == [False]
    (found,) = propose([listed("Daesh", since="2004-10-19")], default())
    assert found.kind == "designation"
    after = extend(default(), found.text)
    assert [each for each in after.entities["isis"].designations if each.list == "UN"] == [
        Designation("UN", "Daesh (QDe.901)", "2004-10-19", checked=True)
    ]
    assert list(propose([listed("Daesh", since="2004-10-19")], after)) == []


def test_new_entities_stand_under_the_ideology_that_is_said() -> None:
    (sorted_,) = propose([listed("Zorvex Brigade")], default(), ideology="neo-nazi")
    assert parse(sorted_.text)[0].ideology == "neo-nazi"
    assert parse(made("Zorvex Brigade").text)[0].ideology == "unsorted"


def test_a_listing_without_a_date_waits_for_one() -> None:
    found = made("Zorvex Brigade", since="")
    assert found.text == ""
    assert "--listed-on" in found.doubts[0]


def test_an_alias_of_two_entities_stays_with_the_first() -> None:
    first, second = propose(
        [listed("Zorvex Brigade"), listed("Quilbrand Front", "Zorvex  Brigade")], default()
    )
    assert "Zorvex  Brigade" in second.left_out
    assert lint(extend(default(), first.text + second.text)) == ()


def test_the_same_name_written_twice_is_one() -> None:
    assert list(sureties(made("Zorvex Brigade", "ZORVEX-BRIGADE"))) == ["Zorvex Brigade"]


def test_an_arabic_name_has_an_id_of_the_list() -> None:
    assert made("كتيبة زورفكس الشرقية الجديدة").entity == "un-qde-901"


names = st.builds(
    Name, st.text(min_size=1, max_size=20), st.sampled_from(["en", "fr", "ar"]), st.sampled_from(Surety)
)


@given(
    given_names=st.lists(names, max_size=6),
    words=st.lists(st.builds("{}a{}".format, st.text(max_size=6), st.text(max_size=6)), max_size=3),
    contested=st.booleans(),
)
def test_what_is_written_is_read_again(given_names: list[Name], words: list[str], *, contested: bool) -> None:
    sound = [name for name in given_names if name.text.isprintable()]
    ordered = sorted(sound, key=lambda name: list(Surety).index(name.surety))
    grouped = [
        name
        for surety in Surety
        for language in dict.fromkeys(each.language for each in ordered if each.surety is surety)
        for name in ordered
        if (name.surety, name.language) == (surety, language)
    ]
    entity = Entity(
        id="x",
        kind="person",
        ideology="none",
        names=tuple(grouped),
        designations=(Designation("UN", 'A "quoted" \\ name', "2020", checked=False),),
        exclusions=tuple(words),
        contested=contested,
    )
    assert parse(write(entity)) == (entity,)


def test_hits_are_counted_before_anybody_accepts() -> None:
    found = made("Zorvex Brigade", "ZBQ", "The Base")
    count = Count([found])
    for number, text in enumerate(
        [
            "La Zorvex Brigade recule.",
            "z0rvex brigade",
            "ZBQ ici",
            "the base of the column",
            "Zorvexbrigades et zbq en minuscules",
            "rien",
        ]
    ):
        count.add(number, ["", text])
    (hits,) = count.hits
    assert (count.posts, hits.sure, hits.possible) == (6, 2, 1)
    assert dict(hits.names) == {"Zorvex Brigade": 2, "ZBQ": 1, "The Base": 1}
    assert hits.examples == [0, 1, 2]
