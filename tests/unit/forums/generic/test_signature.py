import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from moderation.forums.generic.signature import make_secret, read_secret, sign, verify
from moderation.model import Invalid, Refused

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_b3RoZXIgc2VjcmV0IGZvciB0aGUgdGVzdHM="
NOW = datetime.fromtimestamp(1614265330, UTC)
BODY = b'{"test": 2432232314}'
# The vector that the standard's own libraries are tested with.
VECTOR = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
RIGHT = VECTOR["webhook-signature"]


def test_the_verified_vector() -> None:
    verify(BODY, VECTOR, [SECRET], NOW)
    assert sign(BODY, SECRET, NOW, VECTOR["webhook-id"]) == VECTOR


@pytest.mark.parametrize(
    ("changes", "secrets", "seconds"),
    [
        pytest.param({}, [OTHER, SECRET], 0, id="the second of two live secrets"),
        pytest.param({}, ["", "not base64!", SECRET], 0, id="behind secrets that sign nothing"),
        pytest.param({}, [SECRET.removeprefix("whsec_")], 0, id="without the prefix"),
        pytest.param(
            {"webhook-signature": f"v1a,xxx v1,AAAA {RIGHT}"}, [SECRET], 0, id="among other signatures"
        ),
        pytest.param({}, [SECRET], 300, id="five minutes late"),
        pytest.param({}, [SECRET], -300, id="five minutes early"),
    ],
)
def test_accepted(changes: dict[str, str], secrets: list[str], seconds: int) -> None:
    verify(BODY, VECTOR | changes, secrets, NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("changes", "secrets", "seconds", "code"),
    [
        pytest.param({"webhook-id": ""}, [SECRET], 0, "missing_signature", id="no id"),
        pytest.param({"webhook-timestamp": ""}, [SECRET], 0, "missing_signature", id="no time"),
        pytest.param({"webhook-signature": ""}, [SECRET], 0, "missing_signature", id="no signature"),
        pytest.param({}, [OTHER], 0, "bad_signature", id="another secret"),
        pytest.param({}, [], 0, "bad_signature", id="no secret"),
        pytest.param({}, ["", "whsec_"], 0, "bad_signature", id="only empty secrets"),
        pytest.param({"webhook-id": "msg_other"}, [SECRET], 0, "bad_signature", id="another id"),
        pytest.param({"webhook-timestamp": "1614265331"}, [SECRET], 0, "bad_signature", id="another time"),
        pytest.param(
            {"webhook-timestamp": "1614265330.0"}, [SECRET], 0, "bad_signature", id="no whole seconds"
        ),
        pytest.param(
            {"webhook-timestamp": "9" * 5000}, [SECRET], 0, "bad_signature", id="a time without end"
        ),
        pytest.param({"webhook-signature": RIGHT[3:]}, [SECRET], 0, "bad_signature", id="no version"),
        pytest.param({"webhook-signature": "v1," + "é" * 9}, [SECRET], 0, "bad_signature", id="no ASCII"),
        pytest.param({"webhook-signature": "v1,\u0663"}, [SECRET], 0, "bad_signature", id="no Latin-1"),
        pytest.param({"webhook-signature": RIGHT + "="}, [SECRET], 0, "bad_signature", id="one sign more"),
        pytest.param({}, [SECRET], 301, "stale_signature", id="too late"),
        pytest.param({}, [SECRET], -301, "stale_signature", id="too early"),
    ],
)
def test_refused(changes: dict[str, str], secrets: list[str], seconds: int, code: str) -> None:
    with pytest.raises(Refused) as refused:
        verify(BODY, VECTOR | changes, secrets, NOW + timedelta(seconds=seconds))
    assert refused.value.code == code


def test_one_changed_byte_is_refused() -> None:
    with pytest.raises(Refused):
        verify(BODY + b" ", VECTOR, [SECRET], NOW)


def test_bytes_that_are_no_text_can_be_signed() -> None:
    verify(b"\xff\xfe", sign(b"\xff\xfe", SECRET, NOW, "m"), [SECRET], NOW)


@given(
    st.binary(max_size=50),
    st.lists(st.text(st.characters(max_codepoint=255), max_size=20), min_size=3, max_size=3),
)
def test_no_input_does_anything_but_be_refused(body: bytes, headers: list[str]) -> None:
    sent = dict(zip(VECTOR, headers, strict=True))
    with pytest.raises(Refused):
        verify(body, sent, [SECRET], NOW)


@given(st.text(max_size=50), st.from_regex(r"[a-zA-Z0-9_]{1,40}", fullmatch=True))
def test_signatures_are_those_of_the_standards_library(text: str, message_id: str) -> None:
    secret = make_secret()
    theirs = Webhook(secret).sign(message_id, NOW, text)
    assert sign(text.encode(), secret, NOW, message_id)["webhook-signature"] == theirs


def test_the_standards_library_accepts_what_we_sign() -> None:
    now = datetime.now(UTC)
    body = json.dumps({"type": "decision.made"}).encode()
    assert Webhook(SECRET).verify(body, sign(body, SECRET, now, "msg_1")) == {"type": "decision.made"}


def test_secrets_are_drawn_long_and_different() -> None:
    assert len(read_secret(make_secret())) == 32
    assert make_secret() != make_secret()


@pytest.mark.parametrize("secret", ["", "whsec_", "hello world", "whsec_é", "whsec_!!!!", "A"])
def test_a_secret_that_is_none_says_the_mend(secret: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_secret(secret)
    assert refused.value.field == "secret"
