"""Records of every form become one shape."""

from typing import Any

import pytest

from moderation.evaluate.labelled import TRUE, Label, form_of, read_labelled
from moderation.model import Format, Invalid, Queue, Span

FORUM = {
    "id": "a1",
    "body": "Salam, 73 % des gens",
    "format": "bbcode",
    "lang": ["ary-Latn", "fr"],
    "queue": "note",
    "benign_religious": True,
    "labels": [
        {"type": "need", "start": 7, "end": 20, "reason": "statistic"},
        {"type": "cite", "start": 0, "end": 5},
        {"type": "term", "start": 0, "end": 5, "entity": "aqim"},
        {"type": "repeat", "start": 0, "end": 5},
    ],
}
CITATIONS = {
    "id": "f1",
    "text": "Que Dieu t'aide",
    "lang": "darija",
    "kind": "dua",
    "group": "benign",
    "spans": [{"start": 0, "end": 3}],
    "needs_citation": [{"start": 4, "end": 8, "reason": "quote"}],
}
WATCHLIST = {
    "id": "x1",
    "text": "AQMI",
    "lang": "rom",
    "functionality": "support",
    "expect_topic": True,
    "expect_stance": "support",
    "terms": [{"start": 0, "end": 4, "entity": "aqim"}],
}
BY_HAND = {"id": "b1", "text": "Salam", "lang": "fr", "stance": "religious", "mentions": []}
COPIED = {"id": "p1", "post": "…", "op": "none", "src": None, "spans": []}
SOURCE = {"id": "s1", "text": "…", "title": "…"}


@pytest.mark.parametrize(
    ("record", "form"),
    [
        pytest.param(FORUM, "forum", id="a post of a forum"),
        pytest.param(CITATIONS, "citations", id="a form of citation"),
        pytest.param(WATCHLIST, "watchlist", id="a functional case"),
        pytest.param(BY_HAND, "watchlist, by hand", id="a case with mentions"),
        pytest.param(COPIED, "copies", id="a copy"),
        pytest.param(SOURCE, "source", id="a source"),
    ],
)
def test_forms(record: dict[str, Any], form: str) -> None:
    assert form_of(record) == form


def test_a_post_of_a_forum() -> None:
    text = read_labelled(FORUM, "forum.jsonl")
    assert text.labels == {
        "citation": (Label(Span(0, 5)),),
        "missing": (Label(Span(7, 20), "statistic"),),
        "mention": (Label(Span(0, 5)),),
    }
    assert (text.language, text.kind, text.queue, text.post.format) == (
        "ary",
        "bbcode",
        Queue.NOTE,
        Format.BBCODE,
    )
    assert not text.harmless, "religious, but something is labelled"


@pytest.mark.parametrize(
    ("changed", "religious"),
    [
        pytest.param({"labels": []}, True, id="nothing is labelled"),
        pytest.param({"labels": [FORUM["labels"][1]]}, True, id="a citation is no harm"),  # type: ignore[index]  # a list of records
        pytest.param({"labels": [], "benign_religious": False}, False, id="not religious"),
    ],
)
def test_harmless_religious_speech(changed: dict[str, Any], *, religious: bool) -> None:
    text = read_labelled({**FORUM, **changed}, "forum.jsonl")
    assert (text.harmless, text.religious) == (religious, religious)


def test_posts_of_which_only_citations_are_labelled() -> None:
    record = {key: value for key, value in FORUM.items() if key != "queue"}
    text = read_labelled(record, "blind.jsonl")
    assert set(text.labels) == {"citation", "missing"}
    assert text.queue is None


def test_a_form_of_citation() -> None:
    text = read_labelled(CITATIONS, "forms.jsonl")
    assert text.labels == {"citation": (Label(Span(0, 3)),), "missing": (Label(Span(4, 8), "quote"),)}
    assert (text.language, text.kind, text.harmless, text.religious) == ("ary", "dua", True, True)


@pytest.mark.parametrize(
    ("record", "topic", "support", "harmless", "religious"),
    [
        pytest.param(WATCHLIST, (Label(TRUE),), (Label(TRUE),), False, False, id="words of support"),
        pytest.param({**WATCHLIST, "expect_stance": "news"}, (Label(TRUE),), (), False, False, id="news"),
        pytest.param(
            {**WATCHLIST, "expect_topic": False, "expect_stance": "none", "terms": []},
            *((), (), True, False),
            id="a homonym",
        ),
        pytest.param(BY_HAND, (), (), True, True, id="religious speech"),
    ],
)
def test_a_case_of_the_watchlist(
    record: dict[str, Any],
    topic: tuple[Label, ...],
    support: tuple[Label, ...],
    *,
    harmless: bool,
    religious: bool,
) -> None:
    text = read_labelled(record, "cases.jsonl")
    assert (text.labels["topic"], text.labels["support"]) == (topic, support)
    assert (text.harmless, text.religious) == (harmless, religious)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        pytest.param({"id": "x"}, "no form that is known", id="no form"),
        pytest.param(COPIED, "another form", id="a form that is read elsewhere"),
        pytest.param({**FORUM, "format": "rtf"}, "a label is wrong", id="a format"),
        pytest.param({**FORUM, "queue": "soon"}, "a label is wrong", id="a queue"),
        pytest.param({**FORUM, "labels": [{"type": "need"}]}, "a label is wrong", id="a label without place"),
        pytest.param({**FORUM, "labels": 3}, "a label is wrong", id="no labels"),
        pytest.param({**FORUM, "posted_at": "soon"}, "a label is wrong", id="a time"),
        pytest.param({**FORUM, "lang": []}, "a label is wrong", id="no language"),
    ],
)
def test_what_is_wrong_is_named(record: dict[str, Any], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        read_labelled(record, "data.jsonl")
