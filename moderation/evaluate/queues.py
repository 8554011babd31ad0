"""Where posts go against where a careful moderator wants them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from moderation.evaluate.scores import Examined
from moderation.model import Queue


@dataclass(frozen=True, slots=True)
class Queues:
    """The queues that moderators wanted against those that were given: (wanted, given) → posts."""

    data: str
    counts: Counter[tuple[Queue, Queue]]

    @property
    def posts(self) -> int:
        """Count the posts."""
        return self.counts.total()

    @property
    def agreed(self) -> int:
        """Count the posts that go where they are wanted."""
        return sum(count for (wanted, given), count in self.counts.items() if wanted is given)

    @property
    def opened(self) -> tuple[int, int, int]:
        """Count the cases that are rightly opened, all that are opened, and all that are wanted."""
        pairs = [
            (wanted.opens_case, given.opens_case, count) for (wanted, given), count in self.counts.items()
        ]
        return (
            sum(count for wanted, given, count in pairs if wanted and given),
            sum(count for _, given, count in pairs if given),
            sum(count for wanted, _, count in pairs if wanted),
        )


def queues(examined: Sequence[Examined]) -> list[Queues]:
    """Compare the queues of each data set that says where a post should go."""
    names = dict.fromkeys(text.data for text, _ in examined if text.queue is not None)
    return [
        Queues(
            name,
            Counter(
                (text.queue, examination.verdict.queue)
                for text, examination in examined
                if text.data == name and text.queue is not None
            ),
        )
        for name in names
    ]
