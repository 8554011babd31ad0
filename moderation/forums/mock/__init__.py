"""A forum to play with: it takes our calls, remembers them, fails on demand and sends us signed webhooks."""

from werkzeug.serving import BaseWSGIServer, make_server

from moderation.forums.mock.app import create_mock
from moderation.forums.mock.state import Fault, MockForum

__all__ = ["Fault", "MockForum", "create_mock", "make_mock_server"]


def make_mock_server(forum: MockForum, host: str = "127.0.0.1", port: int = 0) -> BaseWSGIServer:
    """Make a threaded server of the mock forum, port 0 for a free one; the caller runs and ends it."""
    return make_server(host, port, create_mock(forum), threaded=True)
