"""Calls that name nobody."""

from collections.abc import Callable

import pytest

from moderation.model import Finding

Examine = Callable[..., tuple[Finding, ...]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Venez faire le jihad en Syrie !", ["Venez faire le jihad en Syrie"], id="French"),
        pytest.param(
            "Come and fight the jihad in Somalia", ["Come and fight the jihad in Somalia"], id="English"
        ),
        pytest.param("انفروا إلى الجهاد في العراق", ["انفروا إلى الجهاد في العراق"], id="Arabic"),
        pytest.param("hya nmchiw ljihad f souria", ["hya nmchiw ljihad f souria"], id="darija"),
        pytest.param(
            "Il est temps de lancer la guerre raciale",
            ["Il est temps de lancer la guerre raciale"],
            id="another kind",
        ),
        pytest.param(
            "Mes frères, partons pour le maquis, un fusil vous attend",
            ["Mes frères, partons pour le maquis, un fusil"],
            id="arms and a front, no word of religion",
        ),
        pytest.param(
            "يا إخوة هلموا إلى الجبهة فالسلاح كثير",
            ["يا إخوة هلموا إلى الجبهة فالسلاح"],
            id="the same, Arabic",
        ),
        pytest.param("Frères chasseurs, venez samedi au maquis avec le fusil", [], id="hunters"),
        pytest.param("Brothers, join us on the border map, bring a rifle, great game", [], id="a game"),
        pytest.param("Les jeunes, venez au front de mer, ni fusil ni casque", [], id="denied"),
        pytest.param("Don't join the jihad in Syria", [], id="denied, English"),
        pytest.param(
            "N'aie pas peur, rejoins le jihad en Syrie",
            ["rejoins le jihad en Syrie"],
            id="a denial of something else",
        ),
        pytest.param("Le jihad de l'âme est le plus grand.", [], id="religion"),
        pytest.param("Venez faire le jihad. Vacances en Syrie.", [], id="two sentences"),
        pytest.param("Venez faire le jihad contre la flemme", [], id="no front"),
        pytest.param("Selon lui : venez faire le jihad en Syrie", [], id="reported"),
        pytest.param("Il a écrit « venez faire le jihad en Syrie »", [], id="quoted"),
        pytest.param("Un film où l'on crie venez faire le jihad en Syrie", [], id="a film"),
        pytest.param("Faut-il crier venez faire le jihad en Syrie ?", [], id="asked"),
    ],
)
def test_calls(examine: Examine, body: str, expected: list[str]) -> None:
    found = [finding for finding in examine(body) if finding.kind == "pattern"]
    assert [finding.surface for finding in found] == expected
    assert all(finding.stance == "support" and finding.reason for finding in found)


def test_one_finding_a_sentence(examine: Examine) -> None:
    call = "Venez faire le jihad en Syrie, le jihad ! "
    assert len(examine(call * 3)) == 3
