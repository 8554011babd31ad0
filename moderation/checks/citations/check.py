"""The check: which passages want a source that the post does not name."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from moderation.checks.check import Check, Example
from moderation.checks.citations import coverage, verses
from moderation.checks.citations.examples import EXAMPLES
from moderation.checks.citations.needs import (
    articles,
    authorities,
    claims,
    growth,
    quotes,
    requests,
    scripture,
    statistics,
)
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading, read
from moderation.checks.citations.stretches import Stretch, inside
from moderation.context import Context
from moderation.model import Finding
from moderation.text.document import Document

RULES = "5"
# A post with more missing sources than these of one kind is asked for the first of them.
MOST = 100
# The author or thread was asked so often in the policy's window before a missing source counts as repeated.
REPEATED = 3
# When two needs meet, the earlier of these stands.
_RANK = ("article", "scripture", "quote", "statistic", "authority", "claim")


@dataclass(frozen=True, slots=True)
class CitationsCheck:
    """Ask for the source that is missing."""

    name: str = "citations"
    examples: tuple[Example, ...] = EXAMPLES

    @property
    def version(self) -> str:
        """Give the version of the rules with the edition of the Qur'an that is installed."""
        return f"{RULES}+{verses.edition()}"

    def examine(self, document: Document, context: Context) -> tuple[Finding, ...]:
        """Give the passages without the source that they want, ordered by place.

        After `missing` findings, one of kind `repeated` says that the author or thread was asked before
        (`Context.missing_before`), so that a policy may queue it.
        """
        reading = read(document)
        missing = tuple(self._finding(reading, need) for need in _missing(reading, context))
        if missing and context.missing_before >= REPEATED:
            return (*missing, self._repeated(missing))
        return missing

    def _finding(self, reading: Reading, need: Need) -> Finding:
        return Finding(
            check=self.name,
            kind="missing",
            check_version=self.version,
            confidence=need.confidence,
            reason=need.reason,
            spans=(reading.span(need.start, need.end),),
            words=tuple(reading.span(start, end) for start, end in need.words),
            offer=need.offer,
        )

    def _repeated(self, missing: tuple[Finding, ...]) -> Finding:
        """Say that sources were missing before; certain, for it is counted."""
        return Finding(
            check=self.name,
            kind="repeated",
            check_version=self.version,
            confidence=1.0,
            spans=tuple(finding.spans[0] for finding in missing),
        )


def _missing(reading: Reading, context: Context) -> Iterator[Need]:
    """Give the needs for which no named source stands.

    What the author linked earlier in the thread stands for all but articles and scripture.
    """
    pasted = _pasted(reading, context)
    settled = _settled(_needs(reading, pasted))
    sources = coverage.named(reading, context.citations) if settled else []
    doubted = requests.doubted(reading, settled)
    for need in settled:
        if need in doubted:
            continue
        linked = context.thread_links and need.reason not in ("article", "scripture")
        if not linked and not any(coverage.covers(reading, need, source, pasted) for source in sources):
            yield need


def _pasted(reading: Reading, context: Context) -> list[Stretch]:
    """Give the pasted articles: those that are known, and what is written as one beside them.

    What another member pasted, and this one quotes, is not asked again.
    """
    known = articles.known(reading, context.comparisons)
    written = [
        (start, end)
        for start, end in articles.find(reading)
        if not any(left < end and start < right for left, right in known)
    ]
    return sorted(one for one in [*known, *written] if not inside(reading.members, one[0]))


def _needs(reading: Reading, pasted: list[Stretch]) -> Iterator[Need]:
    """Give every need of the author's own words; what stands in a pasted article is not asked again."""
    yield from articles.needs(pasted, 0.9)
    for finder in (
        scripture.find,
        quotes.find,
        quotes.find_pasted,
        quotes.find_told,
        statistics.find,
        growth.find,
        authorities.find,
        claims.find,
    ):
        for need in islice(finder(reading), MOST):
            if (
                not inside(reading.code, need.start)
                and not inside(reading.members, need.start)
                and not inside(pasted, need.start)
            ):
                yield need


def _settled(needs: Iterator[Need]) -> list[Need]:
    """Give the needs in order, the higher reason alone where two meet."""
    kept: list[Need] = []
    for need in sorted(needs, key=lambda need: (_RANK.index(need.reason), need.start)):
        if not any(need.start < other.end and other.start < need.end for other in kept):
            kept.append(need)
    return sorted(kept, key=lambda need: need.start)


CHECK: Check = CitationsCheck()
