"""The composition root: settings → database, bell, courier; used by web, command and workers alike.

Each part is imported when it is first asked for, so that a command loads what it uses and starts at once.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from moderation import credentials
from moderation.desk.limits import Limits
from moderation.live import ValkeyLive
from moderation.settings import Settings
from moderation.statement import Links
from moderation.text.url import host

if TYPE_CHECKING:
    from moderation.bell import CeleryBell
    from moderation.fetch.fetcher import WebFetcher
    from moderation.forums.courier import HttpCourier
    from moderation.storage.transaction import SqlStore


@dataclass(frozen=True)
class Service:
    """Everything that a role of the service works with, made when first asked for."""

    settings: Settings

    @cached_property
    def key(self) -> bytes:
        """Give the key that signs forms, links and the audit log."""
        if self.settings.secret_key is not None:
            return self.settings.secret_key.get_secret_value().encode()
        return credentials.read_key(self.settings.data_dir / "secret.key")

    @cached_property
    def links(self) -> Links:
        """Give what makes and reads the addresses under which authors answer."""
        return Links(self.key, self.settings.address)

    @cached_property
    def store(self) -> "SqlStore":
        """Give the database."""
        from moderation.storage.database import connect
        from moderation.storage.transaction import SqlStore

        self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        return SqlStore(connect(self.settings.database), self.key, announce=self.live.announce)

    @cached_property
    def live(self) -> ValkeyLive:
        """Give what tells web processes of changes."""
        return ValkeyLive(self.settings.broker)

    @cached_property
    def bell(self) -> "CeleryBell":
        """Give the bell that rings the workers."""
        from moderation.bell import CeleryBell

        return CeleryBell(self.settings.broker)

    @cached_property
    def courier(self) -> "HttpCourier":
        """Give what calls the forums."""
        from moderation.forums.courier import HttpCourier

        return HttpCourier()

    @cached_property
    def fetch_hosts(self) -> frozenset[str]:
        """Give the hosts that may be fetched from."""
        named = (self.settings.fetch_hosts or "").split(",")
        return frozenset(filter(None, (host(f"https://{each.strip()}/") for each in named)))

    @cached_property
    def fetcher(self) -> "WebFetcher":
        """Give what reads the web."""
        from moderation.fetch.fetcher import WebFetcher

        return WebFetcher(self.fetch_hosts, again_in=60.0 * self.settings.feed_minutes)

    def limits(self, *, again: bool = True) -> Limits:
        """Give how examinations are claimed: also those of stored posts again, or of new posts alone."""
        limits = Limits(
            lease=self.settings.lease_seconds, attempts=self.settings.attempts, fetch_hosts=self.fetch_hosts
        )
        return limits if again else replace(limits, again=0)
