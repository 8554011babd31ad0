import pytest

from moderation.checks.watchlist.imports.listed import Listed, date
from moderation.checks.watchlist.imports.read import FORMATS, layouts, read
from moderation.model import Invalid
from tests.unit.checks.watchlist.imports import samples

PERSON = "Zorvan Keldri Mostef"


def entries(form: str, *texts: str, since: str = "") -> list[Listed]:
    return list(read([text.encode() for text in texts], form, since=since).entries)


def names(entry: Listed) -> list[str]:
    return [name.text + ("?" if name.weak else "") for name in entry.names]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        pytest.param(
            "un",
            samples.UN,
            [
                ("QDi.901", True, "2020-02-23", "ZORVAN KELDRI MOSTEF"),
                ("QDe.901", False, "2020-03-04", "ZORVEX BRIGADE"),
            ],
            id="un: both kinds of entry, other regimes left out",
        ),
        pytest.param(
            "eu", samples.EU_XML, [("EU.901.1", True, "2016-09-20", PERSON)], id="eu, XML with a namespace"
        ),
        pytest.param(
            "eu", samples.EU_CSV, [("EU.901.1", True, "2016-09-20", PERSON)], id="eu, CSV: a row a name"
        ),
        pytest.param(
            "uk",
            samples.UK,
            [("AQD0901", True, "2005-07-29", "ZORVAN KELDRI MOSTEF")],
            id="uk: a line above the heading, the family name last",
        ),
        pytest.param("ca", samples.CA_XML, [("12", False, "2002-07-23", "Zorvex Brigade")], id="ca, XML"),
        pytest.param("ca", samples.CA_CSV, [("row 1", False, "2002-07-23", "Zorvex Brigade")], id="ca, CSV"),
        pytest.param(
            "us",
            samples.US_SDN,
            [("901", False, "", "ZORVEX BRIGADE"), ("902", True, "", PERSON.replace("Mostef", "MOSTEF"))],
            id="us, SDN: no heading, the family name first",
        ),
        pytest.param(
            "us", samples.US_FTO, [("row 1", False, "1997-08-10", "Zorvex Brigade")], id="us, a heading"
        ),
        pytest.param("fr", samples.FR, [("901", True, "", "Zorvan Keldri MOSTEF")], id="fr"),
    ],
)
def test_published_shapes_are_read(form: str, text: str, expected: list[tuple[str, bool, str, str]]) -> None:
    found = [(each.id, each.is_person, each.since, each.names[0].text) for each in entries(form, text)]
    assert found == expected


@pytest.mark.parametrize(
    ("form", "texts", "expected"),
    [
        pytest.param(
            "un",
            [samples.UN],
            ["ZORVAN KELDRI MOSTEF", "زورفان كلدري مصطف", "Abu Zorvan", "Zorvan the Tall One?"],
            id="un: a low alias is weak",
        ),
        pytest.param("eu", [samples.EU_XML], [PERSON, "Zorvan of the Hills?"], id="eu: strong is false"),
        pytest.param(
            "uk",
            [samples.UK],
            ["ZORVAN KELDRI MOSTEF", "زورفان كلدري مصطف", "ABU ZED?"],
            id="uk: low quality",
        ),
        pytest.param(
            "ca", [samples.CA_XML], ["Zorvex Brigade", "Zorvex Battalion", "ZB"], id="ca: aliases in one"
        ),
        pytest.param("us", [samples.US_SDN, samples.US_ALT], ["ZORVEX BRIGADE", "ZB"], id="us: two files"),
        pytest.param("fr", [samples.FR], ["Zorvan Keldri MOSTEF", "Abou Zorvan"], id="fr"),
    ],
)
def test_aliases_follow_the_listed_name(form: str, texts: list[str], expected: list[str]) -> None:
    assert names(entries(form, *texts)[0]) == expected


def test_what_is_left_out_is_counted_and_what_is_bad_is_named() -> None:
    reading = read([samples.UN.encode()], "un")
    assert (reading.others, list(reading.bad)) == (1, ["entry 3 (TAi.901) has no name"])


def test_all_programmes_are_read_where_they_are_asked_for() -> None:
    assert [each.id for each in read([samples.US_SDN.encode()], "us", programmes=["*"]).entries] == [
        "901",
        "902",
        "903",
    ]
    assert [each.id for each in read([samples.US_SDN.encode()], "us", programmes=["iran"]).entries] == ["903"]


def test_a_date_stands_in_where_a_list_has_none() -> None:
    assert {each.since for each in entries("us", samples.US_SDN, since="2026-03-01")} == {"2026-03-01"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "declares no entities", id="an entity bomb"
        ),
        pytest.param(b"<CONSOLIDATED_LIST><ENTITY>", "no whole XML", id="half a file"),
        pytest.param(b'{"Publications": ', "no whole JSON", id="half a JSON"),
        pytest.param(b"shopping,list\nmilk,2\n", "no known column", id="another CSV"),
        pytest.param(b"", "no known column", id="an empty file"),
    ],
)
def test_what_is_no_list_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        read([content], "un")


def test_an_older_encoding_is_read() -> None:
    (found,) = read(["Entity,Date Listed\nArmée Zorvex,2002-07-23\n".encode("cp1252")], "ca").entries
    assert found.names[0].text == "Armée Zorvex"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2016-09-20", "2016-09-20", id="ISO"),
        pytest.param("2016-09-20T00:00:00", "2016-09-20", id="ISO with a time"),
        pytest.param("2016-09", "2016-09", id="a month"),
        pytest.param("20/09/2016", "2016-09-20", id="day before month"),
        pytest.param("20.9.2016", "2016-09-20", id="dots"),
        pytest.param("20 Sept 2016", "2016-09-20", id="in words"),
        pytest.param("July 23, 2002", "2002-07-23", id="American"),
        pytest.param("31/13/2016", "", id="no month 13"),
        pytest.param("unknown", "", id="no date"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_dates_are_read(text: str, expected: str) -> None:
    assert date(text) == expected


def test_every_format_says_where_its_names_are() -> None:
    for form in FORMATS:
        assert layouts()[form]["id"]
        assert layouts()[form]["names"]
        assert layouts()[form]["since"]
