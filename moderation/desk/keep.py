"""Keep: a reprocess may ask some checks again, or none, and keep what an earlier examination found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from moderation.checks import CHECKS
from moderation.context import Context
from moderation.examine import examine as read
from moderation.model import Examination, Finding, Versions
from moderation.policy import Policy, decide
from moderation.ports import Transaction
from moderation.result import loads
from moderation.text.document import Document

NAMES = tuple(check.name for check in CHECKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An earlier examination of the same text, by its id, and the names of the checks to ask again."""

    id: int
    earlier: Examination
    anew: tuple[str, ...]


def find_kept(tx: Transaction, post_id: int, revision_id: int, mode: Mapping[str, Any]) -> Kept | None:
    """Give what a mode keeps; None if it keeps nothing or the text was never examined before.

    A mode is `{"checks": [name]}`, `{"verdict_only": true}` or `{}`.
    """
    if not mode.get("checks") and not mode.get("verdict_only"):
        return None
    stored = tx.examinations.current(post_id)
    if stored is None or stored.result is None or stored.revision != revision_id:
        return None
    return Kept(id=stored.id, earlier=loads(stored.result), anew=tuple(mode.get("checks", ())))


def examine(document: Document, context: Context, policy: Policy, kept: Kept | None) -> Examination:
    """Examine a document with every check, or with those that are asked again."""
    if kept is None:
        return read(document, context, CHECKS, policy)
    asked = tuple(check for check in CHECKS if check.name in kept.anew)
    fresh = read(document, context if asked else replace(context, candidates=()), asked, policy)
    findings = _join(kept, fresh)
    return replace(
        fresh,
        findings=findings,
        citations=fresh.citations if "citations" in kept.anew else kept.earlier.citations,
        verdict=decide(policy, findings, document.post, context, fresh.language.main),
        versions=_versions(kept, fresh.versions),
    )


def _join(kept: Kept, fresh: Examination) -> tuple[Finding, ...]:
    """Give the findings of both in the order of the checks."""
    old = [each for each in kept.earlier.findings if each.check not in kept.anew]
    return tuple(sorted((*fresh.findings, *old), key=lambda each: _place(each.check)))


def _place(check: str) -> int:
    return NAMES.index(check) if check in NAMES else len(NAMES)


def _versions(kept: Kept, fresh: Versions) -> Versions:
    """Give to each finding's check the version that made it."""
    old = kept.earlier.versions
    checks = {**dict(old.checks), **dict(fresh.checks)}
    return Versions(
        fold=fresh.fold if kept.anew else old.fold,
        checks=tuple(sorted(checks.items(), key=lambda one: _place(one[0]))),
        policy=fresh.policy,
        watchlist=fresh.watchlist if "watchlist" in kept.anew else old.watchlist,
    )
