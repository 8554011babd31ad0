"""The bounds within which a worker takes posts to examine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a claim holds in seconds, how many rows one takes, how often a post is tried."""

    lease: float = 30.0
    batch: int = 20
    attempts: int = 5
    fetch_hosts: frozenset[str] = frozenset()
