"""The seam where a socket is opened: the name is resolved there, once, and the checked address connected to.

A check before the request could be answered with one address and the request with another (DNS rebinding).
"""

import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from moderation.fetch.addresses import Resolver
from moderation.model import Refused


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to addresses that pass a check; one that does not makes the whole host refused."""

    def __init__(self, resolve: Resolver, is_allowed: Callable[[str], bool]) -> None:
        self._resolve = resolve
        self._is_allowed = is_allowed
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of a host's addresses, if all of them are allowed."""
        addresses = list(self._resolve(host, port))
        if not addresses or not all(map(self._is_allowed, addresses)):
            raise Refused(f"the host {host} has an address that is not public", code="address_not_public")
        return self._sockets.connect_tcp(addresses[0], port, timeout, local_address, socket_options)


def open_pool(backend: httpcore.NetworkBackend) -> httpcore.ConnectionPool:
    """Give a pool without proxy, without retries, that verifies certificates for the name."""
    return httpcore.ConnectionPool(
        ssl_context=ssl.create_default_context(), network_backend=backend, max_connections=1
    )
