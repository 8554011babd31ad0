"""What the desk needs of the world, as Protocols: storage, the bell and the forums implement them."""

from moderation.ports.administration import Audit, Batches, History, Policies
from moderation.ports.appeals import Appeals
from moderation.ports.archive import Archive
from moderation.ports.cases import Cases, Courier, Decisions, Feedback, Outbox, Users
from moderation.ports.erasure import Erasures
from moderation.ports.fetching import Fetcher, Pages
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
from moderation.ports.store import Bell, Store, Transaction
from moderation.ports.threads import Threads
from moderation.ports.watchlist import Proposals
from moderation.ports.waves import Waves

__all__ = [
    "Appeals",
    "Archive",
    "Audit",
    "Batches",
    "Bell",
    "Cases",
    "Courier",
    "Decisions",
    "Erasures",
    "Examinations",
    "Feedback",
    "Fetcher",
    "Forums",
    "History",
    "Holdings",
    "Letters",
    "Library",
    "Notes",
    "Notices",
    "Orders",
    "Outbox",
    "Pages",
    "Policies",
    "Posts",
    "Proposals",
    "Retention",
    "SavedFilters",
    "SecondLooks",
    "Sources",
    "Statistics",
    "Store",
    "TextIndex",
    "Threads",
    "Transaction",
    "Users",
    "Waves",
]
