"""What was examined and decided, read in bulk."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, and_, func, select

from moderation.model import Action, CaseState, DecisionState, ExaminationState
from moderation.ports.records import Past
from moderation.storage.batches import chosen_posts
from moderation.storage.forums import as_forum
from moderation.storage.posts import LIVE, as_post, as_revision
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, examination, forum, post, revision

SETTLED = (CaseState.DECIDED.value, CaseState.WAITING.value)
NOT_STANDING = (DecisionState.WITHDRAWN.value, DecisionState.NEEDS_SECOND.value)


class HistoryRepository(Repository):
    """Implements `ports.History`."""

    def posts(self, filters: Mapping[str, Any]) -> Sequence[int]:
        """Give the posts that filters choose and whose current text was examined, by id."""
        done = (
            examination.c.post == post.c.id,
            examination.c.revision == post.c.revision,
            examination.c.state == ExaminationState.DONE.value,
        )
        query = chosen_posts(filters).where(select(examination.c.id).where(*done).exists())
        return [row.id for row in self.connection.execute(query.order_by(post.c.id))]

    def read(self, post_ids: Sequence[int]) -> Sequence[Past]:
        """Give what is known of posts, by id; one that was meanwhile deleted or edited is left out."""
        rows = self.connection.execute(self._last_examinations(post_ids)).all()
        posts = self._by_id(post, post_ids)
        revisions = self._by_id(revision, [row.revision for row in rows])
        forums = self._by_id(forum, {each.forum for each in posts.values()})
        decided = self._decided(post_ids)
        return [
            Past(
                post=as_post(posts[row.post]),
                forum=as_forum(forums[posts[row.post].forum]),
                sent=as_revision(revisions[row.revision], posts[row.post].external_id).sent,
                result=row.result,
                context=row.context,
                **_decision(decided.get(row.post), revisions[row.revision]),
            )
            for row in rows
        ]

    def _last_examinations(self, post_ids: Sequence[int]) -> Any:  # noqa: ANN401 - a SQL query
        current = and_(post.c.id == examination.c.post, post.c.revision == examination.c.revision)
        last = (
            select(func.max(examination.c.id).label("id"))
            .join(post, current)
            .where(post.c.id.in_(post_ids), post.c.state == LIVE)
            .where(examination.c.state == ExaminationState.DONE.value)
            .group_by(examination.c.post)
            .subquery()
        )
        query = select(
            examination.c.post, examination.c.revision, examination.c.result, examination.c.context
        )
        return query.join(last, last.c.id == examination.c.id).order_by(examination.c.post)

    def _decided(self, post_ids: Sequence[int]) -> Mapping[int, Row[Any, Any, Any, Any]]:
        query = (
            select(case.c.post, decision.c.action, decision.c.covers, decision.c.grounds)
            .join(decision, decision.c.case == case.c.id)
            .where(case.c.post.in_(post_ids), case.c.state.in_(SETTLED))
            .where(decision.c.state.not_in(NOT_STANDING))
        )
        return {row.post: row for row in self.connection.execute(query.order_by(decision.c.id))}

    def _by_id(self, table: Any, ids: Iterable[int]) -> dict[int, Row[Any]]:  # noqa: ANN401 - any of our tables
        query = select(table).where(table.c.id.in_(set(ids)))
        return {row.id: row for row in self.connection.execute(query)}


def _decision(decided: Row[Any, Any, Any, Any] | None, text: Row[Any]) -> Mapping[str, Any]:
    """Give what was decided and its grounds, if it was decided on this text."""
    if decided is None or decided.covers["body"] != bytes(text.body_hash).hex():
        return {"decided": None}
    return {"decided": Action(decided.action), "grounds": tuple(decided.grounds)}
