"""The address of a post, in the one form in which it is looked up."""

import hashlib
from urllib.parse import urlsplit

from moderation.text.url import canonical


def address_hash(url: str) -> bytes:
    """Give the SHA-256 of an address in canonical form; unlike elsewhere its fragment may name the post."""
    whole = canonical(url) + _fragment(url)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()


def without_fragment(url: str) -> str:
    """Give an address up to its fragment."""
    return url.partition("#")[0]


def _fragment(url: str) -> str:
    try:
        fragment = urlsplit(url.strip()).fragment
    except ValueError:
        return ""
    return f"#{fragment}" if fragment else ""
