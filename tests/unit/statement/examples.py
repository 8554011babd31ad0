"""A decision, the post that it is about and what was found in it, to make statements of."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

from moderation.model import (
    Action,
    Decision,
    DecisionState,
    Examination,
    Finding,
    Language,
    Post,
    Queue,
    Source,
    Span,
    Verdict,
    Versions,
)
from moderation.statement import Circumstances, House, Statement, make

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORDS = "Le marché couvert rouvrira au printemps"
BODY = f"{WORDS}. {WORDS}. AQMI l'a dit à Zohra Benaïssa, https://secret.example/page."
POST = Post(id="p1", body=BODY, author="Zohra Benaïssa", url="https://forum.example/t/12#p1")
_COMMON = {"check_version": "1", "confidence": 1.0}
REPEATED = Finding(
    check="repetition",
    kind="repeated_passage",
    spans=(Span(0, len(WORDS)), Span(len(WORDS) + 2, 2 * len(WORDS) + 2)),
    share_of_post=0.97,
    **_COMMON,
)
COPIED = Finding(
    check="copied_text",
    kind="full_copy",
    spans=(Span(0, len(WORDS)),),
    share_of_post=0.5,
    share_of_source=1.0,
    attributed=False,
    source=Source(kind="article", id="7", title="Un article de Zohra", url="https://gazette.example/7"),
    **_COMMON,
)
EARLIER = Finding(check="duplicates", kind="near", of="t9-p1", containment=0.91, **_COMMON)
UNSOURCED = Finding(check="citations", kind="missing", reason="quote", spans=(Span(0, 9),), **_COMMON)
LISTED = Finding(
    check="watchlist",
    kind="mention",
    entity="aqim",
    surface="AQMI",
    stance="unknown",
    spans=(Span(BODY.index("AQMI"), BODY.index("AQMI") + 4),),
    **_COMMON,
)
FINDINGS = (REPEATED, COPIED, EARLIER, UNSOURCED, LISTED)
EVERY_CHECK = tuple(finding.check for finding in FINDINGS)
DECISION = Decision(
    id=17,
    case=4,
    action=Action.HIDE,
    grounds=("repetition",),
    note="",
    by="amina",
    at=NOON,
    state=DecisionState.DELIVERED,
)


def examined(language: str = "fr", findings: tuple[Finding, ...] = FINDINGS) -> Examination:
    """Give what was found in the post."""
    return Examination(
        id="1",
        language=Language(language),
        findings=findings,
        citations=(),
        verdict=Verdict(queue=Queue.REVIEW),
        versions=Versions("1", (), "1", "1"),
    )


def stated(
    language: str = "fr",
    *,
    house: House | None = None,
    findings: tuple[Finding, ...] = FINDINGS,
    around: dict[str, Any] | None = None,
    post: Post = POST,
    **decided: Any,  # noqa: ANN401 - fields of Decision
) -> Statement:
    """Give a statement: of a hidden post that says a thing twice, or as the fields of its decision say."""
    known = {field.name for field in fields(Circumstances)}
    given = {"posted_at": NOON, **(around or {})}
    circumstances = Circumstances(**{name: value for name, value in given.items() if name in known})
    own = house or House(name="agora")
    made = make(replace(DECISION, **decided), post, examined(language, findings), own, circumstances)
    return replace(made, **{name: value for name, value in given.items() if name not in known})
