"""A question that asks for the source takes back the need it is about, and no other."""

import pytest

from tests.unit.checks.citations.asking import missing

P = pytest.param
CHARGE = "La mairie a détourné l'argent de la cantine."


@pytest.mark.parametrize(
    ("body", "reasons"),
    [
        P(CHARGE, ["claim"], id="nobody asks"),
        P(f"{CHARGE} Quelqu'un a le lien ?", [], id="the link is asked for"),
        P(f"{CHARGE} Source ?", [], id="one word"),
        P(f"{CHARGE}\nVrai ou faux ?", [], id="on the next line"),
        P(
            "Quelqu'un a le lien ? On m'a dit que la mairie ferme l'école.",
            [],
            id="the question stands first",
        ),
        P("رئيس البلدية سرق المال العام. هل عند أحدكم رابط الخبر؟", [], id="arabic"),
        P("lwazir sra9 lflous. wach kayn chi lien?", [], id="darija"),
        P("The council embezzled the school fund. Any source?", [], id="english"),
        P(f"{CHARGE} Qui vient samedi ?", ["claim"], id="another question"),
        P(f"{CHARGE} Il me faut le lien.", ["claim"], id="no question"),
        P(f"{CHARGE} 62 % des lycéens fument. Source ?", ["claim"], id="the nearest only"),
    ],
)
def test_requests(body: str, reasons: list[str]) -> None:
    assert [reason for reason, _ in missing(body)] == reasons
