"""How a webhook's signature is refused; the wording is constant, so that it teaches nothing."""

from moderation.model import Refused


def missing_signature() -> Refused:
    """Say that the headers of a signature are not there."""
    return Refused("The webhook is not signed", code="missing_signature")


def bad_signature() -> Refused:
    """Say that no live secret made this signature over these bytes."""
    return Refused("The webhook's signature does not match; check the secret", code="bad_signature")


def stale_signature() -> Refused:
    """Say that the signature is right and its time is not."""
    return Refused(
        "The webhook was signed more than five minutes from now; check the clock", code="stale_signature"
    )
