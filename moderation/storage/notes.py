"""Notes: what an examination asks to look at without opening a case, until a person has."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, exists, func, or_, select

from moderation.model import UNDECIDED, CaseState, DecisionState, ExaminationState, Queue
from moderation.ports.posts import ALL_NOTES
from moderation.ports.records import NoteFilter, StoredExamination
from moderation.storage.examinations import as_examination
from moderation.storage.posts import LIVE
from moderation.storage.repository import Repository
from moderation.storage.tables import case, decision, examination, forum, post, revision
from moderation.storage.types import values

FIRST_POST = func.coalesce(examination.c.wave, examination.c.post)
_later = examination.alias("later")
_judged = examination.alias("judged")
_text = revision.alias("text")
_judged_text = revision.alias("judged_text")


class NoteRepository(Repository):
    """Implements `ports.Notes`."""

    def list(
        self,
        which: NoteFilter = ALL_NOTES,
        *,
        after: int | None = None,
        limit: int = 50,
        by_wave: bool = False,
    ) -> Sequence[StoredExamination]:
        """Give the examinations that stand as notes, newest first; `after` ends the page before.

        `by_wave`: of the notes of posts that copy each other the newest alone.
        """
        query = self._standing(select(examination), which)
        if by_wave:
            newest = self._standing(select(func.max(examination.c.id)), which).group_by(FIRST_POST)
            query = query.where(examination.c.id.in_(newest))
        if after is not None:
            query = query.where(examination.c.id < after)
        rows = self.connection.execute(query.order_by(examination.c.id.desc()).limit(limit))
        return [as_examination(row) for row in rows]

    def copies(self, which: NoteFilter, noted: Sequence[int]) -> Mapping[int, tuple[int, int]]:
        """Give for noted examinations the wave of each, and how many notes of it stand."""
        wave = select(FIRST_POST).where(examination.c.id.in_(noted))
        query = self._standing(select(func.max(examination.c.id), FIRST_POST, func.count()), which)
        rows = self.connection.execute(query.where(FIRST_POST.in_(wave)).group_by(FIRST_POST))
        return {newest: (first, count) for newest, first, count in rows}

    def of_post(self, post_id: int) -> StoredExamination | None:
        """Give the examination that stands as a post's note."""
        query = self._standing(select(examination), ALL_NOTES).where(examination.c.post == post_id)
        row = self.connection.execute(query).one_or_none()
        return None if row is None else as_examination(row)

    def count(self, which: NoteFilter = ALL_NOTES) -> int:
        """Count the notes."""
        query = self._standing(select(func.count()).select_from(examination), which)
        return int(self.connection.execute(query).scalar_one())

    def _standing(self, query: Any, which: NoteFilter) -> Any:  # noqa: ANN401 - a SQL query
        current = and_(post.c.id == examination.c.post, post.c.revision == examination.c.revision)
        query = query.join(post, current).where(
            examination.c.queue == Queue.NOTE.value,
            examination.c.state == ExaminationState.DONE.value,
            post.c.state == LIVE,
            ~_is_outdone(),
            ~_is_covered(),
        )
        if which.check is not None:
            query = query.where(examination.c.checks.contains(f" {which.check} ", autoescape=True))
        if which.wave is not None:
            query = query.where(which.wave == FIRST_POST)
        if which.language is not None:
            query = query.where(examination.c.language == which.language)
        if which.forums:
            query = query.join(forum, forum.c.id == post.c.forum).where(forum.c.name.in_(which.forums))
        return query


def _is_outdone() -> Any:  # noqa: ANN401 - a SQL condition
    """Tell whether the same text was examined again since."""
    return exists().where(
        _later.c.post == examination.c.post,
        _later.c.revision == examination.c.revision,
        _later.c.state == ExaminationState.DONE.value,
        _later.c.id > examination.c.id,
    )


def _is_covered() -> Any:  # noqa: ANN401 - a SQL condition
    """Tell whether the post's case is undecided, or was decided on this text with these findings."""
    judged = (
        select(decision.c.id)
        .join(_judged, _judged.c.id == decision.c.examination)
        .join(_judged_text, _judged_text.c.id == _judged.c.revision)
        .join(_text, _text.c.body_hash == _judged_text.c.body_hash)
        .where(
            decision.c.case == case.c.id,
            decision.c.state != DecisionState.WITHDRAWN.value,
            _text.c.id == examination.c.revision,
            _judged.c["keys"].is_not_distinct_from(examination.c["keys"]),
        )
        .correlate(case, examination)
        .exists()
    )
    decided = and_(case.c.state == CaseState.DECIDED.value, judged)
    waits = case.c.state.in_(values(UNDECIDED))
    return exists().where(case.c.post == examination.c.post, or_(waits, decided))
