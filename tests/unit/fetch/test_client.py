"""The client on loopback: a real server, a resolver of our own, the rules of the web but for the port."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from moderation.fetch.addresses import is_public
from moderation.fetch.client import Rules, get
from moderation.model import ModerationError, Refused, Unavailable

HOSTS = frozenset({"journal.example"})
Answer = tuple[int, Mapping[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Web:
    """A server whose answers a test sets by path, and what was asked of it."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.resolved: list[str] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.asked.append(f"{self.headers['Host']}{self.path}")
                status, headers, body = web.answers.get(self.path, (404, HTML, b""))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                if "X-Slow" in headers:
                    time.sleep(float(headers["X-Slow"]))
                self.wfile.write(body)

            def log_message(self, *_given: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        self.addresses: Callable[[str], Sequence[str]] = lambda _host: ["127.0.0.1"]

    def resolve(self, host: str, port: int) -> Sequence[str]:
        assert port == self.port
        self.resolved.append(host)
        return self.addresses(host)

    @property
    def rules(self) -> Rules:
        return Rules(
            hosts=HOSTS,
            ports=frozenset({self.port}),
            seconds=2.0,
            resolve=self.resolve,
            is_allowed=lambda address: address == "127.0.0.1",
        )

    def url(self, path: str = "/", host: str = "journal.example") -> str:
        return f"http://{host}:{self.port}{path}"


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def test_a_page(web: Web) -> None:
    web.answers["/a?b=c"] = (200, {**HTML, "ETag": '"1"', "Last-Modified": "today"}, b"<p>Salam</p>")
    page = get(web.url("/a?b=c"), web.rules)
    assert (page.content, page.type) == (b"<p>Salam</p>", "text/html; charset=utf-8")
    assert page.validators == {"If-None-Match": '"1"', "If-Modified-Since": "today"}
    assert web.asked == [f"journal.example:{web.port}/a?b=c"]


def test_what_has_not_changed(web: Web) -> None:
    web.answers["/"] = (304, {}, b"")
    page = get(web.url(), web.rules, validators={"If-None-Match": '"1"'})
    assert (page.unchanged, page.validators) == (True, {"If-None-Match": '"1"'})


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("ftp://journal.example/", id="ftp"),
        pytest.param("gopher://journal.example:80/_x", id="gopher"),
        pytest.param("http://journal.example:22/", id="another port"),
        pytest.param("http://user:secret@journal.example:{port}/", id="a name and a password"),
        pytest.param("http://journal.example@127.0.0.1:{port}/", id="a name that looks like the host"),
        pytest.param("http://127.0.0.1:{port}/", id="an address"),
        pytest.param("http://2130706433:{port}/", id="decimal"),
        pytest.param("http://0x7f000001:{port}/", id="hexadecimal"),
        pytest.param("http://0177.0.0.1:{port}/", id="octal"),
        pytest.param("http://127.1:{port}/", id="short"),
        pytest.param("http://[::ffff:127.0.0.1]:{port}/", id="mapped"),
        pytest.param("http://[64:ff9b::7f00:1]:{port}/", id="NAT64"),
        pytest.param("http://localhost.:{port}/", id="localhost with the root's dot"),
        pytest.param("http://①②⑦.⓪.⓪.①:{port}/", id="unicode digits"),
        pytest.param("http://１２７.０.０.１:{port}/", id="wide digits"),
        pytest.param("http://169.254.169.254:{port}/latest/meta-data/", id="metadata"),
        pytest.param("http://metadata.google.internal:{port}/", id="metadata by name"),
        pytest.param("http://evil.example:{port}/", id="a host that nobody named"),
        pytest.param("http:///", id="no host"),
        pytest.param("http://[::1", id="broken"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_never_asked(web: Web, url: str) -> None:
    web.answers["/"] = (200, HTML, b"secret")
    with pytest.raises(Refused):
        get(url.format(port=web.port), web.rules)
    assert (web.asked, web.resolved) == ([], [])


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(["127.0.0.1"], id="this machine"),
        pytest.param(["169.254.169.254"], id="metadata"),
        pytest.param(["93.184.215.14", "10.0.0.1"], id="one of them is private"),
        pytest.param(["::ffff:127.0.0.1"], id="mapped"),
        pytest.param(["64:ff9b::7f00:1"], id="NAT64"),
        pytest.param([], id="none"),
    ],
)
def test_a_named_host_with_an_address_of_ours(web: Web, addresses: Sequence[str]) -> None:
    web.addresses = lambda _host: addresses
    with pytest.raises(Refused, match="not public"):
        get(web.url(), replace(web.rules, is_allowed=is_public))
    assert web.asked == []


def test_a_name_that_changes_its_address_is_resolved_once(web: Web) -> None:
    """Rebinding: the second answer would be a server of ours; it is never asked for."""
    answers = iter((["127.0.0.1"], ["10.0.0.1"]))
    web.addresses = lambda _host: next(answers)
    web.answers["/"] = (200, HTML, b"first")
    assert get(web.url(), web.rules).content == b"first"
    assert web.resolved == ["journal.example"]


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("http://evil.example:{port}/", id="to another host"),
        pytest.param("http://127.0.0.1:{port}/secret", id="to an address"),
        pytest.param("http://journal.example:22/", id="to another port"),
        pytest.param("file:///etc/passwd", id="to a file"),
        pytest.param("//evil.example/", id="to another host without a scheme"),
    ],
)
def test_a_redirect_is_checked_again(web: Web, target: str) -> None:
    web.answers["/"] = (302, {"Location": target.format(port=web.port)}, b"")
    with pytest.raises(Refused):
        get(web.url(), web.rules)
    assert len(web.asked) == 1


def test_a_redirects_address_is_checked_again(web: Web) -> None:
    web.answers["/"] = (302, {"Location": web.url("/", host="www.journal.example")}, b"")
    web.addresses = lambda host: ["127.0.0.1"] if host == "journal.example" else ["10.0.0.1"]
    with pytest.raises(Refused, match="not public"):
        get(web.url(), web.rules)


@pytest.mark.parametrize(("count", "ends"), [(3, True), (4, False)])
def test_three_redirects_and_no_more(web: Web, count: int, ends: bool) -> None:
    for number in range(count):
        web.answers[f"/{number}"] = (301, {"Location": f"/{number + 1}"}, b"")
    web.answers[f"/{count}"] = (200, HTML, b"there")
    if ends:
        assert get(web.url("/0"), web.rules).url == web.url("/3")
    else:
        with pytest.raises(Refused, match="too often"):
            get(web.url("/0"), web.rules)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param((404, HTML, b""), Refused, id="not there"),
        pytest.param((500, HTML, b""), Unavailable, id="broken"),
        pytest.param((429, HTML, b""), Unavailable, id="too many"),
        pytest.param((200, {"Content-Type": "image/png"}, b"x"), Refused, id="an image"),
        pytest.param((200, {}, b"x"), Refused, id="no type"),
        pytest.param((200, HTML, b"x" * (2 * 1024 * 1024 + 1)), Refused, id="too long"),
        pytest.param((200, {**HTML, "Content-Encoding": "br"}, b"x"), Refused, id="packed otherwise"),
        pytest.param((200, {**HTML, "Content-Encoding": "gzip"}, b"x"), Refused, id="packed wrongly"),
        pytest.param(
            (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000))),
            Refused,
            id="a bomb",
        ),
        pytest.param((200, {**HTML, "X-Slow": "3"}, b"late"), Unavailable, id="slow"),
    ],
)
def test_what_is_no_page(web: Web, answer: Answer, error: type[ModerationError]) -> None:
    web.answers["/"] = answer
    with pytest.raises(error):
        get(web.url(), replace(web.rules, seconds=0.5))


def test_a_packed_page_is_unpacked(web: Web) -> None:
    web.answers["/"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"salam" * 1000))
    assert get(web.url(), web.rules).content == b"salam" * 1000


def test_nobody_answers(web: Web) -> None:
    web.addresses = lambda _host: ["127.0.0.1"]
    rules = replace(web.rules, ports=frozenset({9}), resolve=lambda _host, _port: ["127.0.0.1"])
    with pytest.raises(Unavailable):
        get("http://journal.example:9/", rules)
