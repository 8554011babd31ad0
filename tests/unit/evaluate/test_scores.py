"""Precision and recall, by hand."""

from moderation.evaluate.labelled import TRUE, Label
from moderation.evaluate.scores import ALL, Examined, Score, scores
from tests.unit.evaluate.examined import examined, finding, labels


def rows(*each: Examined) -> dict[tuple[str, str, str], Score]:
    return {(row.task, row.by, row.name): row for row in scores(each)}


def test_citations_and_missing_ones() -> None:
    told = rows(
        examined(cites=((0, 10), (20, 25)), labels={"citation": labels((0, 9)), "missing": ()}),
        examined(
            finding("citations", (0, 10), reason="quote"),
            finding("citations", (12, 20), reason="claim", exempt="quoted"),
            labels={
                "citation": (),
                "missing": labels((0, 10), kind="quote") + labels((15, 25), kind="claim"),
            },
            language="ar",
        ),
    )
    citation, missing = told["citation", ALL, ""], told["missing", ALL, ""]
    assert (citation.right, citation.told, citation.labelled) == (1, 2, 1)
    assert (citation.precision, citation.recall) == (0.5, 1)
    assert (missing.precision, missing.recall) == (1, 0.5)
    assert told["missing", "language", "ar"].labelled == 2
    assert (told["missing", "kind", "claim"].precision, told["missing", "kind", "claim"].recall) == (None, 0)
    assert told["citation", "kind", "text"].told == 2


def test_what_is_found_under_another_kind_is_right_but_for_its_kind() -> None:
    told = rows(
        examined(
            finding("citations", (0, 10), reason="authority"),
            labels={"missing": labels((0, 10), kind="claim")},
        )
    )
    assert told["missing", ALL, ""].precision == 1
    assert (told["missing", "kind", "claim"].recall, told["missing", "kind", "authority"].precision) == (0, 0)


def test_names_topic_and_support() -> None:
    told = rows(
        examined(
            finding("watchlist", (0, 4), (10, 14), stance="support"),
            labels={"mention": labels((0, 4)), "topic": (Label(TRUE),), "support": (Label(TRUE),)},
        ),
        examined(
            finding("watchlist", kind="pattern"),
            labels={"mention": (), "topic": (), "support": ()},
            kind="irony",
        ),
        examined(labels={"mention": labels((0, 4)), "topic": (Label(TRUE),), "support": ()}),
    )
    mention, topic, support = (told[task, ALL, ""] for task in ("mention", "topic", "support"))
    assert (mention.right, mention.told, mention.labelled) == (1, 2, 2)
    assert (topic.right, topic.told, topic.labelled) == (1, 2, 2)
    assert (support.right, support.told, support.labelled) == (1, 2, 1)
    assert told["topic", "kind", "irony"].precision == 0


def test_a_task_that_the_data_does_not_label_has_no_row() -> None:
    assert rows(examined(finding("watchlist", (0, 4)), cites=((0, 3),), labels={})) == {}


def test_data_sets_are_counted_apart() -> None:
    each = [examined(cites=((0, 9),), labels={"citation": labels((0, 9))}, data=name) for name in ("b", "a")]
    assert [(row.data, row.labelled) for row in scores(each) if row.by == ALL] == [("b", 1), ("a", 1)]


def test_reuse_is_counted_where_posts_name_what_they_repeat() -> None:
    record = {"id": "p1", "same_as": [{"id": "p0", "relation": "exact"}], "copied_from": [], "labels": []}
    told = scores([examined(finding("duplicates", kind="exact", of="p0"), record=record)])
    assert {(row.check, row.task, row.right) for row in told} == {
        ("duplicates", "pair", 1),
        ("copied_text", "pair", 0),
        ("repetition", "pair", 0),
    }
