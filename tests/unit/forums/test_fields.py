import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.forums.fields import Fields
from moderation.model import Format, Invalid

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("value", "identifier"),
    [
        pytest.param("t12-p3", "t12-p3", id="text"),
        pytest.param(7, "7", id="an integer"),
        pytest.param("عدد", "عدد", id="Arabic"),
        pytest.param("x" * 200, "x" * 200, id="200 characters"),
    ],
)
def test_an_identifier_is_read(value: object, identifier: str) -> None:
    assert Fields({"id": value}, "data").identifier("id") == identifier


@pytest.mark.parametrize(
    "value", [None, "", " ", "x" * 201, "a\nb", "a\0", "\ud800", True, 1.5, ["a"], {"a": 1}, 10**250]
)
def test_a_bad_identifier_names_its_field(value: object) -> None:
    with pytest.raises(Invalid) as refused:
        Fields({"id": value}, "data").identifier("id")
    assert refused.value.field == "data.id"


def test_a_body_is_kept_as_it_is() -> None:
    fields = Fields({"body": "  a\0\r\n\u202eb\ufeff "}, "data")
    assert fields.body("body") == "  a\0\r\n\u202eb\ufeff "
    assert fields.warnings == []


@given(st.text(st.characters()))
def test_mending_a_body_moves_no_offset_and_leaves_nothing_that_utf8_refuses(text: str) -> None:
    fields = Fields({"body": text}, "data")
    body = fields.body("body")
    assert len(body) == len(text)
    assert all(new == old or "\ud800" <= old <= "\udfff" for new, old in zip(body, text, strict=True))
    assert body.encode().decode() == body
    assert bool(fields.warnings) == (body != text)


@pytest.mark.parametrize("value", [None, 1, True, [], {}])
def test_a_bad_body_names_its_field(value: object) -> None:
    with pytest.raises(Invalid) as refused:
        Fields({"body": value}, "data").body("body")
    assert refused.value.field == "data.body"


@pytest.mark.parametrize(
    ("value", "cut", "read", "warned"),
    [
        pytest.param("abc", False, "abc", False, id="fits"),
        pytest.param(12, False, "12", False, id="an integer is its digits"),
        pytest.param(None, False, None, False, id="absent"),
        pytest.param("abcdef", True, "abcde", True, id="too long for a text that a check reads: cut"),
        pytest.param("abcdef", False, None, True, id="too long: left out"),
        pytest.param("a\0b", False, "a\ufffdb", True, id="NUL is replaced"),
        pytest.param(["a"], False, None, True, id="a list"),
        pytest.param(True, False, None, True, id="a boolean"),
    ],
)
def test_optional_texts(value: object, cut: bool, read: str | None, warned: bool) -> None:
    fields = Fields({"title": value}, "data")
    assert fields.text("title", 5, cut=cut) == read
    assert bool(fields.warnings) == warned


@pytest.mark.parametrize(("value", "read"), [(0, 0), (3, 3), (2**63 - 1, 2**63 - 1), (None, None)])
def test_a_number_is_read(value: object, read: int | None) -> None:
    fields = Fields({"revision": value}, "data")
    assert (fields.number("revision"), fields.warnings) == (read, [])


@pytest.mark.parametrize("value", [-1, 2**63, "3", 1.0, True, [1], 10**300])
def test_a_bad_number_is_left_out_with_a_warning(value: object) -> None:
    fields = Fields({"revision": value}, "data")
    assert fields.number("revision") is None
    assert fields.warnings == ["data.revision must be an integer from 0 on; it is left out"]


@pytest.mark.parametrize(
    ("value", "read"), [(None, Format.TEXT), ("html", Format.HTML), ("bbcode", Format.BBCODE)]
)
def test_a_format_is_read(value: object, read: Format) -> None:
    fields = Fields({"format": value}, "data")
    assert (fields.format("format"), fields.warnings) == (read, [])


@pytest.mark.parametrize("value", ["HTML", "rtf", 1, ["html"], {"a": 1}])
def test_a_format_that_nobody_knows_is_text_with_a_warning(value: object) -> None:
    fields = Fields({"format": value}, "data")
    assert fields.format("format") is Format.TEXT
    assert len(fields.warnings) == 1


@pytest.mark.parametrize(
    ("value", "read"),
    [
        pytest.param("/t/slug/1/2", "https://forum.example/sub/t/slug/1/2", id="a path goes behind the base"),
        pytest.param("https://other.example/x", "https://other.example/x", id="an address stays"),
        pytest.param("t/slug", None, id="neither"),
        pytest.param(5, None, id="a number"),
    ],
)
def test_a_link_is_made_absolute(value: object, read: str | None) -> None:
    fields = Fields({"url": value}, "post")
    assert fields.link("url", "https://forum.example/sub/") == read
    assert bool(fields.warnings) == (read is None)


@given(ANYTHING)
def test_an_optional_field_never_raises(value: object) -> None:
    fields = Fields({"x": value}, "data")
    fields.text("x", 5)
    fields.time("x")
    fields.number("x")
    fields.format("x")
    fields.link("x", "https://forum.example")
    assert all(warning.startswith("data.x ") for warning in fields.warnings)
