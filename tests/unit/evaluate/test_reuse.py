"""The table of copied text: a row an operation, false alarms counted."""

from moderation.evaluate.reuse import ALL, read_post, table
from tests.unit.text.reuse import ARABIC, ARTICLE, OWN

SOURCES = {"musee": ARTICLE, "mathaf": ARABIC}
COPIED = f"{OWN}\n{ARTICLE}"
START, LENGTH = len(OWN) + 1, len(ARTICLE)


def record(name: str, operation: str, post: str, *spans: list[int]) -> dict[str, object]:
    source = "musee" if spans else None
    return {"id": name, "op": operation, "post": post, "src": source, "spans": list(spans)}


RECORDS = [
    record("p1", "verbatim", COPIED, [START, START + LENGTH, 0, LENGTH]),
    record("p2", "upper", ARTICLE.upper(), [0, LENGTH, 0, LENGTH]),
    record("p3", "none", OWN),
    record("p4", "none", ARABIC),
]


def test_table() -> None:
    rows = {row.operation: row for row in table([read_post(record) for record in RECORDS], SOURCES)}
    assert list(rows) == ["upper", "verbatim", ALL]
    assert rows["upper"].score.plagdet == rows["verbatim"].score.plagdet == 1
    assert (rows[ALL].posts, rows[ALL].flagged) == (4, 1)
    assert rows[ALL].score.precision < 1
