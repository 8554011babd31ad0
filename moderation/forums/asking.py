"""One bounded call to a forum, and what its answer means for a decision."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Never

import httpx

from moderation.forums.calls import ActResult, Outcome

TIMEOUT_SECONDS = 10.0
_MOST_BYTES = 2 * 1024 * 1024
_LONGEST_WAIT_SECONDS = 86_400.0
_TRY_AGAIN = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
_NEVER_AGAIN = frozenset({HTTPStatus.NOT_IMPLEMENTED, HTTPStatus.HTTP_VERSION_NOT_SUPPORTED})
_REASONS = {401: "unauthorized", 403: "forbidden", 404: "not_found", 410: "gone", 429: "rate_limited"}


class Undelivered(Exception):
    """A call that ended otherwise than delivered."""

    def __init__(self, result: ActResult) -> None:
        super().__init__(result.outcome, result.reason)
        self.result = result


@dataclass(frozen=True, slots=True)
class Answer:
    """A forum's answer: its status, its JSON object or list (else empty), the seconds it asks us to wait."""

    status: int
    values: Mapping[str, object]
    retry_after: float | None
    items: Sequence[object] = ()

    def result(self) -> ActResult:
        """Say what the status means: done, changed meanwhile, later, or never."""
        if HTTPStatus(200) <= self.status < HTTPStatus.MULTIPLE_CHOICES:
            return ActResult(outcome=Outcome.DELIVERED)
        if self.status == HTTPStatus.CONFLICT:
            return ActResult(outcome=Outcome.CONFLICT, reason="stale")
        if HTTPStatus.MULTIPLE_CHOICES <= self.status < HTTPStatus.BAD_REQUEST:
            return ActResult(outcome=Outcome.PERMANENT, reason="redirected")
        reason = _REASONS.get(self.status, f"http_{self.status}")
        late = self.status >= HTTPStatus.INTERNAL_SERVER_ERROR and self.status not in _NEVER_AGAIN
        if late or self.status in _TRY_AGAIN:
            return ActResult(outcome=Outcome.TRANSIENT, reason=reason, retry_after=self.retry_after)
        return ActResult(outcome=Outcome.PERMANENT, reason=reason)

    def accepted(self) -> "Answer":
        """Give the answer back if it is a success; raises Undelivered."""
        result = self.result()
        if result.outcome is not Outcome.DELIVERED:
            raise Undelivered(result)
        return self


def conflict(reason: str) -> Never:
    """End a call since the forum's post is not what was decided on; raises Undelivered."""
    raise Undelivered(ActResult(outcome=Outcome.CONFLICT, reason=reason))


def ask(
    client: httpx.Client, method: str, url: str, *, headers: Mapping[str, str], content: bytes | None = None
) -> Answer:
    """Call a forum: no redirect, ten seconds, two mebibytes. Raises Undelivered where no answer comes."""
    try:
        with client.stream(
            method,
            url,
            headers=dict(headers),
            content=content,
            timeout=TIMEOUT_SECONDS,
            follow_redirects=False,
        ) as response:
            read = _read(_read_bounded(response))
            return Answer(
                response.status_code,
                read if isinstance(read, dict) else {},
                _wait(response.headers.get("Retry-After"), datetime.now(UTC)),
                read if isinstance(read, list) else (),
            )
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeError):
        raise Undelivered(ActResult(outcome=Outcome.PERMANENT, reason="bad_settings")) from None
    except httpx.TimeoutException:
        raise Undelivered(ActResult(outcome=Outcome.TRANSIENT, reason="timeout")) from None
    except httpx.HTTPError:
        raise Undelivered(ActResult(outcome=Outcome.TRANSIENT, reason="unreachable")) from None


def _read_bounded(response: httpx.Response) -> bytes:
    """Read an answer; a forum that trickles or floods is as good as silent."""
    deadline = time.monotonic() + TIMEOUT_SECONDS
    read = bytearray()
    for chunk in response.iter_bytes():
        read += chunk
        if len(read) > _MOST_BYTES or time.monotonic() > deadline:
            raise httpx.ReadTimeout("The answer is too long or too slow")
    return bytes(read)


def _read(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _wait(retry_after: str | None, now: datetime) -> float | None:
    """Read Retry-After, seconds or a date (RFC 9110), as 0 to a day from now; None if it makes no sense."""
    if retry_after is None:
        return None
    try:
        text = retry_after.strip()
        seconds = (
            float(int(text)) if text.isdecimal() else (parsedate_to_datetime(text) - now).total_seconds()
        )
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), _LONGEST_WAIT_SECONDS)
