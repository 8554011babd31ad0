from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.forums.discourse import Discourse
from moderation.forums.hexadecimal import signature, verify
from moderation.model import Refused

SECRET = "my_lovely_secret_for_web_hook"
BODY = b'{"ping":"OK"}'
# Discourse's own test vector.
SIGNED = "sha256=162f107f6b5022353274eb1a7197885cfd35744d8d08e5bcea025d309386b7d6"
NAME = "X-Discourse-Event-Signature"


def test_the_verified_vector() -> None:
    verify(BODY, {NAME: SIGNED}, [SECRET], NAME)
    assert signature(SECRET, BODY) == SIGNED


@pytest.mark.parametrize(
    ("headers", "secrets"),
    [
        pytest.param({NAME.lower(): SIGNED}, [SECRET], id="a header in small letters"),
        pytest.param({NAME: SIGNED}, ["", "another one", SECRET], id="the last of several secrets"),
    ],
)
def test_accepted(headers: dict[str, str], secrets: list[str]) -> None:
    verify(BODY, headers, secrets, NAME)


@pytest.mark.parametrize(
    ("headers", "secrets", "code"),
    [
        pytest.param({}, [SECRET], "missing_signature", id="no header"),
        pytest.param({NAME: ""}, [SECRET], "missing_signature", id="an empty header"),
        pytest.param({NAME: SIGNED}, [], "bad_signature", id="no secret"),
        pytest.param({NAME: signature("", BODY)}, [""], "bad_signature", id="an empty secret signs nothing"),
        pytest.param({NAME: SIGNED}, ["another one"], "bad_signature", id="another secret"),
        pytest.param({NAME: SIGNED[7:]}, [SECRET], "bad_signature", id="no prefix"),
        pytest.param({NAME: SIGNED.upper()}, [SECRET], "bad_signature", id="capitals"),
        pytest.param({NAME: "sha256=٣é"}, [SECRET], "bad_signature", id="no ASCII"),
    ],
)
def test_refused(headers: dict[str, str], secrets: list[str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        verify(BODY, headers, secrets, NAME)
    assert refused.value.code == code


@given(st.binary(max_size=50), st.text(max_size=90))
def test_no_input_does_anything_but_be_refused(body: bytes, sent: str) -> None:
    with pytest.raises(Refused):
        verify(body, {NAME: sent}, [SECRET], NAME)


def test_a_kind_signs_what_it_verifies() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    kind, secret = Discourse(), Discourse().make_secret()
    headers = kind.sign(BODY, secret, now, "12")
    kind.verify(BODY, headers, [secret], now)
    assert headers["X-Discourse-Event-Id"] == "12"
