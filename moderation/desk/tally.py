"""What a backtest adds up: posts that open, drop or move, what people had decided, the daily load."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from moderation.model import Action, Examination, Queue, Verdict
from moderation.ports.records import Past

MOST_EXAMPLES = 10
LEFT_ALONE = (Action.NONE, Action.APPROVE)
DAY = timedelta(days=1)


class Move(StrEnum):
    """What would become of a post: a case that there was not, no case any more, another queue."""

    OPENED = "opened"
    DROPPED = "dropped"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A post judged as it is and as it would be; `stored` and `again` hold the findings of each."""

    past: Past
    stored: Examination
    again: Examination
    before: Verdict
    after: Verdict

    @property
    def move(self) -> Move | None:
        """Give what would become of the post; None if its queue stays."""
        was, becomes = self.before.queue, self.after.queue
        if was is becomes:
            return None
        if was.opens_case == becomes.opens_case:
            return Move.MOVED
        return Move.OPENED if becomes.opens_case else Move.DROPPED

    @property
    def weightier(self) -> Verdict:
        """Give the verdict of the higher queue, whose reasons tell what the move is about."""
        return max(self.after, self.before, key=lambda verdict: verdict.queue.rank)

    @property
    def check(self) -> str:
        """Give the check that the move is about."""
        return self.weightier.reasons[0]

    @property
    def weight(self) -> tuple[int, int, int]:
        """Give the order in which examples are shown: the most urgent first, then the newest."""
        return self.weightier.queue.rank, self.weightier.priority, self.past.post.id


@dataclass(slots=True)
class Moves:
    """The posts of one move: how many, what people had decided on them, and the ten weightiest."""

    count: int = 0
    acted: int = 0
    left: int = 0
    examples: list[Compared] = field(default_factory=list)

    def add(self, compared: Compared) -> None:
        """Count one more post."""
        self.count += 1
        self.acted += compared.past.decided not in (None, *LEFT_ALONE)
        self.left += compared.past.decided in LEFT_ALONE
        self._keep([compared])

    def join(self, others: "Moves") -> None:
        """Count the posts of others too."""
        self.count += others.count
        self.acted += others.acted
        self.left += others.left
        self._keep(others.examples)

    def _keep(self, examples: Sequence[Compared]) -> None:
        self.examples += examples
        self.examples.sort(key=lambda one: one.weight, reverse=True)
        del self.examples[MOST_EXAMPLES:]


@dataclass(slots=True, kw_only=True)
class Tally:
    """The sums of one backtest of `stored` posts; `before` and `after` are versions of the policy.

    `decided` counts posts on which a person decided, `agreed` those where a case was, or would be, opened
    exactly if the person acted. `failed` counts the posts for which a rule had no answer.
    """

    before: str
    after: str
    stored: int
    posts: int = 0
    moves: Mapping[Move, Moves] = field(default_factory=lambda: {move: Moves() for move in Move})
    queues: Mapping[str, Counter[Queue]] = field(
        default_factory=lambda: {"before": Counter(), "after": Counter()}
    )
    checks: dict[str, Counter[Move]] = field(default_factory=dict)
    languages: dict[str, Counter[Move]] = field(default_factory=dict)
    failed: Counter[str] = field(default_factory=Counter)
    decided: int = 0
    agreed: Counter[str] = field(default_factory=Counter)
    first_at: datetime | None = None
    last_at: datetime | None = None

    def add(self, compared: Compared) -> None:
        """Count one more post."""
        self.posts += 1
        self.queues["before"][compared.before.queue] += 1
        self.queues["after"][compared.after.queue] += 1
        self.failed.update(compared.after.failed)
        self._add_time(compared.past.post.first_at)
        self._add_decision(compared)
        if compared.move is not None:
            self._add_move(compared, compared.move)

    def join(self, part: "Tally") -> None:
        """Add the sums of other posts, judged by the same."""
        self.posts += part.posts
        self.decided += part.decided
        self.failed.update(part.failed)
        self.agreed.update(part.agreed)
        for which, counts in part.queues.items():
            self.queues[which].update(counts)
        for move, others in part.moves.items():
            self.moves[move].join(others)
        for own, counted in ((self.checks, part.checks), (self.languages, part.languages)):
            for name, moved in counted.items():
                own.setdefault(name, Counter()).update(moved)
        for at in (part.first_at, part.last_at):
            if at is not None:
                self._add_time(at)

    def _add_move(self, compared: Compared, move: Move) -> None:
        self.moves[move].add(compared)
        self.checks.setdefault(compared.check, Counter())[move] += 1
        self.languages.setdefault(compared.stored.language.main, Counter())[move] += 1

    def _add_time(self, at: datetime) -> None:
        self.first_at = at if self.first_at is None else min(at, self.first_at)
        self.last_at = at if self.last_at is None else max(at, self.last_at)

    def _add_decision(self, compared: Compared) -> None:
        decided = compared.past.decided
        if decided is None:
            return
        acted = decided not in LEFT_ALONE
        self.decided += 1
        self.agreed["before"] += compared.before.queue.opens_case == acted
        self.agreed["after"] += compared.after.queue.opens_case == acted

    @property
    def days(self) -> float:
        """Give the days from the first post to the last, at least one."""
        if self.first_at is None or self.last_at is None:
            return 1.0
        return max(1.0, (self.last_at - self.first_at) / DAY)

    def cases_a_day(self, which: str) -> float:
        """Give the cases that open on a day on average, `before` or `after`, of all the posts chosen."""
        opened = sum(count for queue, count in self.queues[which].items() if queue.opens_case)
        return opened * self.stored / max(1, self.posts) / self.days
