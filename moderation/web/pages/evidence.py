"""What a page shows of a post, with or without a case; read in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moderation import result
from moderation.context import Candidate
from moderation.desk.review import holder
from moderation.model import (
    Case,
    Decision,
    DecisionState,
    Examination,
    Finding,
    NotFound,
    Post,
)
from moderation.ports import Transaction
from moderation.ports.records import StoredExamination, StoredPost, StoredRevision


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that was seen in a post; `now` is the database's time."""

    post: StoredPost
    revision: StoredRevision
    revisions: Sequence[StoredRevision]
    stored: StoredExamination
    examination: Examination
    now: datetime

    @property
    def sent(self) -> Post:
        """Give the post as the forum sent it, in the revision that was examined."""
        return self.revision.sent

    @property
    def findings(self) -> Mapping[int, Finding]:
        """Give the findings by number, from 1."""
        return dict(enumerate(self.examination.findings, start=1))

    @property
    def is_outdated(self) -> bool:
        """Tell whether the post was edited after this examination."""
        return self.post.revision != self.revision.id

    def is_weighty(self, finding: Finding) -> bool:
        """Tell whether a finding is a reason for the case."""
        return finding.check in self.examination.verdict.reasons and finding.exempt is None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvidence(Evidence):
    """The same of a case."""

    case: Case

    @property
    def holder(self) -> str | None:
        """Give who holds the case now."""
        return holder(self.case, self.now)

    @property
    def standing(self) -> Decision | None:
        """Give the decision that holds and can be taken back."""
        made = [each for each in self.case.decisions if each.state is not DecisionState.WITHDRAWN]
        return made[-1] if made and not made[-1].undoes else None


def read(tx: Transaction, case: Case) -> CaseEvidence:
    """Gather what a page shows of a case."""
    return CaseEvidence(case=case, **_seen(tx, tx.examinations.get(tx.cases.examination(case.id))))


def read_note(tx: Transaction, noted: StoredExamination) -> Evidence:
    """Gather what a page shows of a post that stands as a note."""
    return Evidence(**_seen(tx, noted))


def _seen(tx: Transaction, stored: StoredExamination) -> dict[str, Any]:
    return {
        "post": tx.posts.get(stored.post),
        "revision": tx.posts.revision(stored.revision),
        "revisions": tx.posts.revisions(stored.post),
        "stored": stored,
        "examination": examination_of(stored),
        "now": tx.now(),
    }


def examination_of(stored: StoredExamination) -> Examination:
    """Read an examination; one that is still to come has found nothing."""
    return result.read(stored.result)


def counterpart(tx: Transaction, evidence: Evidence, finding: Finding) -> Candidate | None:
    """Give the text that a finding compares the post with; None where it is gone."""
    name = finding.source.id if finding.source else finding.of
    keys = (evidence.stored.context or {}).get("candidates", ())
    for key in keys:
        try:
            candidates = tx.library.recall([key]).candidates
        except NotFound:
            continue
        if candidates and candidates[0].id == name:
            return candidates[0]
    return None
