"""What is proposed for the watchlist: list, propose, accept, reject."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify

from moderation.desk import curate
from moderation.desk.watchlist_shown import proposal
from moderation.ports.watchlist import ProposalState
from moderation.web.api import answers, asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_proposals", __name__)
blueprint.before_request(require_user)
STATES = (*ProposalState, "all")


@blueprint.get("/watchlist/proposals")
def proposals() -> Response:
    """Give proposals by id: those that wait, unless others are asked for."""
    asked = asking.one_of("state", STATES) or ProposalState.WAITING
    limit, after = asking.limit(), asking.number("cursor", usual=0)
    state = None if asked == "all" else ProposalState(asked)
    with service().store.read() as tx:
        found = tx.proposals.list(state, forums=user().forums, after=after, limit=limit + 1)
    return answers.part(found, limit, proposal)


@blueprint.post("/watchlist/proposals")
def propose() -> tuple[Response, HTTPStatus]:
    """Propose what a TOML text in the list's own shape adds or takes away."""
    given = asking.body()
    forum = asking.text(given, "forum", usual="") or None
    made = curate.propose(service().store, user(), asking.text(given, "text"), forum=forum)
    items = [proposal(each) for each in made.proposals]
    return jsonify(items=items, repeated=made.repeated, posts=made.posts), HTTPStatus.CREATED


@blueprint.post("/watchlist/proposals/<proposal_id>/accept")
def accept(proposal_id: str) -> Response:
    """Let a proposal count from the next examination on."""
    given = asking.body()
    made = curate.accept(
        service().store,
        user(),
        asking.key(proposal_id),
        words=asking.texts(given, "words"),
        everywhere=asking.yes(given, "everywhere"),
        ideology=asking.text(given, "ideology", usual="") or None,
    )
    return jsonify(proposal(made))


@blueprint.post("/watchlist/proposals/<proposal_id>/reject")
def reject(proposal_id: str) -> Response:
    """Leave a proposal out."""
    return jsonify(proposal(curate.reject(service().store, user(), asking.key(proposal_id))))
