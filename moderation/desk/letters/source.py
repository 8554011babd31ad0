"""Ask for the source: what each finding wants, in the language of the post."""

from collections.abc import Iterator, Sequence

from moderation import result
from moderation.checks.citations.messages import Request
from moderation.checks.citations.messages import letter as compose
from moderation.model import Examination, Finding, Post
from moderation.ports import Transaction
from moderation.ports.records import Pending


def write(tx: Transaction, pending: Pending) -> str | None:
    """Give the letter of a decision that asks for the source; the note alone if the findings were erased."""
    made = pending.decision
    stored = tx.examinations.get(tx.cases.examination(made.case))
    if stored.result is None:
        return made.note or None
    return request(result.loads(stored.result), pending.judged, made.grounds, made.note)


def draft(examination: Examination, post: Post) -> str:
    """Give what the author is asked by the grounds that are suggested."""
    return request(examination, post, examination.verdict.grounds or examination.verdict.reasons)


def request(examination: Examination, post: Post, grounds: Sequence[str], note: str = "") -> str:
    """Give what the author of a post is told, from the findings of the grounds; without grounds, of all."""
    asked = [
        one
        for finding in sorted(examination.findings, key=lambda finding: finding.check)
        if finding.exempt is None and (not grounds or finding.check in grounds)
        for one in _requests(finding, post)
    ]
    # One article is asked for once, whichever checks saw it and however often it was pasted.
    once = {one if one.reason != "article" else one.reason: one for one in reversed(asked)}
    return compose(list(reversed(once.values())), examination.language.main, note)


def _requests(finding: Finding, post: Post) -> Iterator[Request]:
    """Give what one finding wants from the author."""
    if finding.check == "citations" and finding.reason:
        yield Request(finding.reason, finding.offer, _passage(finding, post))
    elif finding.check == "copied_text" and finding.source and finding.source.kind != "post":
        if not finding.attributed:
            yield Request("article", words=_passage(finding, post))
        elif finding.author_named is False:
            yield Request("author_absent")


def _passage(finding: Finding, post: Post) -> str:
    return post.body[finding.spans[0].start : finding.spans[0].end] if finding.spans else ""
