"""BBCode: tags that act vanish, all else shows."""

import pytest

from moderation.model import Format
from moderation.text.markup import read
from tests.unit.text.markup.reading import came_from, links, pieces, text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[b]gras[/b] et [I]penché[/I]", "gras et penché", id="inline tags, in either case"),
        pytest.param("[color=red][size=4]x[/size][/color]", "x", id="tags with values"),
        pytest.param("[b][i]x[/b][/i]", "x", id="tags may cross"),
        pytest.param("t[i] = 0; et [b]", "t[i] = 0; et [b]", id="a tag without its partner is text"),
        pytest.param("x[/b]", "x[/b]", id="so is a closing one"),
        pytest.param(
            "[Al-Baqara : 45] [1] [...]", "[Al-Baqara : 45] [1] [...]", id="other brackets are text"
        ),
        pytest.param("[code]a[b]c[/b][/code]", "a[b]c[/b]", id="code is not read"),
        pytest.param("[code]a[/quote]", "[code]a[/quote]", id="code that never ends is text"),
        pytest.param("[noparse][b]x[/b][/noparse]", "[b]x[/b]", id="shown as written"),
        pytest.param("[list][*]un[*]deux[/list]fin", "un\ndeux\nfin", id="items are lines"),
        pytest.param("[list]\n[*]un\n[*]deux\n[/list]\nfin", "\nun\ndeux\n\nfin", id="line feeds stay"),
        pytest.param(
            "[table][tr][td]a[/td][td]b[/td][/tr][tr][td]c[/td][/tr][/table]", "a\tb\nc", id="rows and cells"
        ),
        pytest.param("vu [img]http://i.example/a.png[/img] ici", "vu  ici", id="an image shows no text"),
        pytest.param("[spoiler]la fin[/spoiler]", "la fin", id="a spoiler can be read"),
        pytest.param("[spoiler=titre]la fin[/spoiler]", "titre\nla fin", id="and so can what stands on it"),
        pytest.param('[details="un titre"]plus[/details]', "un titre\nplus", id="as on a fold"),
        pytest.param("a[quote]b[/quote]c", "a\nb\nc", id="a quote stands on lines of its own"),
        pytest.param("a\n[quote]b[/quote]\nc", "a\nb\nc", id="and adds none where there are some"),
        pytest.param("un\r\ndeux", "un\r\ndeux", id="line ends stay"),
    ],
)
def test_what_shows(body: str, expected: str) -> None:
    assert text(body, Format.BBCODE) == expected


@pytest.mark.parametrize(
    ("tag", "member"),
    [
        pytest.param("[quote]", None, id="nobody"),
        pytest.param("[quote=Abou_Soft]", "Abou_Soft", id="bare"),
        pytest.param('[quote="Abou Soft"]', "Abou Soft", id="in marks"),
        pytest.param('[quote="karima, post:7, topic:42"]', "karima", id="Discourse"),
        pytest.param('[quote="karima, post:7, topic:42, full:true"]', "karima", id="Discourse, whole post"),
        pytest.param('[QUOTE="karima, post: 812, member: 45"]', "karima", id="XenForo"),
        pytest.param('[quote="karima" post_id=81 time=1700000000 user_id=4]', "karima", id="phpBB"),
        pytest.param("[quote=karima post_id=81]", "karima", id="phpBB, bare"),
        pytest.param("[quote=karima;81]", "karima", id="vBulletin"),
        pytest.param("[quote author=Abou Soft link=topic=1.msg2#msg2 date=17]", "Abou Soft", id="SMF"),
        pytest.param("[quote='karima']", "karima", id="single marks"),
        pytest.param('[quote="un]deux"]', "un]deux", id="a bracket in the name"),
        pytest.param("[quote=ابو_عمر]", "ابو_عمر", id="an Arabic name"),
    ],
)
def test_member_of_a_quote(tag: str, member: str | None) -> None:
    assert pieces(read(f"{tag}mot[/quote]", Format.BBCODE)) == [("quote", "mot", member)]


def test_quotes_nest_and_the_outermost_names_the_member() -> None:
    body = "[quote=a]un[quote=b]deux[/quote]trois[/quote]\nmoi"
    assert pieces(read(body, Format.BBCODE)) == [
        ("quote", "un\ndeux\ntrois", "a"),
        ("own", "\nmoi", None),
    ]


def test_code_is_a_segment() -> None:
    body = "j'ai [code]ls -l[/code] et rien"
    assert pieces(read(body, Format.BBCODE)) == [
        ("own", "j'ai ", None),
        ("code", "\nls -l", None),
        ("own", "\n et rien", None),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "voir [url=http://a.example/x?y=1]la page[/url].",
            [("[url=http://a.example/x?y=1]la page[/url]", "la page", "http://a.example/x?y=1")],
            id="with words",
        ),
        pytest.param(
            '[url="http://a.example"]ici[/url]',
            [('[url="http://a.example"]ici[/url]', "ici", "http://a.example")],
            id="in marks",
        ),
        pytest.param(
            "[url]http://a.example[/url]",
            [("[url]http://a.example[/url]", "http://a.example", "http://a.example")],
            id="its own words",
        ),
        pytest.param(
            "[url=http://a.example][b]ici[/b][/url]",
            [("[url=http://a.example][b]ici[/b][/url]", "ici", "http://a.example")],
            id="tags inside",
        ),
        pytest.param(
            "[youtube]https://v.example/w?v=1[/youtube]",
            [("[youtube]https://v.example/w?v=1[/youtube]", "", "https://v.example/w?v=1")],
            id="a player leads somewhere and shows no words",
        ),
        pytest.param("[img]http://i.example/a.png[/img]", [], id="an image is no link"),
        pytest.param(
            "[url=http://a.example][img]http://i.example/a.png[/img][/url]",
            [("[url=http://a.example][img]http://i.example/a.png[/img][/url]", "", "http://a.example")],
            id="an image may be a link's words",
        ),
        pytest.param("[url=http://a.example]ici", [], id="one that never ends"),
    ],
)
def test_links(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert links(body, read(body, Format.BBCODE)) == expected


def test_a_run_covers_the_markup_inside_it() -> None:
    body = "un [b]deux[/b] trois"
    plain = read(body, Format.BBCODE)
    assert came_from(body, plain, "deux") == "deux"
    assert came_from(body, plain, "un deux trois") == body
