"""The history of a case: revisions, examinations and decisions in the order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from moderation.model import RESTRICTS, Decision, DecisionState
from moderation.ports.letters import Letter
from moderation.ports.records import StoredRevision
from moderation.web.pages.evidence import CaseEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened: a revision came in, a case was opened, or somebody decided."""

    at: datetime
    kind: str
    revision: StoredRevision | None = None
    decision: Decision | None = None
    letter: str | None = None
    is_untold: bool = False  # no letter could be written, and the forum has done it


def history(evidence: CaseEvidence, letters: Sequence[Letter]) -> Sequence[Moment]:
    """Give what happened, oldest first; what a restriction told stands in its statement."""
    told = {each.decision: each for each in letters}
    moments = [Moment(at=each.received_at, kind="revision", revision=each) for each in evidence.revisions]
    moments.append(Moment(at=evidence.case.opened_at, kind="opened"))
    for made in evidence.case.decisions:
        letter = told.get(made.id, Letter(decision=made.id))
        untold = letter.fault is not None and made.state is DecisionState.DELIVERED
        text = None if made.action in RESTRICTS else letter.text
        moments.append(Moment(at=made.at, kind="decision", decision=made, letter=text, is_untold=untold))
    return sorted(moments, key=lambda moment: moment.at)
