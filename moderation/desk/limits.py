"""The bounds within which a worker takes posts to examine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a claim holds in seconds, how many rows one takes, how often a post is tried.

    Of a reprocess one takes `again` rows, few, since a new post waits for their end; 0 takes none.
    """

    lease: float = 30.0
    batch: int = 20
    again: int = 5
    attempts: int = 5
    fetch_hosts: frozenset[str] = frozenset()
