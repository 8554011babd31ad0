"""Hostile markup is read in time linear in its length.

The bound is loose, for busy machines: a quadratic reading of so much would take minutes.
"""

import time

import pytest

from moderation.model import Format
from moderation.text.markup import read

SIZE = 1 << 18
BOUND = 3.0  # seconds of this process

HOSTILE = {
    Format.TEXT: [">", "> ", ">\n", "a wrote:\n> b\n\n", ">>>> http://", "> http://a\n"],
    Format.BBCODE: [
        "[",
        "[b",
        "[quote]",
        "[quote=a",
        '[quote="',
        "[quote]a[/quote]",
        "[code]",
        "[/b]",
        "[*]",
    ],
    Format.HTML: [
        "<",
        "<b>",
        "<b ",
        "&",
        "&amp",
        "&#1",
        "<!--",
        "<!-->",
        "</",
        "<a b='x>",
        '<a ="',
        " \n",
        "<br>",
    ],
    Format.MARKDOWN: [
        "[",
        "](",
        "[a](",
        '[a](x "',
        "![",
        "](<",
        "`",
        "`a``b",
        "*",
        "*a ",
        "_a_b",
        "~~a",
        ">",
        "\\",
    ],
}
ELEMENTS = [
    "<p hidden><p>",
    "<script>",
    "<script></script>",
    "<a1 hidden></a1><a2 hidden></a2>",
    "<blockquote>",
]
LINES = [
    "> a\nb\n",
    "- a\n",
    "# ",
    "```\n",
    "|-",
    "a|b\n-|-\n",
    "<",
    "<a ='",
    "<!-->",
    "[a]: /b\n",
    "[code]",
    "&",
]
HOSTILE[Format.HTML] += ELEMENTS
HOSTILE[Format.MARKDOWN] += LINES
NESTED = [
    pytest.param("[url]" * 20_000 + "[/url]" * 20_000, Format.BBCODE, id="links in links"),
    pytest.param("[" * 120_000 + "]" * 120_000, Format.MARKDOWN, id="brackets in brackets"),
    pytest.param(
        "[a]: /b\n\n" + "[" * 120_000 + "]" * 120_000,
        Format.MARKDOWN,
        id="brackets where one leads somewhere",
    ),
    pytest.param("# a" + " " * SIZE + "b", Format.MARKDOWN, id="a heading of white space"),
    pytest.param("[quote=a" + " " * SIZE + "b]c[/quote]", Format.BBCODE, id="a value of white space"),
    pytest.param("<a " + 'b="c" ' * 40_000 + ">", Format.HTML, id="a tag of attributes"),
    pytest.param(
        "[quote]" * 8_000 + "`[code]`[/code]" * 8_000, Format.MARKDOWN, id="code closed in deep quotes"
    ),
]


@pytest.mark.parametrize(
    ("unit", "form"),
    [pytest.param(unit, form, id=f"{form}: {unit!r}") for form, units in HOSTILE.items() for unit in units],
)
def test_one_unit_over_and_over(unit: str, form: Format) -> None:
    body = unit * (SIZE // len(unit))
    start = time.process_time()
    read(body, form)
    assert time.process_time() - start < BOUND


@pytest.mark.parametrize(("body", "form"), NESTED)
def test_nested(body: str, form: Format) -> None:
    start = time.process_time()
    read(body, form)
    assert time.process_time() - start < BOUND
