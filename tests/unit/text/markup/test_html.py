"""HTML: what a browser shows, and where it came from."""

import pytest

from moderation.model import Format
from moderation.text.markup import read
from tests.unit.text.markup.reading import came_from, links, pieces, text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>un</p>\n<p>deux</p>", "un\n\ndeux", id="paragraphs"),
        pytest.param(
            "un<br>deux<br />trois</br>quatre", "un\ndeux\ntrois\nquatre", id="line breaks, in every form"
        ),
        pytest.param("un<br><br>deux", "un\n\ndeux", id="two line breaks"),
        pytest.param(
            "<p>un<br></p><p>deux</p>", "un\n\ndeux", id="a break at a paragraph's end adds nothing"
        ),
        pytest.param("<div>un</div><div>deux</div>", "un\ndeux", id="blocks"),
        pytest.param("<p></p><div><p>un</p></div>", "un", id="no breaks at the ends"),
        pytest.param("<p>a  b\n c</p>", "a b c", id="white space collapses"),
        pytest.param("<p>a <b> b</b> </p>", "a b", id="across tags too"),
        pytest.param("<ul>\n <li>un</li>\n <li>deux</li>\n</ul>", "un\ndeux", id="lists"),
        pytest.param(
            "<table><tr><td>a<td>b</tr><tr><td>c</td></tr></table>", "a\tb\nc", id="tables, closed or not"
        ),
        pytest.param("<pre>\n a\n  b</pre>", " a\n  b", id="kept white space"),
        pytest.param("salut\n\nà tous <b>!</b>", "salut\n\nà tous !", id="a stored comment keeps its lines"),
        pytest.param("a<b>b</b>c", "abc", id="inline tags join"),
        pytest.param("a < b, 3<4, <3 et <", "a < b, 3<4, <3 et <", id="a lone sign is text"),
        pytest.param("a > b", "a > b", id="so is the other"),
        pytest.param('<p title="a > b">x</p>', "x", id="a sign in an attribute"),
        pytest.param("<p title='\"'>x</p>", "x", id="marks in marks"),
        pytest.param('<p title=5">x</p>', "x", id="a mark in a bare value"),
        pytest.param("x<b title='y", "x", id="a tag that never ends"),
        pytest.param("x<!-- caché -->y<!-->z", "xyz", id="comments"),
        pytest.param("x<!-- sans fin", "x", id="a comment that never ends"),
        pytest.param("<!doctype html><?xml x?><![CDATA[y]]>x", "x", id="declarations"),
        pytest.param("x</ y>z", "xz", id="a closing tag without a name"),
        pytest.param("x</", "x</", id="nor with anything after it"),
        pytest.param("<script>if (a<b) '</p>'</script>x", "x", id="a script"),
        pytest.param("<style>p{}</style>x", "x", id="styles"),
        pytest.param("<script>sans fin", "sans fin", id="a script that never ends hides nothing"),
        pytest.param("a<style>b<style>c", "abc", id="nor do styles"),
        pytest.param(
            "<title>a</title> <textarea>b</textarea> <svg><text>c</text></svg>",
            "a b c",
            id="words stay",
        ),
        pytest.param("<div hidden>a<div>b</div>c</div>d", "d", id="hidden elements, with what they hold"),
        pytest.param("<span style='display: none'>a</span>b", "b", id="hidden by style"),
        pytest.param("<b class=hidden-none>a</b>b", "ab", id="a class hides nothing here"),
        pytest.param('a<img src="x.gif" alt=";)">b', "ab", id="an image shows no text"),
        pytest.param("&lt;b&gt; &amp; &eacute;&#233;&#xE9;", "<b> & ééé", id="references"),
        pytest.param("a&nbsp;:", "a\xa0:", id="a space that stays"),
        pytest.param("&ampb; &nope; & &; &#;", "&b; &nope; & &; &#;", id="old and unknown names"),
        pytest.param("&#0;&#xD800;&#99999999999999;", "\ufffd\ufffd\ufffd", id="numbers of no character"),
        pytest.param("&NotEqualTilde;", "≂̸", id="a reference to two characters"),
        pytest.param("<B>x</B><BR>y", "x\ny", id="capital names"),
        pytest.param("</p></b></a></blockquote></pre>x", "x", id="nothing to close"),
    ],
)
def test_what_shows(body: str, expected: str) -> None:
    assert text(body, Format.HTML) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<blockquote>mot</blockquote><p>moi</p>",
            [("quote", "mot", None), ("own", "\n\nmoi", None)],
            id="nobody's",
        ),
        pytest.param(
            '<blockquote cite="https://journal.example/a">mot</blockquote>',
            [("quote", "mot", None)],
            id="an address is no member",
        ),
        pytest.param('<blockquote cite="Karim">mot</blockquote>', [("quote", "mot", "Karim")], id="a member"),
        pytest.param(
            '<blockquote data-quote="Karim" data-source="post: 1">mot</blockquote>',
            [("quote", "mot", "Karim")],
            id="XenForo",
        ),
        pytest.param(
            '<blockquote class="quote"><cite>Abou_Soft a écrit :</cite>mot</blockquote>moi',
            [("quote", "Abou_Soft a écrit :\nmot", "Abou_Soft"), ("own", "\n\nmoi", None)],
            id="phpBB",
        ),
        pytest.param(
            "<blockquote><cite>ابو_عمر كتب:</cite>كلمة</blockquote>",
            [("quote", "ابو_عمر كتب:\nكلمة", "ابو_عمر")],
            id="in Arabic",
        ),
        pytest.param(
            "<p>Salam</p><p>Karim a écrit :</p><blockquote>mot</blockquote>",
            [("own", "Salam\n\n", None), ("quote", "Karim a écrit :\n\nmot", "Karim")],
            id="the line above",
        ),
        pytest.param(
            '<aside class="quote" data-username="karima" data-post="1"><div class="title">karima:</div>'
            "<blockquote><p>mot</p></blockquote></aside><p>moi</p>",
            [("quote", "karima:\n\nmot", "karima"), ("own", "\n\nmoi", None)],
            id="Discourse",
        ),
        pytest.param(
            "<p>fais <code>ls</code> :</p><pre><code>a\n  b\n</code></pre>",
            [
                ("own", "fais ", None),
                ("code", "ls", None),
                ("own", " :", None),
                ("code", "\n\na\n  b\n", None),
            ],
            id="code",
        ),
        pytest.param("<blockquote>a<code>b", [("quote", "ab", None)], id="elements that never end"),
    ],
)
def test_segments(body: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert pieces(read(body, Format.HTML)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            '<a href="http://a.example/?x=1&amp;y=2">la <b>page</b></a>.',
            [
                (
                    '<a href="http://a.example/?x=1&amp;y=2">la <b>page</b></a>',
                    "la page",
                    "http://a.example/?x=1&y=2",
                )
            ],
            id="with words",
        ),
        pytest.param(
            "<a href=/u/karim>@karim</a>", [("<a href=/u/karim>@karim</a>", "@karim", "/u/karim")], id="bare"
        ),
        pytest.param("<a name=x>mot</a>", [], id="an anchor leads nowhere"),
        pytest.param(
            "<p>x</p><p><a href=y> mot </a></p>",
            [("<a href=y> mot </a>", "mot", "y")],
            id="trimmed of white space",
        ),
        pytest.param(
            "<a href=y>un<a href=z>deux",
            [("<a href=y>un", "un", "y"), ("<a href=z>deux", "deux", "z")],
            id="links do not nest, and end with the body",
        ),
        pytest.param(
            "<a href=y><img src=z></a>", [("<a href=y><img src=z></a>", "", "y")], id="an image's link"
        ),
    ],
)
def test_links(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(body, read(body, Format.HTML)) == expected


def test_a_onebox_is_one_link_and_its_extract_is_quoted() -> None:
    body = (
        '<p>Lu :</p><aside class="onebox allowlistedgeneric" data-onebox-src="https://j.example/a"><header>'
        '<a href="https://j.example/a">j.example</a></header><article><h3><a href="https://j.example/a">Titre</a></h3>'
        "<p>Un extrait de la page.</p></article></aside><p>Et vous ?</p>"
    )
    plain = read(body, Format.HTML)
    (link,) = links(body, plain)
    assert link[0].startswith("<aside")
    assert link[0].endswith("</aside>")
    assert link[1:] == ("j.example\n\nTitre\n\nUn extrait de la page.", "https://j.example/a")
    assert pieces(plain) == [
        ("own", "Lu :\n\nj.example\n\nTitre", None),
        ("quote", "\n\nUn extrait de la page.", None),
        ("own", "\n\nEt vous ?", None),
    ]


def test_places() -> None:
    body = "<p>caf&eacute;  noir</p>\n<p>👍🏽 fin</p>"
    plain = read(body, Format.HTML)
    assert came_from(body, plain, "é") == "&eacute;"
    assert came_from(body, plain, " noir") == "  noir"
    assert came_from(body, plain, "👍🏽") == "👍🏽"
    assert came_from(body, plain, "noir\n\n👍🏽") == "noir</p>\n<p>👍🏽"
    assert came_from(body, plain, plain.text) == body[3:-4]
