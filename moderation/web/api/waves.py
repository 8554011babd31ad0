"""Waves: posts that copy each other, decided together, each by itself."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, jsonify

from moderation import shown
from moderation.desk import wave as desk
from moderation.model import Case, Invalid
from moderation.web.api import asking
from moderation.web.api.bearer import require_user, user
from moderation.web.api.cases import choice_of
from moderation.web.current import service

blueprint = Blueprint("api_waves", __name__)
blueprint.before_request(require_user)


@blueprint.get("/waves")
def waves() -> Response:
    """Give the waves of two undecided cases or more, by their first post."""
    limit, cursor = asking.limit(), asking.number("cursor", usual=0) or None
    with service().store.read() as tx:
        found = tx.waves.list(user().forums, after=cursor, limit=limit + 1)
    items = [{"id": str(each.post), "forum": each.forum, "count": each.count} for each in found[:limit]]
    return jsonify(items=items, next=str(found[limit - 1].post) if len(found) > limit else None)


@blueprint.get("/waves/<wave_id>")
def wave(wave_id: str) -> Response:
    """Give the undecided cases of a wave, most urgent first."""
    with service().store.read() as tx:
        found = desk.members(tx, asking.key(wave_id), user())
    return jsonify(items=[shown.case(each) for each in found], next=None)


@blueprint.post("/waves/<wave_id>/decisions")
def decide(wave_id: str) -> tuple[Response, HTTPStatus]:
    """Decide the named cases of a wave the same, each at its version if it has one; else all."""
    own, body, key = service(), asking.body(), asking.key(wave_id)
    settings = own.settings
    return _told(
        desk.decide(
            own.store,
            key,
            user(),
            choice_of(body),
            _versions(key, body.get("cases")),
            grace=settings.grace_seconds,
            answer_hours=settings.answer_hours,
        )
    )


@blueprint.post("/waves/<wave_id>/undo")
def undo(wave_id: str) -> tuple[Response, HTTPStatus]:
    """Take decisions on cases of a wave back."""
    own, made = service(), asking.body().get("decisions")
    if not isinstance(made, list) or not all(isinstance(each, str) for each in made):
        raise Invalid("decisions: must be a list of ids", field="decisions")
    ids = [asking.key(each) for each in made]
    return _told(desk.undo(own.store, asking.key(wave_id), user(), ids, grace=own.settings.grace_seconds))


def _versions(wave_id: int, named: object) -> Mapping[int, int | None]:
    """Read `[{"id", "version"?}]`; without it every undecided case, as it stands."""
    if named is None:
        with service().store.read() as tx:
            return _as_they_stand(desk.members(tx, wave_id, user()))
    if not isinstance(named, list) or not all(_is_named(each) for each in named):
        raise Invalid('cases: must be a list of {"id": text, "version": number}', field="cases")
    return {asking.key(each["id"]): each.get("version") for each in named}


def _as_they_stand(cases: Sequence[Case]) -> Mapping[int, int | None]:
    return {each.id: each.version for each in cases}


def _is_named(each: Any) -> bool:  # noqa: ANN401 - any JSON
    return isinstance(each, dict) and isinstance(each.get("id"), str) and _is_version(each.get("version"))


def _is_version(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def _told(outcomes: Sequence[desk.Outcome]) -> tuple[Response, HTTPStatus]:
    """Tell of each case what became of it; 207 where some could not be done."""
    failed = any(each.error for each in outcomes)
    status = HTTPStatus.MULTI_STATUS if failed else HTTPStatus.OK
    return jsonify(items=[_outcome(each) for each in outcomes]), status


def _outcome(each: desk.Outcome) -> Mapping[str, Any]:
    if each.decision is not None:
        return {"case": str(each.case), "decision": shown.decision(each.decision)}
    error = each.error
    return {"case": str(each.case), "error": error and {"code": error.code, "detail": error.message}}
