"""What a reprocess of some checks keeps, and what it makes anew."""

from dataclasses import replace

import pytest

from moderation import policy
from moderation.checks import CHECKS
from moderation.context import Context
from moderation.desk.keep import NAMES, Kept, examine
from moderation.examine import examine as read
from moderation.model import Examination, Post, Queue
from moderation.result import dumps
from moderation.text.document import prepare

PARAGRAPH = (
    "Le comité publie ses comptes chaque trimestre, avec les subventions reçues, les dépenses de la fête et "
    "le prix des travaux. L'an dernier AQMI a revendiqué une attaque sur la piste, et la route a été fermée. "
)
DOCUMENT = prepare(
    Post(id="1", body=f"{PARAGRAPH}\n\nJe le remets.\n\n{PARAGRAPH}\n\n75 % des élèves échouent.")
)
POLICY = policy.default()
WHOLE = read(DOCUMENT, Context(), CHECKS, POLICY)
OLD = replace(
    WHOLE,
    findings=tuple(replace(each, check_version="0") for each in WHOLE.findings),
    versions=replace(WHOLE.versions, checks=tuple((name, "0") for name in NAMES), watchlist="0", fold="0"),
)


def again(*checks: str, earlier: Examination = WHOLE) -> Examination:
    return examine(DOCUMENT, Context(), POLICY, Kept(id=1, earlier=earlier, anew=checks))


def test_the_document_has_findings_of_several_checks() -> None:
    assert len({each.check for each in WHOLE.findings}) >= 2


def test_nothing_kept_is_the_whole_examination() -> None:
    assert examine(DOCUMENT, Context(), POLICY, None) == WHOLE


@pytest.mark.parametrize(
    "checks",
    [
        pytest.param((), id="the verdict alone"),
        *(pytest.param((name,), id=name) for name in NAMES),
        pytest.param(NAMES, id="all of them"),
        pytest.param(tuple(reversed(NAMES)), id="in any order"),
    ],
)
def test_the_same_code_gives_the_same_bytes(checks: tuple[str, ...]) -> None:
    assert dumps(again(*checks)) == dumps(WHOLE)


@pytest.mark.parametrize("check", NAMES)
def test_only_the_named_check_is_made_anew(check: str) -> None:
    made = again(check, earlier=OLD)
    for each in made.findings:
        assert (each.check_version == "0") == (each.check != check)
    versions = dict(made.versions.checks)
    assert [name for name in NAMES if versions[name] != "0"] == [check]
    assert (made.versions.watchlist == "0") == (check != "watchlist")


def test_the_verdict_alone_keeps_every_version_but_the_policys() -> None:
    made = again(earlier=OLD)
    assert made.findings == OLD.findings
    assert made.versions == replace(OLD.versions, policy=POLICY.version)


def test_the_verdict_follows_the_policy_of_now() -> None:
    calm = policy.load('version = "calm"')
    made = examine(DOCUMENT, Context(), calm, Kept(id=1, earlier=WHOLE, anew=()))
    assert made.verdict.queue is Queue.NONE
    assert made.versions.policy == "calm"
