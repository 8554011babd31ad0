"""The shape of a text, and the places in it that call for a disguised view."""

from collections.abc import Callable

import pytest

from moderation.checks.watchlist import shape as shapes
from moderation.checks.watchlist.fold import View, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Le r3nard !", b"aa a1aaaa !", id="Latin, a figure, the mark"),
        pytest.param("ren.ard\n", b"aaa.aaan", id="a stop and a line end"),
        pytest.param("rεnard", b"aoaaaa", id="a Greek letter"),
        pytest.param("ثعلب 9", b"llll d", id="Arabic and a figure that is no letter"),
        pytest.param("a𐌀😀", b"a  ", id="past the table"),
        pytest.param("", b"", id="nothing"),
    ],
)
def test_shape(text: str, expected: bytes) -> None:
    assert shapes.shape(fold(text)) == expected


def _leet(view: View) -> list[tuple[int, int]]:
    return shapes.leet(shapes.shape(view))


def _mixed(view: View) -> list[tuple[int, int]]:
    return shapes.mixed(shapes.shape(view))


def _inner_signs(view: View) -> list[tuple[int, int]]:
    return shapes.inner_signs(shapes.plain(shapes.shape(view)))


def _runs(view: View) -> list[tuple[int, int]]:
    return shapes.runs(view, shapes.plain(shapes.shape(view)))


@pytest.mark.parametrize(
    ("search", "text", "expected"),
    [
        pytest.param(_leet, "le r3n4rd dort", ["r3n4rd"], id="a word once, whatever its figures"),
        pytest.param(_leet, "b0n j0ur", ["b0n", "j0ur"], id="two words"),
        pytest.param(_leet, "il a 3 chats, fini !", [], id="figures and marks that touch no letter"),
        pytest.param(_leet, "fini!", [], id="a mark that ends a word"),
        pytest.param(_leet, "g!bier", ["g!bier"], id="a mark inside one"),
        pytest.param(_mixed, "un rеnаrd", ["rеnаrd"], id="Cyrillic inside Latin"),
        pytest.param(_mixed, "Лиса fox", [], id="scripts in words of their own"),
        pytest.param(_inner_signs, "re*nard dort.", ["*"], id="a sign between letters, not a stop"),
        pytest.param(_inner_signs, "re||nard... ah", ["||"], id="two signs, not three"),
        pytest.param(_inner_signs, "nard.18, 3.5", ["."], id="before a figure, not between two"),
        pytest.param(_runs, "renaaaard", ["a", "a"], id="from the third letter on"),
        pytest.param(_runs, "1000 !!! elle", [], id="figures, marks and double letters"),
    ],
)
def test_places(search: Callable[[View], list[tuple[int, int]]], text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in search(fold(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("r e n", True, id="spaces"),
        pytest.param("r.e.n", True, id="stops"),
        pytest.param("il a un chat", False, id="one letter alone"),
    ],
)
def test_is_spelt(text: str, *, expected: bool) -> None:
    assert shapes.is_spelt(shapes.plain(shapes.shape(fold(text)))) is expected
