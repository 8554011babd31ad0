"""What every kind of forum can do: verify and read its webhooks, sign examples, act, pull."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

import httpx

from moderation.forums.calls import ActResult, ForumAccess, ForumCall
from moderation.model import Post
from moderation.ports.delivery import Delivery, Event


class ForumKind(Protocol):
    """One kind of forum; `KINDS` lists them by name."""

    @property
    def name(self) -> str:
        """Give the kind's name, as `forums add --kind` takes it."""

    def make_secret(self) -> str:
        """Draw a new secret in the form that the forum's own settings take."""

    def check_secret(self, secret: str) -> None:
        """Raise Invalid when a webhook cannot be signed with this secret."""

    def verify(self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
        """Raise Refused unless one of the live secrets signed these very bytes.

        Codes: missing_signature, bad_signature, stale_signature. The wording never depends on the input.
        """

    def parse(self, body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
        """Read a verified webhook.

        Raises Invalid, naming the field; with the code content_type where the media type is not one of
        ours.
        """

    def example(self, post: Post, now: datetime, event: Event = Event.POSTED) -> bytes:
        """Write the body by which such a forum would tell us of a post."""

    def sign(
        self, body: bytes, secret: str, now: datetime, delivery_id: str, event: Event = Event.POSTED
    ) -> dict[str, str]:
        """Give the headers, content type and signature among them, that such a forum would send."""

    def act(self, call: ForumCall, client: httpx.Client) -> ActResult:
        """Carry a decision, or its undoing, out on the forum; safe to repeat."""

    def pull(
        self,
        access: ForumAccess,
        client: httpx.Client,
        *,
        since: datetime | None = None,
        before: int | None = None,
    ) -> Iterator[Post]:
        """Give the forum's posts, newest first, down to `since`; raises Refused where it cannot be asked."""
