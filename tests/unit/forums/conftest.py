"""What the tests of every kind of forum share."""

import threading
from collections.abc import Iterator

import httpx
import pytest

from moderation.forums.mock import MockForum, make_mock_server

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


@pytest.fixture
def forum() -> MockForum:
    """Give the memory of a mock forum."""
    return MockForum()


@pytest.fixture
def forum_url(forum: MockForum) -> Iterator[str]:
    """Serve the mock forum on a free port of the loopback."""
    server = make_mock_server(forum)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    forum.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    """Give a client that is closed at the end."""
    with httpx.Client() as made:
        yield made
