"""Which hosts may be asked, and which addresses they may have."""

import re
import socket
from collections.abc import Callable, Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from moderation.model import Refused
from moderation.text.url import is_within

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host, as text."""

# Each carries an IPv4 address inside, leads to a network of one's own, or is a provider's: no page is there.
_NOT_PUBLIC = tuple(
    map(
        ip_network,
        (
            *("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16"),
            *("192.0.0.0/24", "192.88.99.0/24", "fec0::/10"),
        ),
    )
)
_ENDS_IN_NUMBER = re.compile(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)\.?$", re.IGNORECASE)


def resolve(host: str, port: int) -> Sequence[str]:
    """Give the addresses of a host by the machine's own resolver; Refused if it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refused(f"the host {host} has no address", code="unknown_host") from None
    return [str(each[4][0]) for each in found]


def is_public(address: str) -> bool:
    """Tell whether an address is on the public internet, not of this machine, its network or its cloud."""
    try:
        ip: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if any(ip.version == net.version and ip in net for net in _NOT_PUBLIC):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def require_named(host: str, hosts: Collection[str]) -> None:
    """Raise Refused unless a host, in ASCII, is one of those named, or within one; a number is no name."""
    if not is_within(host, hosts) or _ENDS_IN_NUMBER.search(host):
        raise Refused(
            f"the host {host} is not allowed; name it in MODERATION_FETCH_HOSTS", code="host_not_allowed"
        )
