"""The address of an author's answer: signed, safe in a URL, and nobody guesses another."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.statement import NOWHERE, Links

LINKS = Links(b"a key", "https://mod.example/")
TOKEN = LINKS.token(17)


@given(st.integers(min_value=1, max_value=10**18 - 1))
def test_a_token_names_its_decision(number: int) -> None:
    token = LINKS.token(number)
    assert re.fullmatch(r"[A-Za-z0-9._-]+", token)
    assert LINKS.decision(token) == number
    assert Links(b"another key").decision(token) is None


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("", id="nothing"),
        pytest.param("17", id="a number alone"),
        pytest.param(TOKEN.replace("17", "18", 1), id="another decision's number"),
        pytest.param("0" + TOKEN, id="the number written otherwise"),
        pytest.param(TOKEN.replace("17", "١٧", 1), id="other digits"),
        pytest.param(TOKEN[:-1], id="cut short"),
        pytest.param(TOKEN + "A", id="made longer"),
        pytest.param(TOKEN + "\n", id="with a line's end"),
        pytest.param(TOKEN + "=", id="padded"),
        pytest.param(TOKEN[:-1] + ("A" if TOKEN[-1] != "A" else "B"), id="another last letter"),
        pytest.param(f"{10**30}.{'A' * 43}", id="a number that no database holds"),
    ],
)
def test_any_other_token_names_nothing(token: str) -> None:
    assert LINKS.decision(token) is None


@given(st.text())
def test_no_text_breaks_it(token: str) -> None:
    assert LINKS.decision(token) is None


def test_an_address_is_given_where_one_is_set() -> None:
    assert LINKS.appeal(17) == f"https://mod.example/appeals/{TOKEN}"
    assert Links(b"a key").appeal(17) is None
    assert NOWHERE.appeal(17) is None


def test_the_key_shows_nowhere() -> None:
    assert "a key" not in repr(LINKS)
