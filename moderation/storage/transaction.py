"""One transaction over every repository, and the store where transactions begin."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, Engine

from moderation import ports
from moderation.storage import database
from moderation.storage.appeals import AppealRepository
from moderation.storage.archive import ArchiveRepository
from moderation.storage.audit import AuditRepository
from moderation.storage.batches import BatchRepository
from moderation.storage.cases import CaseRepository
from moderation.storage.decision_log import DecisionLogRepository
from moderation.storage.erasure import ErasureRepository
from moderation.storage.examinations import ExaminationRepository
from moderation.storage.feedback import FeedbackRepository
from moderation.storage.forums import ForumRepository
from moderation.storage.history import HistoryRepository
from moderation.storage.holdings import HoldingRepository
from moderation.storage.letters import LetterRepository
from moderation.storage.library import LibraryRepository
from moderation.storage.notes import NoteRepository
from moderation.storage.notices import NoticeRepository
from moderation.storage.orders import OrderRepository
from moderation.storage.outbox import OutboxRepository
from moderation.storage.pages import PageRepository
from moderation.storage.policies import PolicyRepository
from moderation.storage.posts import PostRepository
from moderation.storage.proposals import ProposalRepository
from moderation.storage.retention import RetentionRepository
from moderation.storage.saved_filters import SavedFilterRepository
from moderation.storage.second_looks import SecondLookRepository
from moderation.storage.sources import SourceRepository
from moderation.storage.statistics import StatisticsRepository
from moderation.storage.text_index import TextIndexRepository
from moderation.storage.threads import ThreadRepository
from moderation.storage.users import UserRepository
from moderation.storage.waves import WaveRepository


class SqlTransaction:
    """Implements `ports.Transaction`."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        self.connection = connection
        self.forums: ports.Forums = ForumRepository(connection)
        self.posts: ports.Posts = PostRepository(connection)
        self.examinations: ports.Examinations = ExaminationRepository(connection)
        self.notes: ports.Notes = NoteRepository(connection)
        self.notices: ports.Notices = NoticeRepository(connection)
        self.orders: ports.Orders = OrderRepository(connection)
        self.library: ports.Library = LibraryRepository(connection)
        self.text_index: ports.TextIndex = TextIndexRepository(connection)
        self.sources: ports.Sources = SourceRepository(connection)
        self.cases: ports.Cases = CaseRepository(connection)
        self.decisions: ports.Decisions = DecisionLogRepository(connection)
        self.letters: ports.Letters = LetterRepository(connection)
        self.appeals: ports.Appeals = AppealRepository(connection)
        self.feedback: ports.Feedback = FeedbackRepository(connection)
        self.outbox: ports.Outbox = OutboxRepository(connection)
        self.users: ports.Users = UserRepository(connection)
        self.policies: ports.Policies = PolicyRepository(connection)
        self.proposals: ports.Proposals = ProposalRepository(connection)
        self.batches: ports.Batches = BatchRepository(connection)
        self.history: ports.History = HistoryRepository(connection)
        self.archive: ports.Archive = ArchiveRepository(connection, key)
        self.pages: ports.Pages = PageRepository(connection)
        self.second_looks: ports.SecondLooks = SecondLookRepository(connection)
        self.holdings: ports.Holdings = HoldingRepository(connection)
        self.threads: ports.Threads = ThreadRepository(connection)
        self.saved_filters: ports.SavedFilters = SavedFilterRepository(connection)
        self.statistics: ports.Statistics = StatisticsRepository(connection)
        self.waves: ports.Waves = WaveRepository(connection)
        self.erasures: ports.Erasures = ErasureRepository(connection)
        self.retention: ports.Retention = RetentionRepository(connection)
        self._audit = AuditRepository(connection, key)
        self.audit: ports.Audit = self._audit

    @cached_property
    def _now(self) -> datetime:
        return database.now(self.connection)

    def now(self) -> datetime:
        """Give the database's time, the same all through the transaction."""
        return self._now

    def finish(self) -> bool:
        """Write what is written last; tell whether anything was done to a case."""
        return self._audit.flush()


class SqlStore:
    """Implements `ports.Store`; `key` signs the audit log, `announce` is called after a case has changed."""

    def __init__(self, engine: Engine, key: bytes, *, announce: Callable[[], None] = lambda: None) -> None:
        self.engine = engine
        self._key = key
        self._announce = announce

    @contextmanager
    def write(self) -> Iterator[ports.Transaction]:
        """Begin a transaction that may write; Unavailable if the database does not answer."""
        with database.transaction(self.engine, write=True) as connection:
            tx = SqlTransaction(connection, self._key)
            yield tx
            changed = tx.finish()
        if changed:
            self._announce()

    @contextmanager
    def read(self) -> Iterator[ports.Transaction]:
        """Begin a transaction that only reads."""
        with database.transaction(self.engine, write=False) as connection:
            yield SqlTransaction(connection, self._key)

    def wipe(self) -> None:
        """Leave no byte of what was deleted in SQLite's log of changes; PostgreSQL vacuums by itself."""
        database.wipe(self.engine)
