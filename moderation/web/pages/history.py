"""The history of a case: revisions, examinations and decisions in the order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from moderation.model import Decision
from moderation.ports.records import StoredRevision
from moderation.web.pages.evidence import CaseEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened: a revision came in, a case was opened, or somebody decided."""

    at: datetime
    kind: str
    revision: StoredRevision | None = None
    decision: Decision | None = None


def history(evidence: CaseEvidence) -> Sequence[Moment]:
    """Give what happened, oldest first."""
    moments = [Moment(at=each.received_at, kind="revision", revision=each) for each in evidence.revisions]
    moments.append(Moment(at=evidence.case.opened_at, kind="opened"))
    moments += [Moment(at=each.at, kind="decision", decision=each) for each in evidence.case.decisions]
    return sorted(moments, key=lambda moment: moment.at)
