"""Posts and their examinations."""

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk.notes import visible
from moderation.model import NotFound
from moderation.ports import Transaction
from moderation.ports.records import StoredPost
from moderation.web.api import answers, asking
from moderation.web.api.bearer import require_user, user
from moderation.web.current import service

blueprint = Blueprint("api_posts", __name__)
blueprint.before_request(require_user)


@blueprint.get("/posts")
def posts() -> Response:
    """Give posts by id, one for all revisions of a post."""
    limit, after = asking.limit(), asking.number("cursor", usual=0)
    with service().store.read() as tx:
        found = tx.posts.page(forums=asking.forums(tx), after=after, limit=limit + 1)
        return answers.part(found, limit, lambda post: shown.post_line(post, _number(tx, post)))


def _number(tx: Transaction, post: StoredPost) -> int | None:
    return None if post.revision is None else shown.number(tx.posts.revision(post.revision))


@blueprint.get("/posts/<post_id>")
def post(post_id: str) -> Response:
    """Give a post with its current revision."""
    with service().store.read() as tx:
        found = visible(tx, asking.key(post_id), user())
        if found.revision is None:
            raise NotFound(f"the text of post {post_id} never came", code="unknown_post")
        return jsonify(
            shown.post(found, tx.posts.revision(found.revision), tx.forums.by_id(found.forum).name)
        )


@blueprint.get("/posts/<post_id>/examinations")
def examinations(post_id: str) -> Response:
    """Give a post's examinations, oldest first."""
    with service().store.read() as tx:
        found = visible(tx, asking.key(post_id), user())
        revisions = {revision.id: revision for revision in tx.posts.revisions(found.id)}
        made = tx.examinations.of_post(found.id)
    return jsonify(items=[shown.examination(each, revisions[each.revision]) for each in made], next=None)
