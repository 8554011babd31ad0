import sys

import pytest

from moderation.forums.reading import check_media_type, delivery_id, header, read_object
from moderation.model import Invalid


def test_a_hazard_is_invalid_and_says_why(hazard: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        read_object(hazard)
    assert refused.value.field == "body"
    assert refused.value.message


def test_an_error_quotes_nothing_of_the_body() -> None:
    with pytest.raises(Invalid) as refused:
        read_object(b'{"secret text": oops}')
    assert "secret" not in refused.value.message


def test_deep_nesting_leaves_the_recursion_limit_alone() -> None:
    before = sys.getrecursionlimit()
    with pytest.raises(Invalid):
        read_object(b"[" * 100_000)
    assert sys.getrecursionlimit() == before


@pytest.mark.parametrize(
    ("body", "value"),
    [
        pytest.param(b'\xef\xbb\xbf{"a": 1}', {"a": 1}, id="a byte order mark is skipped"),
        pytest.param(b'{"a": 1, "a": 2}', {"a": 2}, id="of duplicate keys the last counts"),
        pytest.param(
            rb'{"a": "\ud83d"}', {"a": "\ud83d"}, id="half a surrogate pair is for the field to mend"
        ),
        pytest.param(rb'{"a": "\ud83d\ude00"}', {"a": "😀"}, id="a whole pair is one character"),
        pytest.param(rb'{"a": "\u0000"}', {"a": "\0"}, id="NUL"),
        pytest.param('{"a": "عربي"}'.encode(), {"a": "عربي"}, id="Arabic"),
        pytest.param('{"a": 1}', {"a": 1}, id="text"),
    ],
)
def test_an_object_is_read(body: bytes | str, value: dict[str, object]) -> None:
    assert read_object(body) == value


@pytest.mark.parametrize(
    ("sent", "allowed"),
    [
        pytest.param("application/json", True, id="as is"),
        pytest.param("Application/JSON; charset=utf-8", True, id="with a parameter, in capitals"),
        pytest.param("", False, id="none"),
        pytest.param("text/plain", False, id="another"),
        pytest.param("application/jsonx", False, id="longer"),
    ],
)
def test_media_types(sent: str, allowed: bool) -> None:
    if allowed:
        assert check_media_type(sent, frozenset({"application/json"})) == "application/json"
        return
    with pytest.raises(Invalid) as refused:
        check_media_type(sent, frozenset({"application/json"}))
    assert (refused.value.code, refused.value.field) == ("content_type", "Content-Type")


def test_a_header_is_found_in_any_case() -> None:
    assert header({"WEBHOOK-Id": "m1"}, "webhook-id") == "m1"
    assert header({}, "webhook-id") is None


@pytest.mark.parametrize("sent", [None, "", "x" * 201, "a\nb", "a\0b"])
def test_an_unusable_delivery_id_becomes_the_digest_of_the_body(sent: str | None) -> None:
    assert delivery_id(sent, b"body") == delivery_id(None, b"body")
    assert delivery_id(sent, b"body") != delivery_id(sent, b"other")
    assert len(delivery_id(sent, b"body")) <= 200


def test_a_usable_delivery_id_stays() -> None:
    assert delivery_id("msg_1", b"body") == "msg_1"
