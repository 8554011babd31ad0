"""The one form in which addresses are compared."""

import re
from collections.abc import Collection
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import idna

_TRACKING = re.compile(
    r"(?:utm_.*|mtm_.*|pk_.*|at_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_ga"
    r"|_gl|cmpid|campaign_?id|xtor|xtref|ref_src|ref_url|mkt_tok|s_cid|smid|spm|si|fb_action_ids|fb_source)",
    re.IGNORECASE,
)
_PORTS = {80, 443}
_HOST_PREFIX = re.compile(r"^www\d?\.(?=[^.]+\.)")
_SAFE_PATH = "/:@!$&'()*+,;=-._~"
LONGEST = 2048  # characters of an address that may stand in a link


def canonical(url: str) -> str:
    """Give the form of a URL that is compared.

    https, lower-case IDNA host without www, no port of the scheme, no tracking parameter, no fragment, no
    final slash, parameters in order. What is no web address (doi:, quran:, mailto:, an unreadable one) is
    given back as it came, without surrounding space.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in ("http", "https") or not host:
        return url
    place = _host(host) + (f":{port}" if port and port not in _PORTS else "")
    return urlunsplit(("https", place, _path(parts), _query(parts), ""))


def host(url: str) -> str:
    """Give the canonical host of a web address, or nothing."""
    try:
        name = urlsplit(url.strip()).hostname
    except ValueError:
        return ""
    return _host(name) if name else ""


def is_within(name: str, hosts: Collection[str]) -> bool:
    """Tell whether a host is one of some, or within one."""
    name = name.lower().rstrip(".")
    return any(name == each or name.endswith(f".{each}") for each in hosts)


def _host(name: str) -> str:
    """Give a host in ASCII lower case without www."""
    name = name.rstrip(".").lower()
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except idna.IDNAError:
            return name
    return _HOST_PREFIX.sub("", name)


def _path(parts: SplitResult) -> str:
    """Give the path with one form of percent-encoding and no final slash."""
    return quote(
        unquote(parts.path, errors="surrogateescape"), safe=_SAFE_PATH, errors="surrogateescape"
    ).rstrip("/")


def _query(parts: SplitResult) -> str:
    """Give the parameters that choose the page, in order."""
    pairs = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    kept = sorted(pair for pair in pairs if not _TRACKING.fullmatch(pair[0]))
    return urlencode(kept, errors="surrogateescape")


def is_web_address(url: str) -> bool:
    """Tell whether a text is an absolute http(s) address that may stand in a link."""
    if len(url) > LONGEST or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
