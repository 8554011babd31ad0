"""Where posts go against where they are wanted."""

from moderation.evaluate.queues import queues
from moderation.model import Queue
from tests.unit.evaluate.examined import examined

NONE, NOTE, REVIEW, URGENT = Queue


def test_queues() -> None:
    pairs = [(NONE, NONE), (NOTE, REVIEW), (REVIEW, REVIEW), (URGENT, REVIEW), (REVIEW, NOTE)]
    (told,) = queues([examined(queue=wanted, given=given) for wanted, given in pairs])
    assert (told.posts, told.agreed, told.opened) == (5, 2, (2, 3, 3))
    assert told.counts[NOTE, REVIEW] == 1


def test_data_that_says_no_queue_has_no_table() -> None:
    assert queues([examined()]) == []
