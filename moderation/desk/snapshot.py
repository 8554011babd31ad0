"""Snapshot: a context as JSON, kept with its examination so that a replay can give it again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from moderation.context import Candidate, Context, EarlierLink, ForumSettings
from moderation.model import Post

Snapshot = Mapping[str, Any]
DIGEST = "watchlist_digest"  # stands for the watchlist's additions, which many snapshots share
SOMEBODY_ELSE = "\x00"  # stands for another member or thread, whose name is not kept


def write(context: Context, candidates: Sequence[str], post: Post) -> Snapshot:
    """Give what a replay needs of a post's context; texts by their keys, other members' names not at all."""
    return {
        "candidates": list(candidates),
        "families": [candidate.family for candidate in context.candidates],
        "links": [_write_link(link, post) for link in context.links],
        "thread_links": [_write_link(link, post) for link in context.thread_links],
        "missing_before": context.missing_before,
        "forum": _write_forum(context.forum),
    }


def read(
    snapshot: Snapshot,
    candidates: Sequence[Candidate],
    post: Post,
    forum: ForumSettings,
    *,
    additions: str = "",
) -> Context:
    """Give the context back; `forum` stands in where a snapshot holds no settings.

    `additions` is the text of the watchlist that `watchlist_digest` names; without it the list of then stays
    out of the context.
    """
    return Context(
        candidates=_of_then(candidates, snapshot.get("families", ())),
        links=tuple(_read_link(link, post) for link in snapshot["links"]),
        thread_links=tuple(_read_link(link, post) for link in snapshot["thread_links"]),
        missing_before=snapshot["missing_before"],
        forum=_read_forum(snapshot["forum"], additions) if "forum" in snapshot else forum,
    )


def digest(additions: str) -> str:
    """Give the name by which a text of additions to the watchlist is kept."""
    return sha256(additions.encode("utf-8", "surrogatepass")).hexdigest()


def watchlist_digest(snapshot: Snapshot) -> str | None:
    """Give the digest of the watchlist's additions that a snapshot was made with; None if there were none."""
    named: str | None = snapshot.get("forum", {}).get("options", {}).get(DIGEST)
    return named


def _of_then(candidates: Sequence[Candidate], families: Sequence[str | None]) -> tuple[Candidate, ...]:
    """Give each source the family that it was in: it may have found company since."""
    if len(families) != len(candidates):
        return tuple(candidates)  # read without its texts, or written before families were kept
    return tuple(replace(one, family=family) for one, family in zip(candidates, families, strict=True))


def _write_link(link: EarlierLink, post: Post) -> Mapping[str, Any]:
    return {
        "canonical": link.canonical,
        "post": link.post,
        "same_author": _same(link.author, post.author),
        "same_thread": _same(link.thread, post.thread),
        "posted_at": None if link.posted_at is None else link.posted_at.isoformat(),
    }


def _same(theirs: str | None, own: str | None) -> bool | None:
    """Tell whether two names are one; None where either is unknown."""
    return None if theirs is None or own is None else theirs.casefold() == own.casefold()


def _read_link(link: Mapping[str, Any], post: Post) -> EarlierLink:
    return EarlierLink(
        canonical=link["canonical"],
        post=link["post"],
        author=_name(link["same_author"], post.author),
        thread=_name(link["same_thread"], post.thread),
        posted_at=None if link["posted_at"] is None else datetime.fromisoformat(link["posted_at"]),
    )


def _name(same: bool | None, own: str | None) -> str | None:  # noqa: FBT001 - a stored yes, no or unknown
    return own if same else None if same is None else SOMEBODY_ELSE


def _write_forum(forum: ForumSettings) -> Mapping[str, Any]:
    return {
        "name": forum.name,
        "language": forum.language,
        "same_link_days": forum.same_link_days,
        "repeat_days": forum.repeat_days,
        "watchlist_off": sorted(forum.watchlist_off),
        "options": _write_options(forum.options),
    }


def _write_options(options: Mapping[str, str]) -> Mapping[str, str]:
    written = {name: value for name, value in options.items() if name != "watchlist"}
    return {**written, DIGEST: digest(options["watchlist"])} if options.get("watchlist") else written


def _read_forum(forum: Mapping[str, Any], additions: str) -> ForumSettings:
    options = {name: value for name, value in forum["options"].items() if name != DIGEST}
    if additions:
        options["watchlist"] = additions
    off = frozenset(forum["watchlist_off"])
    return ForumSettings(**{**forum, "watchlist_off": off, "options": options})
