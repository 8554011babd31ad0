"""The log of who did what: each row's code covers the row and the code before it, so that a change shows."""

import hashlib
import hmac
import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from moderation.model import Conflict
from moderation.storage.repository import Repository
from moderation.storage.tables_desk import audit

LOCK = 2
FIRST = b""


class AuditRepository(Repository):
    """Implements `ports.Audit`; `key` makes the codes unforgeable by who can only write the database."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        super().__init__(connection)
        self._key = key
        self._waiting: list[dict[str, Any]] = []

    def append(self, actor: str, verb: str, subject: str, **detail: str | int | None) -> None:
        """Write one row at the end of the transaction."""
        self._waiting.append({"actor": actor, "verb": verb, "subject": subject, "detail": detail})

    def flush(self) -> bool:
        """Write the rows that wait, as the transaction's last act; tell whether one is about a case.

        The chain's lock is thus taken after all others: two transactions never wait for each other.
        """
        if not self._waiting:
            return False
        self.lock(LOCK)
        last = select(audit.c.mac).order_by(audit.c.id.desc()).limit(1)
        mac = self.connection.execute(last).scalar_one_or_none() or FIRST
        rows = []
        for row in self._waiting:
            mac = self._mac(mac, self.now, row["actor"], row["verb"], row["subject"], row["detail"])
            rows.append({**row, "at": self.now, "mac": mac})
        self.connection.execute(insert(audit), rows)
        self._waiting.clear()
        return any(row["subject"].startswith("case:") for row in rows)

    def verify(self) -> int:
        """Check the whole chain and give its length; Conflict naming the first row that does not fit."""
        before, length = FIRST, 0
        for row in self.connection.execute(select(audit).order_by(audit.c.id)):
            mac = self._mac(before, row.at, row.actor, row.verb, row.subject, row.detail)
            if not hmac.compare_digest(mac, row.mac):
                raise Conflict(f"audit row {row.id} does not fit the chain", code="audit_broken")
            before, length = row.mac, length + 1
        return length

    def _mac(self, before: bytes, at: datetime, *fields: Any) -> bytes:  # noqa: ANN401 - JSON values
        text = json.dumps([at.isoformat(), *fields], sort_keys=True)
        return hmac.new(self._key, before + text.encode(), hashlib.sha256).digest()
