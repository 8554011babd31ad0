"""What is refused: a webhook's signature, in constant words that teach nothing, and what a kind cannot do."""

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


def no_pull(kind: str) -> Refused:
    """Say that forums of this kind cannot be asked for their posts."""
    message = f"A {kind} forum cannot be asked for its posts; let it send its webhooks again"
    return Refused(message, code="no_pull")
