"""Policies: activate one, go back to an earlier one, and find any by its version."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from moderation import policy
from moderation.model import Conflict, NotFound
from moderation.policy import Policy
from moderation.ports import Store, Transaction
from moderation.ports.records import Activation


@dataclass(frozen=True, slots=True, kw_only=True)
class Activated:
    """The policy that counts now and the version that counted before, which may be the same."""

    policy: Policy
    before: str


def activate(store: Store, text: str, *, actor: str = "command") -> Activated:
    """Make a policy count for every later examination; one that counts already changes nothing.

    Raises Invalid naming line and column, Conflict for a version that stands already with another text.
    """
    given = policy.load(text)
    with store.write() as tx:
        known = _text_of(tx, given.version)
        if known not in (None, text):
            raise Conflict(
                f"version {given.version} stands already with another text; give this one a version of its "
                f"own (see: moderation policy diff {given.version})",
                code="policy_version_taken",
                field="version",
            )
        return _make_count(tx, given, actor, "activate")


def rollback(store: Store, version: str | None = None, *, actor: str = "command") -> Activated:
    """Make an earlier version count again, the one before the present one where none is named.

    Raises NotFound naming the nearest version, Conflict where nothing was ever activated.
    """
    with store.write() as tx:
        text = find(tx, version).text if version is not None else _one_before(tx.policies.history())
        return _make_count(tx, policy.load(text), actor, "rollback")


def active(tx: Transaction) -> Policy:
    """Give the policy that counts."""
    return _read(tx.policies.active())


@lru_cache(maxsize=4)
def _read(text: str | None) -> Policy:
    return policy.default() if text is None else policy.load(text)


def find(tx: Transaction, version: str) -> Policy:
    """Give the policy of a version; NotFound naming the nearest."""
    text = _text_of(tx, version)
    if text is None:
        known = [policy.default().version, *(each.version for each in tx.policies.history())]
        near = get_close_matches(version, known, n=1)
        mend = f"did you mean {near[0]}?" if near else "see: moderation policy list"
        raise NotFound(f"there is no version {version} of the policy; {mend}", code="unknown_policy")
    return policy.load(text)


def _text_of(tx: Transaction, version: str) -> str | None:
    default = policy.default()
    return tx.policies.text_of(version) or (default.text if version == default.version else None)


def _one_before(history: Sequence[Activation]) -> str:
    if not history:
        raise Conflict("no policy was ever activated; the default one counts", code="nothing_to_roll_back")
    return history[-2].text if len(history) > 1 else policy.default().text


def _make_count(tx: Transaction, given: Policy, actor: str, verb: str) -> Activated:
    before = active(tx)
    if before.text != given.text:
        tx.policies.activate(given.version, given.text)
        tx.audit.append(actor, verb, f"policy:{given.version}", before=before.version)
    return Activated(policy=given, before=before.version)
