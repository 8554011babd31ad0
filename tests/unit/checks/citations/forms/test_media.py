"""Posts of networks with their account, recordings with their moment."""

import pytest

from tests.unit.checks.citations.asking import cited


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Voir le tweet de @ville_port, 12 mars 2019, très clair.", "tweet de @ville_port, 12 mars 2019"),
        ("It is in the thread by @harbourwatch (3 May 2020).", "thread by @harbourwatch (3 May 2020)"),
        ("راجعوا تغريدة @madina_news بتاريخ 4 يونيو 2021.", "تغريدة @madina_news بتاريخ 4 يونيو 2021"),
        ("Dans la vidéo de Droit Debout à 12:34 on l'entend.", "vidéo de Droit Debout à 12:34"),
        (
            "Écoutez l'émission « Le grand quai » à 1h02:10 pour le détail.",
            "émission « Le grand quai » à 1h02:10",
        ),
        ("The podcast Harbour Talk at 14 min 30 says so.", "podcast Harbour Talk at 14 min 30"),
        # By its day, and an account by its day.
        ("Je parle de sa vidéo du 3 mai 2020 à 14:20, pas de l'autre.", "sa vidéo du 3 mai 2020 à 14:20"),
        ("@lydec_info, 12 mars 2023 : coupure générale.", "@lydec_info, 12 mars 2023"),
        ("Voir le compte @EauDuRif, 4 juin 2021.", "le compte @EauDuRif, 4 juin 2021"),
        (
            "شاهدوا محاضرة الأستاذ بنعلي عند الدقيقة 12:40 ففيها الجواب.",
            "محاضرة الأستاذ بنعلي عند الدقيقة 12:40",
        ),
    ],
)
def test_what_is_named(body: str, expected: str) -> None:
    assert [words for _, words in cited(body)] == [expected]


@pytest.mark.parametrize(
    "body",
    [
        # An account alone, a time alone, a recording of nobody: nothing that could be found.
        "Merci @karima pour ton post !",
        "La vidéo à 12:34 est floue.",
        "J'ai vu l'émission à 20:30 hier.",
        "Ton tweet m'a fait rire.",
    ],
)
def test_what_is_not(body: str) -> None:
    assert cited(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Works in running prose.
        (
            "Lisez Marchand, Les moulins du fleuve, p. 112, tout y est.",
            "Marchand, Les moulins du fleuve, p. 112",
        ),
        ("وقد ذكر ذلك ابن خلدون في المقدمة، ص 144 وبينه.", "ابن خلدون في المقدمة، ص 144"),
        ("والحديث أخرجه الترمذي في سننه برقم 1987 وحسنه.", "أخرجه الترمذي في سننه برقم 1987"),
    ],
)
def test_works_in_prose(body: str, expected: str) -> None:
    assert [words for _, words in cited(body)] == [expected]
