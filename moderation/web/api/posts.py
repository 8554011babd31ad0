"""Posts and their examinations."""

from flask import Blueprint, Response, jsonify, request

from moderation import shown
from moderation.model import NotFound
from moderation.ports import Transaction
from moderation.ports.records import StoredPost
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_posts", __name__)
blueprint.before_request(require_user)


@blueprint.get("/posts")
def posts() -> Response:
    """Give posts by id, one for all revisions of a post."""
    limit, forum = asking.limit(), request.args.get("forum")
    with service().store.read() as tx:
        if forum:
            _require_known(tx, forum)
        found = tx.posts.page(
            forum_name=forum,
            after=asking.number("cursor", usual=0),
            limit=limit + 1,
            forums=user().forums,
        )
        items = [shown.post_line(each, _number(tx, each)) for each in found[:limit]]
    following = str(found[limit - 1].id) if len(found) > limit else None
    return jsonify(items=items, next=following)


def _require_known(tx: Transaction, forum: str) -> None:
    """Raise NotFound for a forum that is not there or not the user's: misspelt, it would look empty."""
    if user().forums and forum not in user().forums:
        raise NotFound(f"no forum of yours is named {forum}", code="unknown_forum")
    tx.forums.get(forum)


def _number(tx: Transaction, post: StoredPost) -> int | None:
    return None if post.revision is None else shown.number(tx.posts.revision(post.revision))


@blueprint.get("/posts/<post_id>")
def post(post_id: str) -> Response:
    """Give a post with its current revision."""
    with service().store.read() as tx:
        found, forum = _visible(tx, post_id)
        if found.revision is None:
            raise NotFound(f"the text of post {post_id} never came", code="unknown_post")
        return jsonify(shown.post(found, tx.posts.revision(found.revision), forum))


@blueprint.get("/posts/<post_id>/examinations")
def examinations(post_id: str) -> Response:
    """Give a post's examinations, oldest first."""
    with service().store.read() as tx:
        found, _ = _visible(tx, post_id)
        revisions = {revision.id: revision for revision in tx.posts.revisions(found.id)}
        made = tx.examinations.of_post(found.id)
    return jsonify(items=[shown.examination(each, revisions[each.revision]) for each in made], next=None)


def _visible(tx: Transaction, post_id: str) -> tuple[StoredPost, str]:
    """Give a post of the user's forums and its forum's name; another forum's post is NotFound."""
    found = tx.posts.get(asking.key(post_id))
    forum = tx.forums.by_id(found.forum).name
    if user().forums and forum not in user().forums:
        raise NotFound(f"there is no post {post_id}", code="unknown_post")
    return found, forum
