"""The check as a whole: its promises, the fields of a post, the formats, a forum's own list."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.check import Example
from moderation.checks.watchlist import CHECK, VERSION
from moderation.context import Context, ForumSettings
from moderation.model import Finding, Format, Post
from moderation.text.document import prepare

Examine = Callable[..., tuple[Finding, ...]]
FOX = '[[entity]]\nid = "fox"\nkind = "organisation"\nideology = "x"\nnames.fr = ["Renard Rouge"]\n'


@pytest.mark.parametrize("example", CHECK.examples, ids=lambda example: example.name)
def test_the_examples_hold(example: Example) -> None:
    findings = CHECK.examine(prepare(example.post()), example.context)
    got = tuple(
        (each.kind, tuple(example.body[span.start : span.end] for span in each.spans)) for each in findings
    )
    assert got == example.expect


def test_one_finding_an_entity_with_all_its_places(examine: Examine) -> None:
    body = "AQMI, puis Boko Haram, puis l'AQMI."
    first, second = examine(body)
    assert (first.entity, [(span.start, span.end) for span in first.spans]) == ("aqim", [(0, 4), (30, 34)])
    assert (second.entity, second.surface) == ("boko-haram", "Boko Haram")


@pytest.mark.parametrize(
    ("body", "form", "expected"),
    [
        pytest.param(
            "un <b>Boko</b> <i>Haram</i> x", Format.HTML, "Boko</b> <i>Haram", id="HTML, across tags"
        ),
        pytest.param("les Blood &amp; Honour", Format.HTML, "Blood &amp; Honour", id="HTML, a reference"),
        pytest.param("[b]Boko Haram[/b]", Format.BBCODE, "Boko Haram", id="BBCode"),
        pytest.param("**Boko Haram**", Format.MARKDOWN, "Boko Haram", id="Markdown"),
    ],
)
def test_spans_are_of_the_body_as_sent(examine: Examine, body: str, form: Format, expected: str) -> None:
    (finding,) = examine(body, form=form)
    assert body[finding.spans[0].start : finding.spans[0].end] == expected == finding.surface


def test_title_and_author_have_their_own_spans(examine: Examine) -> None:
    (finding,) = examine("Bonjour.", title="Sur Boko Haram", author="BokoHaramFan")
    assert finding.spans == ()
    assert finding.surface == "Boko Haram"
    assert [(span.start, span.end) for span in finding.title_spans or ()] == [(4, 14)]
    assert [(span.start, span.end) for span in finding.author_spans or ()] == [(0, 9)]


def test_an_author_with_a_long_name_run_together(examine: Examine) -> None:
    (finding,) = examine("Bonjour.", author="xatomwaffenx")
    assert (finding.entity, finding.surface) == ("atomwaffen", "atomwaffen")


def test_the_title_is_context_for_the_body(examine: Examine) -> None:
    assert examine("L'UVF en parle.") == ()
    assert [each.entity for each in examine("L'UVF en parle.", title="Attentat de 1994")] == ["uvf"]


def test_a_quoted_member_is_quoted(examine: Examine) -> None:
    body = "[quote=Ali]vive Boko Haram[/quote]Signalé, honte à toi."
    (finding,) = examine(body, form=Format.BBCODE)
    assert finding.stance not in {"support", "unknown"}
    assert "quote" in {cue.meaning for cue in finding.cues or ()}


def test_a_forum_switches_an_entity_off(examine: Examine) -> None:
    forum = ForumSettings(watchlist_off=frozenset({"taliban"}))
    assert [each.entity for each in examine("Les talibans et Boko Haram", forum=forum)] == ["boko-haram"]


def test_a_forum_adds_an_entity(examine: Examine) -> None:
    forum = ForumSettings(options={"watchlist": FOX})
    assert [each.entity for each in examine("Le Renard Rouge passe", forum=forum)] == ["fox"]
    assert examine("Le Renard Rouge passe") == ()


@pytest.mark.parametrize(
    ("body", "confidence", "ambiguous"),
    [
        pytest.param("Boko Haram", 0.99, False, id="a sure name"),
        pytest.param("ISIS à Raqqa", 0.9, True, id="an ambiguous name in context"),
        pytest.param("Le PKK", 0.99, True, id="an acronym in capitals"),
        pytest.param("B0ko Haram", 0.95, False, id="disguised"),
        pytest.param("Daceh", 0.85, False, id="two letters swapped"),
    ],
)
def test_confidence(examine: Examine, body: str, confidence: float, *, ambiguous: bool) -> None:
    (finding,) = examine(body)
    assert (finding.confidence, finding.ambiguous) == (confidence, ambiguous)


def test_the_version_of_the_list_is_exported() -> None:
    assert VERSION


PIECES = [
    "Boko Haram",
    "AQMI",
    "د ا ع ش",
    "B0k0",
    "ISIS",
    "Syrie",
    "vive",
    " ",
    "\n",
    "« ",
    " »",
    ".",
    "é",
    "ﷺ",
    "\u200b",
    "#",
    "jihad",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join), st.sampled_from(Format)
)
def test_spans_are_in_order_inside_the_body_and_the_same_twice(body: str, form: Format) -> None:
    document = prepare(Post(id="p", body=body, format=form))
    findings = CHECK.examine(document, Context())
    assert findings == CHECK.examine(document, Context())
    for finding in findings:
        spans = [(span.start, span.end) for span in finding.spans]
        assert spans == sorted(set(spans))
        assert all(0 <= start < end <= len(body) for start, end in spans)
        assert finding.surface == body[spans[0][0] : spans[0][1]]
        assert all(0 <= cue.start <= cue.end <= len(body) for cue in finding.cues or ())
