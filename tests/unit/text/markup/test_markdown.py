"""Markdown as forums write it, with BBCode and HTML mixed in."""

import pytest

from moderation.model import Format
from moderation.text.markup import read
from tests.unit.text.markup.reading import came_from, links, pieces, text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "**gras** *penché* __gras__ _penché_ ***les deux***",
            "gras penché gras penché les deux",
            id="emphasis",
        ),
        pytest.param("un **deux *trois* quatre**", "un deux trois quatre", id="emphasis in emphasis"),
        pytest.param("~~faux~~ vrai", "faux vrai", id="struck words show"),
        pytest.param("snake_case_name et 3 * 4 * 5", "snake_case_name et 3 * 4 * 5", id="no emphasis"),
        pytest.param("**jamais fermé", "**jamais fermé", id="emphasis that never ends is text"),
        pytest.param("\\*pas penché\\* \\\\ \\a", "*pas penché* \\ \\a", id="escapes"),
        pytest.param("caf&eacute; &amp; &nope;", "café & &nope;", id="references"),
        pytest.param(
            "# Titre\ntexte\n## Deux ##\n#hashtag", "Titre\n\ntexte\n\nDeux\n\n#hashtag", id="headings"
        ),
        pytest.param(
            "Titre\n=====\ntexte\n\nAutre\n---\nfin",
            "Titre\n\ntexte\n\nAutre\n\nfin",
            id="underlined headings",
        ),
        pytest.param("un\n\n***\n\ndeux", "un\n\ndeux", id="a rule"),
        pytest.param("un\ndeux  \ntrois\\\nquatre", "un\ndeux\ntrois\nquatre", id="line feeds break lines"),
        pytest.param("un\n\n\n\ndeux", "un\n\ndeux", id="blank lines are one"),
        pytest.param("un\r\n\r\ndeux", "un\n\ndeux", id="of every kind"),
        pytest.param(
            "- un\n- deux\n  suite\n* trois\n+ quatre", "un\ndeux\nsuite\ntrois\nquatre", id="items"
        ),
        pytest.param("1. un\n2. deux", "1. un\n2. deux", id="numbers show"),
        pytest.param("-5 degrés\n-- moi", "-5 degrés\n-- moi", id="a dash alone makes no item"),
        pytest.param("![schéma](a.png) vu", " vu", id="an image shows no text"),
        pytest.param("a <b>b</b><br>c <!-- d --> e", "a b\nc  e", id="HTML"),
        pytest.param("3 < 4 et <3 et a<b", "3 < 4 et <3 et a<b", id="lone signs"),
        pytest.param("[b]gras[/b] [Al-Baqara : 45] [x]", "gras [Al-Baqara : 45] [x]", id="BBCode"),
        pytest.param("| a | b |\n|---|:-:|\n| **c** | d |\nfin", "a\tb\nc\td\nfin", id="a table"),
        pytest.param("a | b, sans tableau", "a | b, sans tableau", id="no table"),
        pytest.param(
            "http://a.example/x_y_z*w et **ok**",
            "http://a.example/x_y_z*w et ok",
            id="an address is not read",
        ),
        pytest.param("<script>\nx\n\ny\n</script>\nz", "z", id="a script over paragraphs"),
        pytest.param("<!-- x\n\ny --> z\nw", " z\nw", id="a comment over paragraphs"),
        pytest.param("note[^1]\n\n[^1]: ici", "note[^1]\n\n[^1]: ici", id="footnotes show"),
    ],
)
def test_what_shows(body: str, expected: str) -> None:
    assert text(body, Format.MARKDOWN) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "> un\n> **deux**\n\nmoi",
            [("quote", "un\ndeux", None), ("own", "\n\nmoi", None)],
            id="a quote",
        ),
        pytest.param(
            "> un\nmoi",
            [("quote", "un", None), ("own", "\n\nmoi", None)],
            id="the next line is the author's own",
        ),
        pytest.param("> un\n>> deux", [("quote", "un\ndeux", None)], id="a quote in a quote"),
        pytest.param(
            "Karim a écrit :\n> mot",
            [("quote", "Karim a écrit :\n\nmot", "Karim")],
            id="the line that names the member",
        ),
        pytest.param(
            '[quote="karima, post:1, topic:2"]\nun\n\n**deux**\n[/quote]\nmoi',
            [("quote", "\nun\n\ndeux\n", "karima"), ("own", "\nmoi", None)],
            id="Discourse's quote over paragraphs",
        ),
        pytest.param(
            "source\n>>>> http://a.example/x",
            [("own", "source\n>>>> http://a.example/x", None)],
            id="an arrow before an address",
        ),
        pytest.param(
            "fais `ls *` ou ``a`b``",
            [("own", "fais ", None), ("code", "ls *", None), ("own", " ou ", None), ("code", "a`b", None)],
            id="code in a line",
        ),
        pytest.param("un ` deux", [("own", "un ` deux", None)], id="a lone tick"),
        pytest.param(
            "ça :\n```python\nx = *1*\n> y\n```\nfin",
            [("own", "ça :", None), ("code", "\nx = *1*\n> y\n", None), ("own", "fin", None)],
            id="a fence, in which nothing is read",
        ),
        pytest.param("~~~\na\n```\n~~~", [("code", "a\n```\n", None)], id="the other fence"),
        pytest.param("```\nsans fin", [("code", "sans fin", None)], id="a fence that never ends"),
        pytest.param(
            "a\n\n    b *c*\n", [("own", "a", None), ("code", "\n\nb *c*", None)], id="indented code"
        ),
        pytest.param("- a\n\n    suite", [("own", "a\n\nsuite", None)], id="in a list it is the item's text"),
        pytest.param(
            "a\n[code]\n*b*\n\n- c\n[/code]\nd",
            [("own", "a", None), ("code", "\n*b*\n\n- c\n", None), ("own", "d", None)],
            id="BBCode's code over paragraphs",
        ),
        pytest.param("<blockquote>a</blockquote>", [("quote", "a", None)], id="HTML's quote"),
    ],
)
def test_segments(body: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert pieces(read(body, Format.MARKDOWN)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            'voir [la *page*](http://a.example/x_(y) "titre").',
            [('[la *page*](http://a.example/x_(y) "titre")', "la page", "http://a.example/x_(y)")],
            id="with words and a title",
        ),
        pytest.param(
            "[a](<http://a.example/x y>)",
            [("[a](<http://a.example/x y>)", "a", "http://a.example/x y")],
            id="in signs",
        ),
        pytest.param(
            "<https://a.example>",
            [("<https://a.example>", "https://a.example", "https://a.example")],
            id="bare, in signs",
        ),
        pytest.param(
            "<a@b.example>", [("<a@b.example>", "a@b.example", "a@b.example")], id="an e-mail address"
        ),
        pytest.param("https://a.example", [], id="a bare address is no markup"),
        pytest.param(
            "un[1] et [deux][Le Site]\n\n[1]: https://a.example/1\n[le site]: https://a.example/2",
            [
                ("[1]", "1", "https://a.example/1"),
                ("[deux][Le Site]", "deux", "https://a.example/2"),
                ("[1]: https://a.example/1", "", "https://a.example/1"),
                ("[le site]: https://a.example/2", "", "https://a.example/2"),
            ],
            id="references, and their definitions without words",
        ),
        pytest.param(
            "[a [b](http://b.example)](http://a.example)",
            [("[b](http://b.example)", "b", "http://b.example")],
            id="links do not nest",
        ),
        pytest.param(
            "[![i](i.png)](http://a.example)",
            [("[![i](i.png)](http://a.example)", "", "http://a.example")],
            id="an image's link",
        ),
        pytest.param(
            "[url=http://a.example]ici[/url]",
            [("[url=http://a.example]ici[/url]", "ici", "http://a.example")],
            id="BBCode",
        ),
        pytest.param(
            "<a href='http://a.example'>ici</a>",
            [("<a href='http://a.example'>ici</a>", "ici", "http://a.example")],
            id="HTML",
        ),
        pytest.param("[a](b c) [d] (e)", [], id="no links"),
    ],
)
def test_links(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(body, read(body, Format.MARKDOWN)) == expected


def test_places() -> None:
    body = "# Le **titre**\n\n> cité *ici*\n> et là\n\n- un &eacute;t&eacute;"
    plain = read(body, Format.MARKDOWN)
    assert came_from(body, plain, "titre") == "titre"
    assert came_from(body, plain, "cité ici\net là") == "cité *ici*\n> et là"
    assert came_from(body, plain, "été") == "&eacute;t&eacute;"
    assert came_from(body, plain, "\net") == "\n> et"
