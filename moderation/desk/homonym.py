"""A moderator's "this names something else", which proposes an exclusion."""

from collections.abc import Sequence

from moderation.checks.watchlist.homonym import words_around
from moderation.desk import review
from moderation.model import Finding, Invalid, NotFound
from moderation.ports import Store
from moderation.ports.records import User
from moderation.ports.watchlist import NewProposal, Proposal, ProposalKind
from moderation.result import read
from moderation.text.document import prepare

HOMONYM = "homonym"


def report_homonym(store: Store, case_id: int, number: int, user: User) -> Proposal:
    """Propose an exclusion because a finding of a case, counted from 1, names something else.

    The words around the mention are kept with the proposal until it is decided; the same mention reported
    again is the same proposal. Raises NotFound for a finding that there is not, Invalid for another check's.
    """
    review.require_decider(user)
    with store.write() as tx:
        case = review.visible(tx, case_id, user)
        stored = tx.examinations.get(tx.cases.examination(case.id))
        finding = _mention(read(stored.result).findings, case_id, number)
        entity = finding.entity or ""
        proposed = tx.proposals.homonym(case.post, entity)
        if proposed is not None:
            return proposed
        document = prepare(tx.posts.revision(stored.revision).sent)
        new = NewProposal(
            kind=ProposalKind.EXCLUSION,
            entity=entity,
            origin=HOMONYM,
            detail={"surface": finding.surface, "words": list(words_around(document, finding))},
            forum=tx.posts.get(case.post).forum,
            post=case.post,
        )
        made = tx.proposals.add(new, by=user.name)
        tx.audit.append(user.name, "propose", f"proposal:{made.id}", entity=entity, case=case_id)
    return made


def _mention(findings: Sequence[Finding], case_id: int, number: int) -> Finding:
    if not 1 <= number <= len(findings):
        raise NotFound(f"case {case_id} has no finding {number}", code="unknown_finding")
    finding = findings[number - 1]
    if finding.entity is None:
        raise Invalid(f"finding: {number} names no entity, so it is no homonym", field="finding")
    return finding
