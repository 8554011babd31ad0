"""Nothing in a foreign text is hidden, and none of it is markup."""

import html
import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.web.visible import MOST_CHIPS, visible

CHIP = re.compile(r'<span class="chip"(?: title="[^"<>]*")?>[^<>]*</span>')
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@given(st.text())
def test_only_chips_are_markup(text: str) -> None:
    rest = CHIP.sub("", visible(text))
    assert "<" not in rest
    assert ">" not in rest
    assert '"' not in rest


@given(st.text(alphabet="a\n\t é<&'\"سلام👩😀٣"))
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert html.unescape(visible(text)) == text


@given(st.text(alphabet=f"ab<{TURNING}\u200b\u00ad\ufeff\x00\x1b\ud800\udfff"))
def test_what_hides_or_turns_is_never_sent(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & set(f"{TURNING}\u200b\u00ad\ufeff\x00\x1b")
    assert shown.encode("utf-8").decode() == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\u202eb", "RLO", id="an override is named"),
        pytest.param("A\u200bQ", "ZWSP", id="a zero-width space is named"),
        pytest.param("س\u200cل", "ZWNJ", id="a non-joiner is named, since it parts letters"),
        pytest.param("a\x00b", "NUL", id="NUL is named"),
        pytest.param("a\ud83db", "D83D", id="half a surrogate pair is its number"),
        pytest.param("a\U000e0041b", "E0041", id="a tag character is its number"),
        pytest.param("\u200b" * 5000, "ZWSP ×5000", id="many of one are one chip"),
    ],
)
def test_chips_name_what_they_stand_for(text: str, expected: str) -> None:
    assert f">{expected}</span>" in visible(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("👩\u200d👩\u200d👧", id="a family is joined"),
        pytest.param("❤\ufe0f", id="a heart is an emoji"),
        pytest.param("❤\ufe0f\u200d🔥", id="a heart on fire"),
    ],
)
def test_emoji_stay_whole(text: str) -> None:
    assert visible(text) == text


def test_a_joiner_between_letters_is_shown() -> None:
    assert "ZWJ" in visible("A\u200dQMI")


def test_line_ends_are_one() -> None:
    assert visible("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_long_run_is_counted() -> None:
    shown = visible("\u200b\u200c" * 100)
    assert shown.count("chip") == MOST_CHIPS + 1
    assert f">+{200 - MOST_CHIPS}</span>" in shown


@pytest.mark.parametrize("unit", ["\u202e\u202d", "<", "👩\u202e", "👩\u200d", "\r", "\x00a"])
def test_a_mebibyte_is_read_in_time(unit: str) -> None:
    text = unit * (1024 * 1024 // len(unit.encode()))
    began = perf_counter()
    visible(text)
    assert perf_counter() - began <= 2
