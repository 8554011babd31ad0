"""Agreement with a labelled forum, by hand."""

from moderation.evaluate.forum import Agreement, agreements
from moderation.model import Finding, Source


def record(
    name: str, *, same: dict[str, str] | None = None, copied: str = "", repeats: bool = False
) -> dict[str, object]:
    return {
        "id": name,
        "same_as": [{"id": other, "relation": relation} for other, relation in (same or {}).items()],
        "copied_from": [{"source": copied, "share": "full"}] if copied else [],
        "labels": [{"type": "repeat"}] * 2 if repeats else [{"type": "cite"}],
    }


def duplicate(of: str, kind: str = "near", exempt: str | None = None) -> Finding:
    return Finding(check="duplicates", kind=kind, check_version="1", confidence=1, of=of, exempt=exempt)


def copy(source: str, kind: str = "article") -> Finding:
    return Finding(
        check="copied_text",
        kind="passage",
        check_version="1",
        confidence=1,
        source=Source(kind=kind, id=source),
    )


def repetition() -> Finding:
    return Finding(check="repetition", kind="repeated_passage", check_version="1", confidence=1)


def test_agreements() -> None:
    records = [
        record("p1", same={"p0": "exact"}),
        record("p2", same={"p0": "near", "p1": "partial"}),
        record("p3", copied="a1"),
        record("p4", repeats=True),
    ]
    findings = {
        "p1": [duplicate("p0", "exact"), duplicate("p9", exempt="scripture"), duplicate("p8", "same_link")],
        "p2": [duplicate("p1"), duplicate("p7")],
        "p3": [copy("a1"), copy("a2"), copy("p2", "post")],
        "p4": [repetition()],
    }
    duplicates, copied_text, repeated = agreements(records, findings)
    assert duplicates == Agreement("duplicates", right=1, told=2, labelled=2), "partial may be told or not"
    assert copied_text == Agreement("copied_text", right=1, told=2, labelled=1)
    assert (repeated.precision, repeated.recall) == (1, 1)
    assert (duplicates.precision, duplicates.recall) == (0.5, 0.5)


def test_nothing_told_and_nothing_labelled_is_right() -> None:
    agreed = agreements([record("p1")], {"p1": []})
    assert [(one.precision, one.recall) for one in agreed] == [(1, 1)] * 3
