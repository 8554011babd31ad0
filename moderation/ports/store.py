"""Where transactions begin, and the bell that is rung after them."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from moderation.ports.administration import Audit, Batches, History, Policies
from moderation.ports.appeals import Appeals
from moderation.ports.archive import Archive
from moderation.ports.cases import Cases, Decisions, Feedback, Outbox, Users
from moderation.ports.erasure import Erasures
from moderation.ports.fetching import Pages
from moderation.ports.holdings import Holdings
from moderation.ports.letters import Letters
from moderation.ports.library import Library, Sources, TextIndex
from moderation.ports.notices import Notices
from moderation.ports.orders import Orders
from moderation.ports.posts import Examinations, Forums, Notes, Posts
from moderation.ports.retention import Retention
from moderation.ports.saved_filters import SavedFilters
from moderation.ports.second_looks import SecondLooks
from moderation.ports.statistics import Statistics
from moderation.ports.threads import Threads
from moderation.ports.watchlist import Proposals
from moderation.ports.waves import Waves


class Transaction(Protocol):
    """One transaction over every port; what it wrote is stored together or not at all."""

    forums: Forums
    posts: Posts
    examinations: Examinations
    notes: Notes
    notices: Notices
    orders: Orders
    library: Library
    text_index: TextIndex
    sources: Sources
    cases: Cases
    decisions: Decisions
    letters: Letters
    appeals: Appeals
    feedback: Feedback
    outbox: Outbox
    users: Users
    policies: Policies
    proposals: Proposals
    audit: Audit
    erasures: Erasures
    retention: Retention
    pages: Pages
    batches: Batches
    history: History
    archive: Archive
    statistics: Statistics
    second_looks: SecondLooks
    holdings: Holdings
    saved_filters: SavedFilters
    threads: Threads
    waves: Waves

    def now(self) -> datetime:
        """Give the database's time."""


class Store(Protocol):
    """Where transactions begin."""

    def write(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction that may write; Unavailable if the database does not answer."""

    def read(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction that only reads."""

    def wipe(self) -> None:
        """Leave no byte of what was deleted in the database's own log of changes, as far as it is free."""


class Bell(Protocol):
    """Rings the workers: best effort, bounded in time; a row not rung for is found by the sweeper."""

    def examine(self, ids: Sequence[int]) -> bool:
        """Ring for examinations; False if nobody could be reached."""

    def deliver(self, ids: Sequence[int]) -> bool:
        """Ring for decisions that are due at their forum."""

    def fetch(self, ids: Sequence[int]) -> bool:
        """Ring for pages that are to be fetched."""
