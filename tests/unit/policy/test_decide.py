"""What a policy makes of findings."""

from dataclasses import replace
from typing import Any

import pytest

from moderation import policy
from moderation.context import Context, ForumSettings
from moderation.model import Finding, Post, Queue, Source, Span, Verdict

POST = Post(id="p1", body="Une longue phrase.", title="Promo", author="Amine", revision=2)
TWICE = Finding(
    check="repetition", kind="repeated_passage", check_version="1", confidence=1.0, share_of_post=0.5
)
COPY = Finding(
    check="copied_text",
    kind="passage",
    check_version="1",
    confidence=0.8,
    spans=(Span(0, 3), Span(5, 9)),
    source=Source(kind="article", id="a1"),
    attributed=True,
)
NAME = Finding(
    check="watchlist", kind="mention", check_version="1", confidence=1.0, entity="aqim", surface="AQMI"
)


def rules(*written: dict[str, Any]) -> policy.Policy:
    tables = []
    for number, rule in enumerate(written):
        lines = {"name": f"r{number}", "queue": "review"} | rule
        tables.append("[[rules]]\n" + "\n".join(f"{key} = {_toml(value)}" for key, value in lines.items()))
    return policy.load('version = "1"\n' + "\n".join(tables))


def _toml(value: object) -> str:
    return (
        f"'''{value}'''"
        if isinstance(value, str)
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )


def verdict(which: policy.Policy, *findings: Finding, context: Context | None = None) -> Verdict:
    return policy.decide(which, findings, POST, context or Context(), "fr")


@pytest.mark.parametrize(
    ("when", "met"),
    [
        pytest.param("finding.share_of_post > 0.3", True, id="a share above"),
        pytest.param("finding.share_of_post > 0.5", False, id="a share not above"),
        pytest.param("finding.share_of_post >= 0.5 && finding.confidence == 1.0", True, id="both"),
        pytest.param("finding.exempt == null", True, id="a declared field that is lacking is null"),
        pytest.param("finding.exempt != null", False, id="and only that"),
        pytest.param("finding.source.url == null", False, id="null has no fields: failed, not met"),
        pytest.param("has(finding.share_of_post)", True, id="has of a value"),
        pytest.param("has(finding.stance)", False, id="has of null"),
        pytest.param("has(finding.stance) && finding.stance.contains('s')", False, id="has guards"),
        pytest.param("finding.stance == 'support'", False, id="null equals no text"),
        pytest.param("finding.stance in ['support']", False, id="nor is it among texts"),
        pytest.param("findings.size() == 1", True, id="all findings"),
        pytest.param("findings.exists(f, f.kind == 'repeated_passage')", True, id="one of all findings"),
        pytest.param("post.language == 'fr' && post.length == 18", True, id="the post"),
        pytest.param("post.title.matches('(?i)^promo') && post.revision == 2", True, id="its title"),
        pytest.param("post.posted_at == null || post.posted_at.getHours() < 6", True, id="its time"),
        pytest.param("post.missing_before >= 3", True, id="what is counted before"),
        pytest.param("forum.name == 'demo' && forum.options['strict'] == 'yes'", True, id="the forum"),
        pytest.param("'lax' in forum.options", False, id="an option that is not set"),
        pytest.param("size(finding.spans) == 0", True, id="spans are a list"),
    ],
)
def test_a_rule_reads_what_it_names(when: str, *, met: bool) -> None:
    forum = ForumSettings(name="demo", options={"strict": "yes"})
    said = verdict(rules({"when": when}), TWICE, context=Context(missing_before=3, forum=forum))
    assert said.rules == (("r0",) if met else ())


@pytest.mark.parametrize(
    "when",
    [
        pytest.param("finding.stance.startsWith('s')", id="a method of null"),
        pytest.param("finding.containment > 0.3", id="null has no order"),
        pytest.param("finding.source.kind == 'post'", id="a field of null"),
        pytest.param("forum.options['none'] == 'x'", id="no such option"),
        pytest.param("finding.spans[7].end > 0", id="no such span"),
        pytest.param("1 / (post.length - 18) > 0", id="by nothing"),
        pytest.param("post.body.matches('(') || finding.attributed", id="no pattern"),
        pytest.param(
            "(post.length > 0 ? forum.options : forum.options)['none'] == ''", id="no option at all"
        ),
        pytest.param("[][0]", id="nothing in an empty list"),
    ],
)
def test_a_rule_that_fails_asks_for_review_and_is_counted(when: str) -> None:
    context = Context(forum=ForumSettings(options={"strict": "yes"}))
    said = verdict(
        rules({"when": f"finding.check == 'repetition' && {when}", "queue": "note"}), TWICE, context=context
    )
    assert (said.queue, said.reasons, said.rules, said.failed) == (Queue.REVIEW, ("repetition",), (), ("r0",))


def test_the_highest_queue_wins() -> None:
    said = verdict(
        rules(
            {"when": "finding.check == 'repetition'", "queue": "note", "priority": 80},
            {"when": "finding.check == 'watchlist'", "queue": "urgent", "priority": 30},
            {"when": "finding.check == 'copied_text'", "priority": 50, "grounds": ["citations"]},
            {"when": "true", "queue": "none", "priority": 100},
        ),
        TWICE, COPY, NAME,
    )  # fmt: skip
    assert said == Verdict(
        queue=Queue.URGENT,
        priority=80,
        reasons=("watchlist", "copied_text", "repetition"),
        grounds=("watchlist", "citations"),  # a note is no ground beside what brings a post before a person
        rules=("r0", "r3", "r2", "r1"),
    )


def test_a_note_alone_has_its_grounds() -> None:
    said = verdict(rules({"when": "finding.check == 'watchlist'", "queue": "note"}), NAME)
    assert (said.queue, said.grounds) == (Queue.NOTE, ("watchlist",))


def test_nothing_is_none() -> None:
    assert verdict(policy.default()) == Verdict(queue=Queue.NONE)
    assert verdict(rules({"when": "false"}), TWICE) == Verdict(queue=Queue.NONE)


def test_a_shadow_rule_only_counts() -> None:
    said = verdict(
        rules({"when": "true", "shadow": True}, {"when": "finding.containment > 0.1", "shadow": True}), TWICE
    )
    assert said == Verdict(queue=Queue.NONE, shadow=("r0",), failed=("r1",))


def test_a_check_is_named_once() -> None:
    said = verdict(rules({"when": "true"}), NAME, NAME, replace(NAME, entity="isis"))
    assert (said.reasons, said.rules) == (("watchlist",), ("r0",))


def test_each_finding_is_asked_on_its_own() -> None:
    hits = policy.ask(
        rules({"when": "finding.check == 'watchlist'"}), [TWICE, NAME, COPY, NAME], POST, Context(), "fr"
    )
    assert [(hit.finding, hit.check) for hit in hits] == [(1, "watchlist"), (3, "watchlist")]


def test_half_a_surrogate_pair_fails_no_rule() -> None:
    said = verdict(rules({"when": "finding.surface.startsWith('AQ')"}), replace(NAME, surface="AQ\ud800"))
    assert (said.rules, said.failed) == (("r0",), ())


def test_many_findings_are_asked_in_linear_time() -> None:
    which = rules({"when": "finding.check == 'watchlist' && findings.exists(f, f.check == 'repetition')"})
    said = verdict(which, *[replace(NAME, spans=(Span(place, place + 4),)) for place in range(20_000)])
    assert said.queue is Queue.NONE
