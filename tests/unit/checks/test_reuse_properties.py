"""Whatever the body, the format and the candidates: findings are in bounds, in order and reproducible."""

from hypothesis import given
from hypothesis import strategies as st

from moderation.checks.copied_text import CHECK as COPIED_TEXT
from moderation.checks.duplicates import CHECK as DUPLICATES
from moderation.checks.repetition import CHECK as REPETITION
from moderation.context import Candidate
from moderation.model import Format, Post, Span
from moderation.text.normalise import fold
from tests.unit.checks.reuse import ask, known, post
from tests.unit.text.reuse import ARABIC, ARTICLE, OWN

PIECES = st.one_of(
    st.sampled_from([ARTICLE, ARABIC, OWN, ARTICLE[:200], ARTICLE[150:400], ARABIC[:160], OWN[40:]]),
    st.sampled_from(
        [
            "[b]",
            "[/b]",
            "[quote=Nour]",
            "[/quote]",
            "<p>",
            "</p>",
            "<blockquote>",
            "</blockquote>",
            "> ",
            "**",
            "« ",
            " »",
        ]
    ),
    st.sampled_from(
        [
            "\n",
            "\n\n",
            " ",
            "\u200b",
            "\u0301",
            "\u064e",
            "👍🏽",
            "𝐀",
            "ﷺ",
            "source : https://a.example/x",
        ]
    ),
    st.text(max_size=8),
)
BODIES = st.lists(PIECES, max_size=10).map("".join)
FORMATS = st.sampled_from(Format)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        kind=st.sampled_from(["post", "article", "cited_page"]),
        id=st.sampled_from("abc"),
        body=BODIES,
        format=FORMATS,
        url=st.sampled_from([None, "https://a.example/x"]),
        author=st.sampled_from([None, "Sami", "Nour"]),
        family=st.sampled_from([None, "agence"]),
    ),
    max_size=3,
)


POSTS = st.builds(post, BODIES, FORMATS)


@given(asked=POSTS, candidates=CANDIDATES)
def test_findings_are_in_bounds_in_order_and_always_the_same(
    asked: Post, candidates: list[Candidate]
) -> None:
    body = asked.body
    bodies = {
        candidate.id: max(len(one.body) for one in candidates if one.id == candidate.id)
        for candidate in candidates
    }
    for check in (REPETITION, DUPLICATES, COPIED_TEXT):
        found = ask(check, asked, known(*candidates))
        assert found == ask(check, asked, known(*candidates))
        for one in found:
            assert one.spans
            assert list(one.spans) == sorted(one.spans)
            assert all(
                0 <= span.start < span.end <= len(body) for span in (*one.spans, *(one.new_spans or ()))
            )
            assert 0 < one.confidence <= 1
            source = one.source.id if one.source else one.of or ""
            for passage in one.passages or ():
                assert Span(passage.start, passage.end).start < passage.end <= len(body)
                assert 0 <= passage.source_start < passage.source_end <= bodies[source]


@given(
    st.lists(st.sampled_from([ARTICLE, OWN, ARABIC, "—\n", "[b]", "[/b]", "\u200b"]), max_size=7).map(
        " ".join
    )
)
def test_the_copies_of_a_repetition_hold_the_same_letters(body: str) -> None:
    for one in ask(REPETITION, post(body), known()):
        letters = {fold(body[span.start : span.end]).stream for span in one.spans}
        shortest, longest = min(letters, key=len), max(letters, key=len)
        assert shortest[20:60] in longest
