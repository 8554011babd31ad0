"""False alarms, religious speech first."""

from moderation.evaluate.alarms import HARMLESS, RELIGIOUS, SENTENCES, Alarm, alarms
from moderation.evaluate.labelled import sentence
from tests.unit.evaluate.examined import examined, finding


def test_only_harmless_texts_count() -> None:
    assert alarms([examined(finding("watchlist", (0, 4)))]) == []


def test_groups_come_in_order_and_every_alarm_is_listed() -> None:
    _, examination = examined(finding("watchlist", (0, 4)))
    told = alarms(
        [
            examined(harmless=True),
            (sentence("Vive le vent", "7", "pud.txt"), examination),
            examined(finding("citations", (3, 8)), harmless=True, religious=True, id="p9"),
            examined(harmless=True, religious=True),
        ]
    )
    assert [(row.group, row.check, row.texts, len(row.raised)) for row in told] == [
        (RELIGIOUS, "citations", 2, 1),
        (RELIGIOUS, "watchlist", 2, 0),
        (SENTENCES, "citations", 1, 0),
        (SENTENCES, "watchlist", 1, 1),
        (HARMLESS, "citations", 1, 0),
        (HARMLESS, "watchlist", 1, 0),
    ]
    assert told[0].per_thousand == 500
    assert told[0].raised == [Alarm("p9", "texte", "un texte assez long pour tout")]
    assert told[3].raised == [Alarm("7", "Vive", "Vive le vent")]


def test_what_a_check_excuses_is_no_alarm() -> None:
    excused = finding("citations", (0, 4), exempt="quoted")
    assert [len(row.raised) for row in alarms([examined(excused, harmless=True)])] == [0, 0]


def test_languages_are_counted_apart() -> None:
    told = alarms([examined(harmless=True, language=language) for language in ("fr", "ar", "fr")])
    assert [(row.language, row.texts) for row in told if row.check == "watchlist"] == [("ar", 1), ("fr", 2)]
