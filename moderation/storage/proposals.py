"""What is proposed for the watchlist, and the texts of additions that replays need."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, or_, select, update

from moderation.model import Conflict, NotFound
from moderation.ports.watchlist import NewProposal, Proposal, ProposalKind, ProposalState
from moderation.storage.repository import Repository
from moderation.storage.tables import forum
from moderation.storage.tables_watchlist import proposal, watchlist_text

LOCK = 5


class ProposalRepository(Repository):
    """Implements `ports.Proposals`."""

    def add(self, new: NewProposal, *, by: str) -> Proposal:
        """Store a proposal that waits."""
        values = {
            "kind": new.kind.value,
            "state": ProposalState.WAITING.value,
            "entity": new.entity,
            "origin": new.origin,
            "text": new.text,
            "detail": dict(new.detail),
            "forum": new.forum,
            "post": new.post,
            "created_at": self.now,
            "created_by": by,
        }
        added = self.connection.execute(insert(proposal).values(**values).returning(proposal.c.id))
        return self.get(added.scalar_one())

    def get(self, proposal_id: int) -> Proposal:
        """Give a proposal; NotFound."""
        row = self.connection.execute(select(proposal).where(proposal.c.id == proposal_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no proposal {proposal_id}", code="unknown_proposal")
        return _as_proposal(row)

    def list(
        self, state: ProposalState | None, *, forums: Sequence[str] = (), after: int = 0, limit: int = 50
    ) -> Sequence[Proposal]:
        """Give proposals by id, of one state or of all; of some forums, with those that are for every one."""
        query = select(proposal).where(proposal.c.id > after).order_by(proposal.c.id).limit(limit)
        if state is not None:
            query = query.where(proposal.c.state == state.value)
        if forums:
            own = select(forum.c.id).where(forum.c.name.in_(forums))
            query = query.where(or_(proposal.c.forum.is_(None), proposal.c.forum.in_(own)))
        return [_as_proposal(row) for row in self.connection.execute(query)]

    def texts(self, origin: str) -> frozenset[str]:
        """Give the texts of all proposals of an origin, whatever became of them."""
        query = select(proposal.c.text).where(proposal.c.origin == origin)
        return frozenset(self.connection.execute(query).scalars())

    def homonym(self, post_id: int, entity: str) -> Proposal | None:
        """Give the proposal that waits because of an entity's mention in a post."""
        same = proposal.c.post == post_id, proposal.c.entity == entity
        waits = proposal.c.state == ProposalState.WAITING.value
        row = self.connection.execute(select(proposal).where(*same, waits).limit(1)).one_or_none()
        return None if row is None else _as_proposal(row)

    def decide(self, made: Proposal, state: ProposalState, *, by: str) -> None:
        """Write what a person said, with the proposal's text and forum as given; its post is forgotten.

        Raises Conflict unless the proposal still waits.
        """
        values = {
            "state": state.value,
            "text": made.text,
            "detail": dict(made.detail),
            "forum": made.forum,
            "post": None,
            "decided_at": self.now,
            "decided_by": by,
        }
        waits = proposal.c.id == made.id, proposal.c.state == ProposalState.WAITING.value
        if self.connection.execute(update(proposal).where(*waits).values(**values)).rowcount == 0:
            raise Conflict(f"proposal {made.id} is decided already", code="decided")

    def additions(self, forum_id: int | None) -> str:
        """Give all that was accepted for every forum, and for one, in order, as one TOML text."""
        query = select(proposal.c.text).where(
            proposal.c.state == ProposalState.ACCEPTED.value,
            or_(proposal.c.forum.is_(None), proposal.c.forum == forum_id),
        )
        return "\n".join(self.connection.execute(query.order_by(proposal.c.id)).scalars())

    def keep(self, digest: str, text: str) -> None:
        """Keep a text of additions under its digest, for replays."""
        known = select(watchlist_text.c.digest).where(watchlist_text.c.digest == digest)
        if self.connection.execute(known).first() is not None:
            return
        self.lock(LOCK)
        if self.connection.execute(known).first() is None:
            self.connection.execute(insert(watchlist_text).values(digest=digest, text=text))

    def recall(self, digest: str) -> str:
        """Give a text of additions back; NotFound."""
        query = select(watchlist_text.c.text).where(watchlist_text.c.digest == digest)
        text: str | None = self.connection.execute(query).scalar_one_or_none()
        if text is None:
            raise NotFound("the watchlist's additions of then are gone", code="version_gone")
        return text


def _as_proposal(row: Row[Any]) -> Proposal:
    return Proposal(
        id=row.id,
        kind=ProposalKind(row.kind),
        state=ProposalState(row.state),
        entity=row.entity,
        origin=row.origin,
        text=row.text,
        detail=row.detail,
        forum=row.forum,
        post=row.post,
        created_at=row.created_at,
        created_by=row.created_by,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )
