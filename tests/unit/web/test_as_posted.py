"""As posted: markup that does nothing, or nothing at all."""

import re
from time import perf_counter

import pytest

from moderation.model import Format
from moderation.web.as_posted import LONGEST, as_posted
from moderation.web.bbcode import to_html


@pytest.mark.parametrize(
    ("body", "form", "kept"),
    [
        pytest.param("<b>a</b><script>x</script>", Format.HTML, "<b>a</b>", id="scripts go with their words"),
        pytest.param("<p onclick=x style=y>a</p>", Format.HTML, "<p>a</p>", id="no attributes"),
        pytest.param(
            "<a href='javascript:x'>a</a>",
            Format.HTML,
            '<a rel="noreferrer noopener nofollow">a</a>',
            id="no scripts in links",
        ),
        pytest.param("**a** *b*", Format.MARKDOWN, "<p><strong>a</strong> <em>b</em></p>", id="Markdown"),
        pytest.param("<i>a</i>", Format.MARKDOWN, "&lt;i&gt;", id="HTML in Markdown is cleaned too"),
        pytest.param(
            "[b]a[/b] [quote=Ali]c[/quote]", Format.BBCODE, "<b>a</b> <blockquote>c</blockquote>", id="BBCode"
        ),
        pytest.param("[b]a <img src=x>", Format.BBCODE, "<b>a &lt;img src=x&gt;</b>", id="BBCode left open"),
    ],
)
def test_what_is_kept(body: str, form: Format, kept: str) -> None:
    document = as_posted(body, form)
    assert document
    assert kept in document or kept.replace("&lt;i&gt;", "<i>") in document


@pytest.mark.parametrize(
    "body",
    [
        "<svg><script>x</script></svg>",
        "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<form action=x><input name=y></form>",
        "<style>a{}</style><link rel=x><meta http-equiv=refresh>",
        "<a href='vbscript:x'>a</a><a href='data:text/html,x'>b</a><img src=//x onerror=y>",
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    ],
)
@pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN, Format.BBCODE])
def test_nothing_that_could_act_is_left(body: str, form: Format) -> None:
    document = as_posted(body, form) or ""
    tags = set(re.findall(r"<(/?[a-z][^\s>]*)", document))
    assert not tags & {"svg", "math", "script", "iframe", "form", "input", "style", "link", "img", "noscript"}
    assert not re.search(r"<[^>]*\s(on\w+|style|src|srcdoc)=", document)
    assert not re.search(r'href="(?!https?:)', document)


def test_plain_text_and_what_is_too_long_have_no_such_view() -> None:
    assert as_posted("<b>a</b>", Format.TEXT) is None
    assert as_posted("a" * (LONGEST + 1), Format.HTML) is None


@pytest.mark.parametrize(
    "unit",
    ["<b>", "<p>x</p>", "<b><i>", "&lt;", "<!--", "<a href=x>", "[b]", "[quote=", "> ", "*a **b ", "["],
)
@pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN, Format.BBCODE])
def test_what_is_made_to_be_slow_is_not(unit: str, form: Format) -> None:
    body = unit * (LONGEST // len(unit))
    began = perf_counter()
    as_posted(body, form)
    assert perf_counter() - began <= 2


def test_unknown_tags_stay_as_they_were_written() -> None:
    assert to_html("[spoiler]a[/spoiler] [1]") == "[spoiler]a[/spoiler] [1]"
