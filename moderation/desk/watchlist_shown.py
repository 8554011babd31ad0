"""The watchlist as JSON, for the command and the API alike."""

from collections.abc import Container, Mapping
from typing import Any

from moderation import shown
from moderation.checks.watchlist.entities import Entity, Watchlist
from moderation.checks.watchlist.silence import Silence
from moderation.desk.curate import Tried
from moderation.desk.hits import EntityHits
from moderation.ports.watchlist import Proposal
from moderation.result import encode


def entity(known: Entity, off: Container[str] = (), language: str | None = None) -> Mapping[str, Any]:
    """Show an entity with its names, in one language or in all; `off` are those that a forum switched off."""
    names = [name for name in known.names if language in (None, name.language)]
    return {
        "id": known.id,
        "kind": known.kind,
        "ideology": known.ideology,
        "names": list(dict.fromkeys(name.text for name in names)),
        "surety": {name.text: name.surety.name.lower() for name in names},
        "designated_by": list(dict.fromkeys(each.list for each in known.designations)),
        "unchecked": [each.list for each in known.designations if not each.checked],
        "designations": [
            {"list": each.list, "name": each.name, "since": each.since, "checked": each.checked}
            for each in known.designations
        ],
        "contested": known.contested,
        "off": known.id in off,
    }


def tried(made: Tried) -> Mapping[str, Any]:
    """Show what is found in a text, and which names in it are silent."""
    return {
        "findings": encode(made.examination)["findings"],
        "silent": [_silence(each, made.post.body) for each in made.silent],
        "watchlist": made.examination.versions.watchlist,
    }


def _silence(silent: Silence, text: str) -> Mapping[str, Any]:
    start, end = silent.span.start, silent.span.end
    return {
        "start": start,
        "end": end,
        "surface": text[start:end],
        "entity": silent.entity,
        "reason": silent.reason,
    }


def hit(each: EntityHits, known: Watchlist) -> Mapping[str, Any]:
    """Show how often an entity was found."""
    found = known.entities.get(each.entity or "")
    return {
        "entity": each.entity,
        "ideology": found.ideology if found else None,
        "posts": each.posts,
        "supported": each.supported,
        "confirmed": each.confirmed,
        "overturned": each.overturned,
    }


def proposal(made: Proposal) -> Mapping[str, Any]:
    """Show a proposal; of an import with its hits, of a homonym with the words around it."""
    hits = made.detail.get("hits", {})
    return {
        "id": str(made.id),
        "kind": made.kind.value,
        "entity": made.entity,
        "origin": made.origin,
        "state": made.state.value,
        "sure": hits.get("sure"),
        "possible": hits.get("possible"),
        "doubts": list(made.detail.get("doubts", ())),
        "left_out": list(made.detail.get("left_out", ())),
        "hits": hits,
        "surface": made.detail.get("surface"),
        "words": list(made.detail.get("words", ())),
        "text": made.text,
        "created_at": shown.time(made.created_at),
        "created_by": made.created_by,
        "decided_by": made.decided_by,
    }
