"""The address under which an author answers: a decision's number, signed, so that nobody guesses another."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r"([1-9][0-9]{0,17})\.([A-Za-z0-9_-]{43})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Links:
    """What makes and reads such addresses: the service's key, and where members reach the service, if set."""

    key: bytes = field(repr=False)
    address: str | None = None

    def token(self, decision_id: int) -> str:
        """Give the token of a decision: safe in a URL, the same every time."""
        return f"{decision_id}.{self._sign(decision_id)}"

    def appeal(self, decision_id: int) -> str | None:
        """Give the address where a decision's author answers; None where no public address is set."""
        if self.address is None:
            return None
        return f"{self.address.rstrip('/')}/appeals/{self.token(decision_id)}"

    def to_come(self) -> str | None:
        """Give what stands for the address of a decision that is not taken yet."""
        return None if self.address is None else f"{self.address.rstrip('/')}/appeals/…"

    def decision(self, token: str) -> int | None:
        """Give the decision that a token names; None for a token that is not ours."""
        found = _TOKEN.fullmatch(token)
        if found is None:
            return None
        decision_id = int(found[1])
        return decision_id if hmac.compare_digest(found[2], self._sign(decision_id)) else None

    def _sign(self, decision_id: int) -> str:
        signature = hmac.new(self.key, b"appeal:%d" % decision_id, hashlib.sha256).digest()
        return base64.urlsafe_b64encode(signature).rstrip(b"=").decode()


NOWHERE = Links(b"")
"""Gives no address: for what runs without a service of its own."""
