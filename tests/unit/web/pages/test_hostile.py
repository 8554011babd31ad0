"""A hostile corpus through every page that shows a post: nothing is markup, nothing breaks."""

import re
from html.parser import HTMLParser

import pytest

from moderation.desk.administer import add_source
from moderation.model import Format
from moderation.web.security import POLICY
from tests.unit.web.desk import CALL, TWICE, Browser, Desk

ATTACKS = {
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "svg": "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
    "mutation": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1&gt;">',
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "attribute": "\"><img src=x onerror=alert(1)> ' onmouseover='alert(1)",
    "end of frame": "</iframe></textarea></title><script>alert(1)</script>",
    "address": "[a](javascript:alert(1)) <a href='java\tscript:alert(1)'>b</a> [url=javascript:x]c[/url]",
    "data address": "<a href='data:text/html,<script>x</script>'>x</a><iframe srcdoc='<script>x</script>'>",
    "form": "<form action=/logout method=post><button>x</button></form><base href=//evil.example>",
    "style": "<style>*{display:none}</style><link rel=stylesheet href=//x.example><p style='position:fixed'>",
    "refresh": "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "template": "{{ config }} {% raw %} ${7*7} #{7*7}",
    "nested": "<b>" * 200,
    "bidi": "user\u202egnp.exe\u2066\u2067 \u200f\u200e",
    "zero width": "A\u200bQ\u200cM\u200dI\ufeff\u2060",
    "controls": "\x00\x01\x1b[31m\x7f\x85",
    "surrogates": "\ud83d alone \udc00",
    "accents": "Z" + "\u0301" * 2000,
    "newlines": "\r\n" * 2000 + "\u2028\u2029",
}
OWN_TAGS = frozenset(
    """html head meta title link script body a header nav form input bdi button main div h1 h2 h3 p span time
    section mark svg rect dl dt dd article blockquote details summary ol ul li q code strong small aside
    fieldset legend label select option textarea dialog kbd iframe ins del""".split()  # noqa: SIM905 - a list of quotes hides the names
)
VIEWS = (
    "/cases/{}",
    "/cases/{}?finding=1",
    "/cases/{}?view=read",
    "/cases/{}?view=posted",
    "/cases/{}/compare/1",
)
HIDDEN = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200b\ufeff\x00\x1b")


class Reader(HTMLParser):
    """Reads a page as a browser does, and keeps what should not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag not in OWN_TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src", "action") and not re.match("[/#](?!/)", value or ""):
                self.wrong.append(f"{tag} {name}={value}")


def _wrong(browser: Browser, path: str) -> list[object]:
    answer = browser.get(path)
    reader = Reader()
    reader.feed(answer.text)
    checks = {
        "status": answer.status_code == 200,
        "policy": answer.headers["Content-Security-Policy"] == POLICY,
        "one script": reader.scripts == 1,
        "hidden characters": not set(answer.text) & HIDDEN,
    }
    return [*reader.wrong, *(name for name, good in checks.items() if not good)]


def _check(desk: Desk, names: list[str]) -> None:
    """Look at every page of the cases, which are numbered as the attacks were received."""
    browser = desk.browser()
    paths = {
        f"{name}: {view}": view.format(number) for number, name in enumerate(names, start=1) for view in VIEWS
    }
    paths |= {"queue": "/"}
    found = {name: _wrong(browser, path) for name, path in paths.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("form", list(Format))
def test_attacks_in_a_body_are_text(desk: Desk, form: Format) -> None:
    for attack in ATTACKS.values():
        desk.receive(f"{CALL}\n{TWICE}\n\n{attack}", form)
    _check(desk, list(ATTACKS))


def test_attacks_anywhere_else_are_text(desk: Desk) -> None:
    browser = desk.browser()
    for number, attack in enumerate(ATTACKS.values(), start=1):
        desk.receive(TWICE, title=attack, author=attack, thread=attack, url=attack)
        note = attack[:3000].encode("utf-8", "replace").decode()  # no browser sends half a surrogate pair
        assert browser.decide(number, "escalate", note=note).status_code == 303
    _check(desk, list(ATTACKS))


def test_attacks_in_a_source_are_text(desk: Desk) -> None:
    attack = ATTACKS["script"] + ATTACKS["attribute"] + ATTACKS["bidi"]
    add_source(desk.own.store, text=f"{TWICE}{attack}", title=attack, url="javascript:alert(1)")
    desk.receive(TWICE)
    _check(desk, ["source"])
    assert _wrong(desk.browser(), "/cases/1/compare/2") == []


@pytest.mark.parametrize("unit", ["<b>", "\u202e\u202d", "AQMI "])
def test_a_mebibyte_is_shown_in_part(desk: Desk, unit: str) -> None:
    attack = unit * ((1024 * 1024 - 2 * len((CALL + TWICE).encode())) // len(unit.encode()))
    desk.receive(f"{CALL}\n{TWICE}\n\n{attack}", Format.HTML)
    _check(desk, ["long"])
    browser = desk.browser()
    for view in VIEWS:
        sizes = len(browser.get(view.format(1), **{"Accept-Encoding": "gzip"}).data)
        assert sizes < 200_000


def test_what_is_written_into_addresses_is_text(desk: Desk) -> None:
    desk.receive(TWICE)
    browser = desk.browser()
    for path in (
        "/?queue=",
        "/?check=",
        "/?forum=",
        "/?language=",
        "/cases/1?view=",
        "/cases/1?finding=",
        "/login?next=",
        "/x",
    ):
        page = browser.get(path + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
        assert "<script>alert" not in page
