"""Sources that are missing again and again, within the window that the policy sets."""

from datetime import timedelta

import pytest

from moderation import policy
from moderation.desk.policies import activate
from moderation.model import Queue
from moderation.storage.transaction import SqlStore
from tests.integration.desk.conftest import NOON, Desk

FIGURES = (
    "62 % des lycéens n'ont jamais ouvert un journal.",
    "Un foyer sur trois ne peut plus payer son loyer.",
    "La moitié des infirmières ont quitté l'hôpital.",
    "40 % des médecins partent à l'étranger.",
)


def queues(desk: Desk, *, author: str | None, thread: str | None) -> list[str | None]:
    """Send four figures, a week apart, and give where each went."""
    for number, body in enumerate(FIGURES):
        at = NOON + timedelta(days=7 * number)
        desk.post(body, id=f"p{number}", author=author, thread=thread, posted_at=at, sent_at=at)
    return [desk.examinations(number + 1)[-1].queue for number in range(len(FIGURES))]


@pytest.mark.parametrize(("author", "thread"), [("Sami", None), (None, "t1")])
def test_the_fourth_of_one_author_or_thread_is_reviewed(
    desk: Desk, author: str | None, thread: str | None
) -> None:
    assert queues(desk, author=author, thread=thread) == [Queue.NOTE] * 3 + [Queue.REVIEW]


def test_a_shorter_window_forgets_the_first(desk: Desk, store: SqlStore) -> None:
    text = policy.default().text.replace("default-2", "short").replace("repeat_days = 30", "repeat_days = 15")
    activate(store, text)
    assert queues(desk, author="Sami", thread=None) == [Queue.NOTE] * 4
