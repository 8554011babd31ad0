"""Examine: claim due rows, read their posts, and store what was found in one commit a batch.

Three short transactions: claim (a lease, committed before the work), index (the library, under its lock),
record (results, cases and audit together, fenced by the claim). Between them the work is pure.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from moderation import observe, policy, result
from moderation.checks.citations.recognise import recognise
from moderation.desk import open as opening
from moderation.desk import policies
from moderation.desk.gather import Gathered, Prepared, ask_for_pages, gather, index
from moderation.desk.keep import Kept, find_kept
from moderation.desk.keep import examine as read
from moderation.desk.limits import Limits
from moderation.desk.snapshot import digest
from moderation.model import Examination, Finding, ModerationError
from moderation.ports import Bell, Store, Transaction
from moderation.ports.records import Claimed, Outcome, Purpose
from moderation.sameness import key
from moderation.text.document import prepare

Given = TypeVar("Given")
Made = TypeVar("Made")

BACKOFF = (1.0, 5.0, 30.0, 120.0)  # seconds before the second, third … attempt


def examine(store: Store, bell: Bell, ids: Sequence[int], limits: Limits) -> int:
    """Examine the named posts and others that are due, up to a batch; give how many were taken.

    Raises Unavailable if the database went away: the leases end, and the rows are due again.
    """
    with store.write() as tx:
        claimed = tx.examinations.claim(ids, lease=limits.lease, limit=limits.batch, again=limits.again)
    if not claimed:
        return 0
    work = _Round(store, limits)
    prepared = work.each(claimed, _prepare, lambda one: one)
    with store.write() as tx:
        generations = index(tx, prepared)
        ask_for_pages(tx, prepared, limits.fetch_hosts)
    with store.read() as tx:
        active = policies.active(tx)
        gathered = gather(tx, prepared, generations, repeat_days=active.repeat_days)
        kept = [_kept(tx, each.claimed) for each in prepared]
    given = list(zip(prepared, gathered, kept, strict=True))
    finished = work.each(given, lambda one: _read(*one, active), lambda one: one[0].claimed)
    with store.write() as tx:
        _keep_additions(tx, finished)
        again = [due for one in finished for due in _record(tx, one)]
    if again:
        bell.examine(again)
    return len(claimed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finished:
    prepared: Prepared
    gathered: Gathered
    kept: Kept | None
    examination: Examination

    def snapshot(self) -> Mapping[str, Any]:
        """Give what a replay needs: the context, and the examination whose findings were kept."""
        kept = {} if self.kept is None else {"kept": self.kept.id}
        return {**self.gathered.snapshot(self.prepared.document), **kept}


@dataclass(frozen=True, slots=True)
class _Round:
    """One batch: what fails for one post is written down for that post, the others go on."""

    store: Store
    limits: Limits

    def each(
        self, given: Sequence[Given], work: Callable[[Given], Made], claim_of: Callable[[Given], Claimed]
    ) -> list[Made]:
        """Do the work for each; a failure is stored with its post."""
        made = []
        for one in given:
            try:
                made.append(work(one))
            except Exception as error:  # noqa: BLE001 - any fault of a check must not lose the other posts
                self._fail(claim_of(one), error)
        return made

    def _fail(self, claimed: Claimed, error: Exception) -> None:
        last = claimed.attempt >= self.limits.attempts
        wait = None if last else BACKOFF[min(claimed.attempt, len(BACKOFF)) - 1]
        observe.examination_failed(claimed.id, claimed.post.id, claimed.attempt, error)
        with self.store.write() as tx:
            tx.examinations.fail(claimed, _describe(error), retry_in=wait)


def _describe(error: Exception) -> str:
    """Name an error without a word of the post: only our own errors' messages are kept."""
    return f"{type(error).__name__}: {error}" if isinstance(error, ModerationError) else type(error).__name__


def _prepare(claimed: Claimed) -> Prepared:
    document = prepare(claimed.revision.sent)
    return Prepared(claimed=claimed, document=document, citations=recognise(document))


def _kept(tx: Transaction, claimed: Claimed) -> Kept | None:
    return find_kept(tx, claimed.post.id, claimed.revision.id, claimed.mode)


def _read(prepared: Prepared, gathered: Gathered, kept: Kept | None, active: policy.Policy) -> _Finished:
    examination = read(prepared.document, gathered.context, active, kept)
    return _Finished(prepared=prepared, gathered=gathered, kept=kept, examination=examination)


def _keep_additions(tx: Transaction, finished: Sequence[_Finished]) -> None:
    """Keep the watchlist's additions that the batch was read with, once, for replays."""
    texts = {each.gathered.context.forum.options.get("watchlist") for each in finished}
    for text in sorted(filter(None, texts)):
        tx.proposals.keep(digest(text), text)


def _record(tx: Transaction, finished: _Finished) -> Sequence[int]:
    """Store one result if its claim still holds; give the examinations that are due because of it."""
    claimed, examination = finished.prepared.claimed, finished.examination
    keys = tuple(sorted({key(finished.prepared.document, finding) for finding in _weighty(examination)}))
    outcome = Outcome(
        result=result.dumps(examination),
        queue=examination.verdict.queue,
        checks=tuple(examination.verdict.reasons),
        language=examination.language.main,
        generation=finished.gathered.generation,
        context=finished.snapshot(),
        keys=keys,
        missing=any(finding.kind == "missing" for finding in examination.findings),
        copied=opening.copied(examination),
    )
    post = tx.posts.find(claimed.post.forum, claimed.post.external_id)
    if not tx.examinations.record(claimed, outcome):
        return ()
    is_current = post is not None and not post.deleted and post.revision == claimed.revision.id
    if post is not None and is_current and not claimed.mode.get("history"):
        opening.apply(
            tx, post, claimed.revision, examination_id=claimed.id, examination=examination, keys=keys
        )
    if claimed.purpose is not Purpose.RECEIVED:
        return ()
    return [due for later in finished.gathered.later for due in _again(tx, later, claimed.mode)]


def _weighty(examination: Examination) -> Sequence[Finding]:
    reasons = examination.verdict.reasons
    return [each for each in examination.findings if each.check in reasons and each.exempt is None]


def _again(tx: Transaction, post_id: int, mode: Mapping[str, Any]) -> Sequence[int]:
    """Make a later post due: an older text that shares as much has only now arrived.

    What a forum's history brings about opens no case either.
    """
    post = tx.posts.get(post_id)
    if post.revision is None or post.deleted or tx.examinations.waits(post.id, post.revision):
        return ()
    return (tx.examinations.add(post.id, post.revision, Purpose.OLDER_POST, mode=mode),)
