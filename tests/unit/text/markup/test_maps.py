"""Every offset map, on mixtures of all markups and scripts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.model import Format
from moderation.text.markup import read
from moderation.text.plain import PlainText

# One piece a blank; an underscore stands for a space inside a piece.
PIECES = """
<b> </b> <p> </p> <br> <a_href="http://x.example"> </a> <blockquote> </blockquote> <pre> </pre>
<code> </code> <script> </script> <!-- --> <li> <td> <aside_class="quote"_data-username="k">
</aside> <aside_class="onebox"> <div_hidden> </div> <cite> </cite> < > &amp; &nbsp; &#x41; &#0;
&#99999999999; &NotEqualTilde; & [b] [/b] [quote] [quote="k,_post:1"] [/quote]
[url=http://x.example] [url] [/url] [code] [/code] [img] [/img] [youtube] [/youtube] [*] [ ]
(http://x.example) ](u) ![ * ** _ ~~ ` `` ``` ~~~ # - 1. --- === | |---|---| \\ http://x.example/y
[1]: <http://x.example> " = =" =' > >> >>>>
"""
MARKUP = [piece.replace("_", " ") for piece in PIECES.split()]
WORDS = [
    "mot ",
    "été",
    "مَرْحَبًا بك ",
    "\u200b",
    "\u200f",
    "🔥",
    "👍🏽",
    "𝐀",
    "\ud800",
    "\x00",
    "X a écrit :",
    "X wrote:",
]
SPACE = [" ", "    ", "\t", "\n", "\n\n", "\r\n", "  \n"]

MIXTURES = st.lists(st.sampled_from(MARKUP + WORDS + SPACE), max_size=40).map("".join)
ANY = st.one_of(MIXTURES, st.text(st.characters(), max_size=60))
FORMATS = st.sampled_from(list(Format))


def undivided(plain: PlainText, place: int) -> bool:
    """Tell whether no single piece of markup stands on both sides of a place in the text."""
    return not 0 < place < len(plain.text) or plain.ends[place - 1] <= plain.starts[place]


@given(body=ANY, form=FORMATS)
def test_offsets_never_go_back(body: str, form: Format) -> None:
    plain = read(body, form)
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert (np.diff(plain.starts) >= 0).all()
    assert (np.diff(plain.ends) >= 0).all()
    assert (plain.starts < plain.ends).all()
    assert not plain.text or (plain.starts[0] >= 0 and plain.ends[-1] <= len(body))


@given(body=ANY, form=FORMATS)
def test_a_character_came_from_itself_or_from_what_stands_for_it(body: str, form: Format) -> None:
    plain = read(body, form)
    for character, start, end in zip(plain.text, plain.starts, plain.ends, strict=True):
        markup = body[start:end]
        assert character == markup or len(markup) > 1 or (character in " \n\t" and markup in "\t\n\r\f |")
        assert character == markup or character in " \n\t" or markup.startswith("&")


@given(body=ANY, form=FORMATS)
def test_segments_cover_the_text_and_differ_from_their_neighbours(body: str, form: Format) -> None:
    plain = read(body, form)
    ends = [0, *(segment.end for segment in plain.segments)]
    assert [segment.start for segment in plain.segments] == ends[:-1]
    assert ends[-1] == len(plain.text)
    assert all(segment.start < segment.end for segment in plain.segments)


@given(body=ANY, form=FORMATS)
def test_links_stand_in_text_and_body(body: str, form: Format) -> None:
    plain = read(body, form)
    for link in plain.links:
        assert 0 <= link.start <= link.end <= len(plain.text)
        assert 0 <= link.span.start < link.span.end <= len(body)
        if link.start < link.end:
            words = plain.span(link.start, link.end)
            assert link.span.start <= words.start
            assert words.end <= link.span.end


@given(body=ANY, form=FORMATS, data=st.data())
def test_find_is_the_inverse_of_span(body: str, form: Format, data: st.DataObject) -> None:
    plain = read(body, form)
    start = data.draw(st.integers(0, len(plain.text)))
    end = data.draw(st.integers(start, len(plain.text)))
    span = plain.span(start, end)
    if start < end and undivided(plain, start) and undivided(plain, end):
        assert plain.find(span.start, span.end) == (start, end)


@given(body=ANY)
def test_a_text_body_is_its_own_text(body: str) -> None:
    plain = read(body, Format.TEXT)
    assert plain.text == body
    assert plain.starts.tolist() == list(range(len(body)))


@pytest.mark.parametrize("form", list(Format))
@given(words=st.lists(st.text(st.sampled_from("aéبم👍𝐀"), min_size=1, max_size=8), min_size=1, max_size=6))
def test_words_between_markup_lead_back_to_themselves(form: Format, words: list[str]) -> None:
    wrapped = {
        Format.TEXT: "{} ",
        Format.BBCODE: "[b]{}[/b] [i]",
        Format.HTML: "<p>{}</p>\n",
        Format.MARKDOWN: "**{}**\n\n",
    }[form]
    body = "".join(wrapped.format(word) for word in words)
    plain = read(body, form)
    place = 0
    for word in words:
        start = plain.text.index(word, place)
        place = start + len(word)
        span = plain.span(start, place)
        assert body[span.start : span.end] == word
