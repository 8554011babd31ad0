"""The Mastodon kind: its administrator's webhooks come in; decisions are recorded here only."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

import httpx

from moderation.forums import hexadecimal
from moderation.forums.calls import ActResult, ForumCall, Outcome
from moderation.forums.mastodon.parse import parse
from moderation.forums.mastodon.status import write_status
from moderation.forums.ordinary import OrdinaryKind
from moderation.forums.times import write_time
from moderation.model import Post
from moderation.ports.delivery import Delivery, Event

_SIGNATURE = "X-Hub-Signature"


class Mastodon(OrdinaryKind):
    """Mastodon's webhooks; it has no call for one status, so that people act there by hand."""

    name = "mastodon"

    def verify(self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
        """Check the signature; Mastodon signs no time, so `now` says nothing here."""
        del now
        hexadecimal.verify(body, headers, secrets, _SIGNATURE)

    def parse(self, body: bytes, content_type: str, headers: Mapping[str, str]) -> Delivery:
        """Read `{"event", "created_at", "object"}`."""
        del headers
        return parse(body, content_type)

    def example(self, post: Post, now: datetime, event: Event = Event.POSTED) -> bytes:
        """Write the post as a status."""
        if event is Event.PING:
            return json.dumps({"ping": "OK"}).encode()
        told = {"event": "status.created", "created_at": write_time(now), "object": write_status(post)}
        return json.dumps(told, ensure_ascii=False).encode()

    def sign(
        self, body: bytes, secret: str, now: datetime, delivery_id: str, event: Event = Event.POSTED
    ) -> dict[str, str]:
        """Give Mastodon's headers; they name neither the event nor the delivery."""
        del now, delivery_id, event
        return {"Content-Type": "application/json", _SIGNATURE: hexadecimal.signature(secret, body)}

    def act(self, call: ForumCall, client: httpx.Client) -> ActResult:
        """Record the decision: Mastodon's interface acts on accounts, not on one status."""
        del call, client
        return ActResult(outcome=Outcome.RECORDED)
