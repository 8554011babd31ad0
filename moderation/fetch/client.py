"""One bounded GET: named hosts, public addresses, few redirects, little time, little text."""

import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import httpcore
import httpx

from moderation.fetch.addresses import Resolver, is_public, require_named, resolve
from moderation.fetch.transport import CheckedBackend, open_pool
from moderation.model import Refused, Unavailable

AGENT = "moderation (reads pages that posts cite)"
OK, UNCHANGED, TOO_MANY, ERROR = 200, 304, 429, 500
REDIRECTS = frozenset((301, 302, 303, 307, 308))
TEXT = ("text/html", "text/plain", "text/xml", "application/xhtml+xml", "application/xml")
FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What may be fetched; the defaults are for the web, `hosts` are the operator's."""

    hosts: frozenset[str]
    ports: frozenset[int] = frozenset((80, 443))
    seconds: float = 5.0
    most_bytes: int = 2 * 1024 * 1024
    redirects: int = 3
    resolve: Resolver = resolve
    is_allowed: Callable[[str], bool] = is_public


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address gave; `validators` are the headers with which to ask whether it has changed."""

    url: str
    content: bytes = field(repr=False)
    type: str = ""
    validators: Mapping[str, str] = field(default_factory=dict)
    unchanged: bool = False


def get(url: str, rules: Rules, *, validators: Mapping[str, str] | None = None) -> Page:
    """Fetch an address; Refused for what may never be fetched, Unavailable for what may yet answer."""
    deadline = time.monotonic() + rules.seconds
    with open_pool(CheckedBackend(rules.resolve, rules.is_allowed)) as pool:
        for _ in range(rules.redirects + 1):
            checked = _check(url, rules)
            try:
                answer = _ask(pool, checked, rules, deadline, validators or {})
            except (
                httpcore.TimeoutException,
                httpcore.NetworkError,
                httpcore.ProtocolError,
                OSError,
            ) as error:
                raise Unavailable(f"{checked.host} does not answer ({type(error).__name__})") from None
            if isinstance(answer, Page):
                return answer
            url = answer
    raise Refused("the page redirects too often", code="too_many_redirects")


def _check(url: str, rules: Rules) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        raise Refused("the address can't be read", code="bad_address") from None
    if parsed.scheme not in ("http", "https") or parsed.userinfo:
        raise Refused("only plain http and https addresses are fetched", code="bad_address")
    if (parsed.port or {"http": 80, "https": 443}[parsed.scheme]) not in rules.ports:
        raise Refused("only the web's own ports are asked", code="bad_address")
    require_named(parsed.raw_host.decode("ascii"), rules.hosts)
    return parsed


def _ask(
    pool: httpcore.ConnectionPool,
    url: httpx.URL,
    rules: Rules,
    deadline: float,
    validators: Mapping[str, str],
) -> Page | str:
    """Give the page, or the address that it redirects to."""
    left = max(0.01, deadline - time.monotonic())
    headers: list[tuple[bytes | str, bytes | str]] = [
        ("Host", url.netloc),
        ("User-Agent", AGENT),
        ("Accept-Encoding", "gzip"),
        *validators.items(),
    ]
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    timeouts = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), left)}
    with pool.stream("GET", target, headers=headers, extensions=timeouts) as answer:
        found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
        if answer.status in REDIRECTS:
            return str(url.join(found.get("location", "")))
        if answer.status == UNCHANGED:
            return Page(url=str(url), content=b"", validators=validators, unchanged=True)
        _require_ok(answer.status)
        kind = _require_text(found.get("content-type", ""))
        content = _read(answer.iter_stream(), found.get("content-encoding", ""), rules, deadline)
    return Page(url=str(url), content=content, type=kind, validators=_validators(found))


def _require_ok(status: int) -> None:
    if status >= ERROR or status == TOO_MANY:
        raise Unavailable(f"the page answered {status}", code=f"http_{status}")
    if status != OK:
        raise Refused(f"the page answered {status}", code=f"http_{status}")


def _require_text(content_type: str) -> str:
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in TEXT + FEEDS:
        raise Refused(f"the page is no text but {kind or 'of no known type'}", code="not_text")
    return content_type


def _read(chunks: Iterable[bytes], encoding: str, rules: Rules, deadline: float) -> bytes:
    """Read and unpack as it comes, so that neither a flood nor a bomb is ever held whole."""
    if encoding.lower() not in ("", "identity", "gzip", "deflate"):
        raise Refused(f"the page is packed as {encoding}", code="not_text")
    unpack = zlib.decompressobj(wbits=47) if encoding.lower() in ("gzip", "deflate") else None
    content = bytearray()
    for chunk in chunks:
        room = rules.most_bytes + 1 - len(content)
        try:
            content += unpack.decompress(chunk, room) if unpack else chunk
        except zlib.error:
            raise Refused("the page is packed wrongly", code="not_text") from None
        if len(content) > rules.most_bytes:
            raise Refused(f"the page is longer than {rules.most_bytes} bytes", code="too_long")
        if time.monotonic() > deadline:
            raise Unavailable("the page takes too long")
    if unpack is not None and not unpack.eof:
        raise Refused("the page is packed wrongly", code="not_text")
    return bytes(content)


def _validators(headers: Mapping[str, str]) -> Mapping[str, str]:
    pairs = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
    return {asks: headers[gives] for gives, asks in pairs if gives in headers}
