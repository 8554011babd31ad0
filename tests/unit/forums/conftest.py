"""What the tests of every kind of forum share."""

import pytest

_HAZARDS = [
    pytest.param(b"", id="nothing"),
    pytest.param(b"\xff\xfe{\x00}\x00", id="UTF-16"),
    pytest.param(b'{"type": "caf\xe9"}', id="Latin-1"),
    pytest.param(b"{", id="cut short"),
    pytest.param(b"[" * 100_000 + b"]" * 100_000, id="100,000 lists"),
    pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, id="100,000 objects"),
    pytest.param(b"[" * 100_000, id="100,000 lists left open"),
    pytest.param(b'{"data": NaN}', id="NaN"),
    pytest.param(b'{"data": -Infinity}', id="infinity"),
    pytest.param(b'{"data": ' + b"9" * 5000 + b"}", id="more digits than Python reads"),
    pytest.param(b'{"a": 1} {"a": 2}', id="two objects"),
    pytest.param(b"[]", id="a list"),
    pytest.param(b'"text"', id="a string"),
    pytest.param(b"null", id="null"),
    pytest.param(b'{"a": "line\nfeed"}', id="a raw control character"),
]


@pytest.fixture(params=_HAZARDS)
def hazard(request: pytest.FixtureRequest) -> bytes:
    """Give JSON that breaks naive readers."""
    body: bytes = request.param
    return body
