"""Ports of the watchlist's own administration: what is proposed, and what it has gained by that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class ProposalKind(StrEnum):
    """What a proposal adds (an entity, a listing of a known one, words that tell a homonym) or takes away."""

    ENTITY = "entity"
    DESIGNATION = "designation"
    EXCLUSION = "exclusion"
    REMOVAL = "removal"


class ProposalState(StrEnum):
    """Whether a person has looked at a proposal, and what they said."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProposal:
    """Something to add to the watchlist, once a person accepts it.

    `origin` is the format of the list that it came with, or homonym; `text` is TOML as in the list's own
    files; `detail` is what the person should know: hits, doubts, a homonym's words. `post` is where a homonym
    was seen.
    """

    kind: ProposalKind
    entity: str
    origin: str
    text: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    forum: int | None = None
    post: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(NewProposal):
    """A stored proposal; `forum` is the only one that it is for, or None for every forum."""

    id: int
    state: ProposalState
    created_at: datetime
    created_by: str
    decided_at: datetime | None = None
    decided_by: str | None = None


class Proposals(Protocol):
    """What is proposed for the watchlist; what was accepted counts."""

    def add(self, new: NewProposal, *, by: str) -> Proposal:
        """Store a proposal that waits."""

    def get(self, proposal_id: int) -> Proposal:
        """Give a proposal; NotFound."""

    def list(
        self, state: ProposalState | None, *, forums: Sequence[str] = (), after: int = 0, limit: int = 50
    ) -> Sequence[Proposal]:
        """Give proposals by id, of one state or of all; of some forums, with those that are for every one."""

    def texts(self, origin: str) -> frozenset[str]:
        """Give the texts of all proposals of an origin, whatever became of them."""

    def homonym(self, post_id: int, entity: str) -> Proposal | None:
        """Give the proposal that waits because of an entity's mention in a post."""

    def decide(self, made: Proposal, state: ProposalState, *, by: str) -> None:
        """Write what a person said, with the proposal's text and forum as given; its post is forgotten.

        Raises Conflict unless the proposal still waits.
        """

    def additions(self, forum_id: int | None) -> str:
        """Give all that was accepted for every forum, and for one, in order, as one TOML text."""

    def keep(self, digest: str, text: str) -> None:
        """Keep a text of additions under its digest, for replays."""

    def recall(self, digest: str) -> str:
        """Give a text of additions back; NotFound."""
