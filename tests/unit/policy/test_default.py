"""The default policy, rule by rule."""

import pytest

from moderation import policy
from moderation.context import Context
from moderation.messages import LANGUAGES
from moderation.model import Finding, Post, Queue, Source

SOURCE = Source(kind="article", id="a1")
POST = Post(id="p1", body="…")


def finding(check: str, kind: str, **fields: object) -> Finding:
    return Finding(check=check, kind=kind, check_version="1", **{"confidence": 1.0, **fields})


def repetition(share: float, **fields: object) -> Finding:
    return finding("repetition", "repeated_passage", share_of_post=share, **fields)


def duplicate(kind: str, **fields: object) -> Finding:
    return finding("duplicates", kind, of="p0", **fields)


def copied(kind: str, share: float = 0.9, **fields: object) -> Finding:
    return finding("copied_text", kind, source=SOURCE, share_of_post=share, share_of_source=0.9, **fields)


def missing(reason: str, **fields: object) -> Finding:
    return finding("citations", "missing", reason=reason, **fields)


def mention(stance: str | None, kind: str = "mention") -> Finding:
    return finding("watchlist", kind, entity="aqim", stance=stance)


@pytest.mark.parametrize(
    ("seen", "queue"),
    [
        pytest.param(repetition(0.97), "review", id="everything twice"),
        pytest.param(repetition(0.3), "note", id="a part twice"),
        pytest.param(repetition(0.97, exempt="scripture"), "none", id="a verse twice"),
        pytest.param(duplicate("exact", same_author=False), "review", id="another's post"),
        pytest.param(duplicate("exact"), "review", id="a post of nobody known"),
        pytest.param(duplicate("near", same_author=False), "review", id="another's post, edited"),
        pytest.param(duplicate("exact", same_author=True), "note", id="a cross-post"),
        pytest.param(duplicate("near", same_author=True), "note", id="a cross-post, edited"),
        pytest.param(duplicate("exact", exempt="scripture"), "none", id="the same verse"),
        pytest.param(duplicate("same_link", same_author=False), "note", id="the same link"),
        pytest.param(copied("full_copy", attributed=False), "review", id="a whole article"),
        pytest.param(copied("full_copy", attributed=True), "review", id="a whole article, with its source"),
        pytest.param(copied("full_copy", exempt="quote"), "none", id="a member quotes it"),
        pytest.param(copied("passage", attributed=True), "none", id="an extract with its source"),
        pytest.param(
            copied("passage", attributed=True, author_named=False), "none", id="an extract without its author"
        ),
        pytest.param(copied("passage", attributed=False), "review", id="most of a post, no source"),
        pytest.param(copied("passage", 0.2, attributed=False), "note", id="a part of a post, no source"),
        pytest.param(copied("passage", 0.2, confidence=0.7), "none", id="under 150 letters: shown alone"),
        pytest.param(copied("passage", exempt="short_quotation"), "none", id="a short quotation"),
        pytest.param(missing("article"), "review", id="a pasted article"),
        pytest.param(missing("quote"), "note", id="a quotation"),
        pytest.param(missing("statistic"), "note", id="a figure"),
        pytest.param(missing("claim", exempt="quote"), "none", id="another's claim"),
        pytest.param(mention("support"), "urgent", id="in favour"),
        pytest.param(mention("support", "pattern"), "urgent", id="a call without a name"),
        pytest.param(mention("unknown"), "review", id="a name alone asks for a person"),
        pytest.param(mention(None), "review", id="a name without a reading does too"),
        pytest.param(mention("news"), "note", id="news"),
        pytest.param(mention("counter"), "note", id="against it"),
        pytest.param(finding("another", "kind"), "none", id="a check that no rule knows"),
    ],
)
def test_a_finding_goes_to_its_queue(seen: Finding, queue: str) -> None:
    verdict = policy.decide(policy.default(), [seen], POST, Context(), "fr")
    assert (verdict.queue, verdict.failed) == (Queue(queue), ())
    assert len(verdict.rules) == (queue != "none")


def test_a_source_that_is_missing_again_is_reviewed() -> None:
    again = policy.decide(policy.default(), [missing("claim")], POST, Context(missing_before=3), "fr")
    assert (again.queue, again.rules) == (Queue.REVIEW, ("a missing source, again",))


@pytest.mark.parametrize(
    ("before", "queue"),
    [
        # The check tells of three; a policy may wait for more, and below its number nothing is queued.
        (2, Queue.NONE),
        (3, Queue.REVIEW),
        (9, Queue.REVIEW),
    ],
)
def test_an_author_or_thread_that_was_asked_often_is_reviewed(before: int, queue: Queue) -> None:
    seen = finding("citations", "repeated")
    verdict = policy.decide(policy.default(), [seen], POST, Context(missing_before=before), "fr")
    assert verdict.queue == queue
    assert verdict.rules == (("sources that are missing again and again",) if queue is Queue.REVIEW else ())


def test_an_article_has_its_own_rule_however_often_the_author_was_asked() -> None:
    verdict = policy.decide(policy.default(), [missing("article")], POST, Context(missing_before=9), "fr")
    assert verdict.rules == ("a pasted article without a source",)


def test_a_copy_without_its_source_comes_before_one_with_it() -> None:
    without, named = (
        policy.decide(policy.default(), [copied("full_copy", attributed=told)], POST, Context(), "fr")
        for told in (False, True)
    )
    assert without.priority > named.priority


def test_no_rule_suggests_another_check() -> None:
    rules = policy.default().rules
    assert all(rule.when.check for rule in rules)
    assert len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_label(language: str) -> None:
    rules = policy.default().rules
    said = [rule.label.get(language, rule.name if language == "en" else "") for rule in rules]
    assert all(said)
    assert list(policy.default().labels(language).values()) == said
    assert len(set(said)) == len(rules)


def test_a_rule_without_a_label_is_called_by_its_name() -> None:
    rule = policy.default().rules[0]
    assert rule.named("de") == rule.name
