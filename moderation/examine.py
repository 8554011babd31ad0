"""Examine: the one place that orders the work on a document; pure, so that a replay gives the same."""

from collections.abc import Sequence
from dataclasses import replace

from moderation.checks.check import Check
from moderation.checks.citations.recognise import recognise
from moderation.checks.watchlist.engine import engine
from moderation.context import Context
from moderation.model import Examination, Versions
from moderation.policy import Policy, decide
from moderation.text.align import compare
from moderation.text.document import Document
from moderation.text.normalise import VERSION


def examine(document: Document, context: Context, checks: Sequence[Check], policy: Policy) -> Examination:
    """Read a document in the light of its context.

    1. The sources that it cites are recognised, unless the context already holds them.
    2. It is compared with each candidate text.
    3. Each check is asked, in order; one that raises is a fault of ours and is not hidden.
    4. The policy makes a verdict of all findings.
    """
    citations = context.citations or recognise(document)
    compared = (compare(document, candidate) for candidate in context.candidates)
    comparisons = tuple(comparison for comparison in compared if comparison)
    known = replace(context, citations=citations, comparisons=comparisons)
    findings = tuple(finding for check in checks for finding in check.examine(document, known))
    return Examination(
        id=document.post.id,
        language=document.language,
        findings=findings,
        citations=citations,
        verdict=decide(policy, findings, document.post, known, document.language.main),
        versions=versions(checks, policy, context),
    )


def versions(checks: Sequence[Check], policy: Policy, context: Context) -> Versions:
    """Give the versions that an examination depends on."""
    return Versions(
        fold=VERSION,
        checks=tuple((check.name, check.version) for check in checks),
        policy=policy.version,
        watchlist=engine(context.forum.options.get("watchlist", "")).watchlist.version,
    )
