"""Gather: index the prepared documents, then ask once for all that their checks may know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from moderation.context import Context, EarlierLink, ForumSettings
from moderation.desk import snapshot
from moderation.model import Citation
from moderation.policy import REPEAT_DAYS
from moderation.ports import Transaction
from moderation.ports.fetching import PageKind
from moderation.ports.records import Claimed, Forum, LibraryAnswer, LibraryEntry, LibraryQuery, Purpose
from moderation.text import fingerprint, normalise, prints, url
from moderation.text.document import Document
from moderation.text.url import is_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A claimed examination with its document and the sources that this cites."""

    claimed: Claimed
    document: Document
    citations: tuple[Citation, ...]

    @property
    def is_current(self) -> bool:
        """Tell whether the revision is the one that counts and the post is there."""
        return self.claimed.post.revision == self.claimed.revision.id and not self.claimed.post.deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A context, how to gather it again, and the later posts that are due again because of this one."""

    context: Context
    generation: int
    keys: tuple[str, ...]
    later: tuple[int, ...]

    def snapshot(self, document: Document) -> Mapping[str, Any]:
        """Give the context as JSON for a replay."""
        return snapshot.write(self.context, self.keys, document.post)


def index(tx: Transaction, prepared: Sequence[Prepared]) -> Sequence[int]:
    """Index documents and what they cite; give for each the generation up to which it may look.

    A post that comes in looks below its own place, so that of two copies that arrive at the same moment
    exactly one sees the other; a reprocess looks at all that there is.
    """
    current = [each for each in prepared if each.is_current]
    places = dict(
        zip([each.claimed.id for each in current], tx.library.add([_entry(e) for e in current]), strict=True)
    )
    for each in current:
        post = each.claimed.post
        tx.library.add_links(post.forum, post.id, each.citations, first_at=post.first_at)
    newest = tx.library.generation()
    return [
        places.get(each.claimed.id, newest) if each.claimed.purpose is Purpose.RECEIVED else newest
        for each in prepared
    ]


def _entry(prepared: Prepared) -> LibraryEntry:
    claimed, fold = prepared.claimed, prepared.document.fold
    kept = prints.of_post(fold)
    return LibraryEntry(
        kind="post",
        forum=claimed.forum.id,
        post=claimed.post.id,
        source=None,
        revision=claimed.revision.id,
        fold=normalise.VERSION,
        digest=kept.digest,
        letters=kept.letters,
        fingerprints=kept.fingerprints,
        first_at=claimed.post.first_at,
    )


def gather(
    tx: Transaction, prepared: Sequence[Prepared], generations: Sequence[int], *, repeat_days: int
) -> Sequence[Gathered]:
    """Give the context of each document, the library asked once for all.

    `repeat_days` is the policy's window for missing sources, for forums that set none of their own.
    """
    queries = [_query(each, generation) for each, generation in zip(prepared, generations, strict=True)]
    found = tx.library.answer(queries)
    answers = [_with_cited(tx, each, answer) for each, answer in zip(prepared, found, strict=True)]
    settings = _settings(tx, [each.claimed.forum for each in prepared], repeat_days)
    return [
        Gathered(
            context=_context(tx, each, answer.candidates, settings[each.claimed.forum.id]),
            generation=generation,
            keys=answer.keys,
            later=answer.later,
        )
        for each, generation, answer in zip(prepared, generations, answers, strict=True)
    ]


def _with_cited(tx: Transaction, prepared: Prepared, answer: LibraryAnswer) -> LibraryAnswer:
    """Put the sources that a post cites beside those that share words: a cited text is always compared."""
    targets = sorted({each.canonical for each in prepared.citations if each.canonical})
    cited = tx.library.cited(prepared.claimed.post.forum, targets) if targets else ()
    known = {key.removesuffix("=") for key in answer.keys}
    more = tx.library.recall([key for key in cited if key not in known])
    return replace(answer, candidates=(*answer.candidates, *more.candidates), keys=(*answer.keys, *more.keys))


def ask_for_pages(tx: Transaction, prepared: Sequence[Prepared], hosts: frozenset[str]) -> None:
    """Ask for cited pages of the hosts that may be fetched; the posts are due again when they are there.

    A forum's history asks for none.
    """
    if not hosts:
        return
    for each in prepared:
        asks = each.is_current and not each.claimed.mode.get("history")
        for citation in each.citations if asks else ():
            if citation.canonical and is_within(url.host(citation.canonical), hosts):
                tx.pages.add(PageKind.CITED_PAGE, citation.target or citation.canonical, forum_id=None)


def _query(prepared: Prepared, generation: int) -> LibraryQuery:
    claimed, fold = prepared.claimed, prepared.document.fold
    return LibraryQuery(
        forum=claimed.forum.id,
        post=claimed.post.id,
        first_at=claimed.post.first_at,
        digest=fingerprint.digest(fold),
        fingerprints=fingerprint.signed(fingerprint.query(fold)),
        generation=generation,
    )


def _settings(tx: Transaction, forums: Sequence[Forum], repeat_days: int) -> Mapping[int, ForumSettings]:
    """Give the settings of the forums of a batch, each read once."""
    by_id = {forum.id: forum for forum in forums}
    return {
        number: forum_settings(forum, tx.proposals.additions(number), repeat_days=repeat_days)
        for number, forum in by_id.items()
    }


def _context(
    tx: Transaction, prepared: Prepared, candidates: tuple[Any, ...], settings: ForumSettings
) -> Context:
    post, sent = prepared.claimed.post, prepared.claimed.revision.sent
    targets = sorted({each.canonical for each in prepared.citations if each.canonical})
    links = tx.library.links(post.forum, targets, post_id=post.id, before=post.first_at) if targets else ()
    thread_links: Sequence[EarlierLink] = ()
    if sent.thread is not None and sent.author is not None:
        thread_links = tx.library.thread_links(post.forum, sent.thread, sent.author, before=post.first_at)
    missing = tx.examinations.missing_before(
        post.forum,
        author=sent.author,
        thread=sent.thread,
        since=post.first_at - timedelta(days=settings.repeat_days),
        before=post.first_at,
    )
    return Context(
        candidates=candidates,
        links=tuple(links),
        thread_links=tuple(thread_links),
        missing_before=missing,
        forum=settings,
        citations=prepared.citations,
    )


def forum_settings(forum: Forum, accepted: str = "", *, repeat_days: int = REPEAT_DAYS) -> ForumSettings:
    """Give what a forum has set for its checks; `accepted` is what the watchlist has gained for it, in TOML.

    A forum's own additions (the setting `watchlist`) follow what was accepted.
    """
    known = {name: forum.settings[name] for name in ("same_link_days",) if name in forum.settings}
    days = forum.settings.get("repeat_days", repeat_days)
    off = frozenset(forum.settings.get("watchlist_off", ()))
    additions = "\n".join(text for text in (accepted, forum.settings.get("watchlist", "")) if text)
    options = {"watchlist": additions} if additions else {}
    return ForumSettings(
        name=forum.name,
        language=forum.language,
        repeat_days=days,
        watchlist_off=off,
        options=options,
        **known,
    )
