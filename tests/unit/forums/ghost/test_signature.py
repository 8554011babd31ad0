import hmac
from datetime import UTC, datetime, timedelta

import pytest

from moderation.forums.ghost.signature import HEADER, sign, verify
from moderation.model import Refused

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET, BODY = "a-secret-of-ghost", b'{"post":{"current":{},"previous":{}}}'
TIME = str(round(NOW.timestamp() * 1000))
DIGEST = hmac.new(SECRET.encode(), BODY + TIME.encode(), "sha256").hexdigest()


def test_body_and_time_are_signed_without_anything_between() -> None:
    assert sign(BODY, SECRET, NOW) == {HEADER: f"sha256={DIGEST}, t={TIME}"}


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        pytest.param(f"sha256={DIGEST}, t={TIME}", None, id="as Ghost writes it"),
        pytest.param(f"sha256={DIGEST},t={TIME}", None, id="without the space"),
        pytest.param("", "missing_signature", id="empty"),
        pytest.param(f"sha256={DIGEST}", "bad_signature", id="no time"),
        pytest.param(f"sha256={DIGEST}, t={int(TIME) + 1}", "bad_signature", id="the time is signed too"),
        pytest.param(f"sha256={DIGEST}, t=١٢", "bad_signature", id="a time in other digits"),
        pytest.param(f"sha256=, t={TIME}", "bad_signature", id="no digest"),
        pytest.param("t=1", "bad_signature", id="another form"),
    ],
)
def test_what_is_taken(sent: str, code: str | None) -> None:
    if code is None:
        assert verify(BODY, {HEADER.lower(): sent}, ["another", SECRET], NOW) is None
        return
    with pytest.raises(Refused) as refused:
        verify(BODY, {HEADER: sent}, [SECRET], NOW)
    assert refused.value.code == code


def test_an_old_signature_is_stale() -> None:
    with pytest.raises(Refused) as refused:
        verify(BODY, sign(BODY, SECRET, NOW - timedelta(minutes=6)), [SECRET], NOW)
    assert refused.value.code == "stale_signature"
