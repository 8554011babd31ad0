"""Live arrival: how many more cases wait than a page knows, as it changes, or when it is asked."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http import HTTPStatus
from threading import Event

from flask import Blueprint, Flask, Response, current_app, g, jsonify, request, stream_with_context
from flask_babel import ngettext

from moderation.ports.records import CaseFilter, User
from moderation.web.asked import number
from moderation.web.current import service
from moderation.web.listener import Listener
from moderation.web.session import current_user

blueprint = Blueprint("live", __name__)
HEARTBEAT = 20.0  # seconds; an unheard one tells that the browser has gone
LONGEST = 600.0  # seconds of a stream; the browser then asks for another
LOOK = 1.0  # seconds between two looks, so that a server that ends is not held up


def register(app: Flask) -> None:
    """Give an application its listener: half of the server's threads at most hold streams."""
    own = app.extensions["moderation"]
    app.extensions["moderation_listener"] = Listener(own.live, most=own.settings.web_threads // 2)
    app.jinja_env.globals["known_cases"] = lambda: sum(_waiting(current_user()).values())


@blueprint.get("/live/counts")
def counts() -> Response:
    """Give how many cases wait, for a page that asks now and then."""
    return jsonify(_counts() or {})


@blueprint.get("/live")
def stream() -> Response:
    """Tell at each change how many cases wait; 204 where no more streams are to be had."""
    listener: Listener = current_app.extensions["moderation_listener"]
    with ExitStack() as held:
        changed = held.enter_context(listener.stream())
        if changed is None:
            return Response(status=HTTPStatus.NO_CONTENT)  # a browser then asks no more for a stream
        kept = held.pop_all()
    told = stream_with_context(_tell(changed, kept))
    answer = Response(told, content_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
    answer.call_on_close(kept.close)  # also where nothing of it was read
    return answer


def _tell(changed: Event, kept: ExitStack) -> Iterator[str]:
    begun = beat = time.monotonic()
    told = None
    with kept:
        changed.set()  # the page may have missed something since it was made
        while time.monotonic() - begun < LONGEST:
            if changed.wait(LOOK):
                changed.clear()
                made = _counts()
                if made is None:
                    return
                if made != told:  # what changes in another's forums is nobody else's news
                    yield f"event: cases\ndata: {json.dumps(made)}\n\n"
                    told = made
            elif time.monotonic() - beat >= HEARTBEAT:
                beat = time.monotonic()
                yield ": still here\n\n"


def _waiting(user: User) -> dict[str, int]:
    with service().store.read() as tx:
        return dict(tx.cases.counts(CaseFilter(forums=user.forums)))


def _counts() -> dict[str, object] | None:
    """Count what waits for the user, with the sentence to show; None once the session has ended."""
    with service().store.read() as tx:
        user = tx.users.by_session(g.session_hash)
        if user is None:
            return None
    waiting = _waiting(user)
    more = max(0, sum(waiting.values()) - request.args.get("known", 0, type=number))
    said = ngettext("%(num)s more case waits.", "%(num)s more cases wait.", more) if more else ""
    return {"counts": waiting, "more": more, "said": said}
