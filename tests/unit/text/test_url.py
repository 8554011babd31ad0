"""The canonical address: what differs without leading elsewhere is gone, what leads elsewhere stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.text.url import LONGEST, canonical, host, is_web_address


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param(
            "http://Zamane.MA/fr/x/", "https://zamane.ma/fr/x", id="scheme, host's case, final slash"
        ),
        pytest.param(
            "https://www.zamane.ma/fr/X", "https://zamane.ma/fr/X", id="www goes, the path's case stays"
        ),
        pytest.param("https://zamane.ma:443/a", "https://zamane.ma/a", id="default port"),
        pytest.param("https://zamane.ma:8443/a", "https://zamane.ma:8443/a", id="another port stays"),
        pytest.param(
            "https://a.fr/x?utm_source=f&id=3&fbclid=9", "https://a.fr/x?id=3", id="tracking parameters"
        ),
        pytest.param("https://a.fr/x?b=2&a=1", "https://a.fr/x?a=1&b=2", id="order of parameters"),
        pytest.param("https://a.fr/x?page=", "https://a.fr/x?page=", id="an empty parameter stays"),
        pytest.param("https://a.fr/x#part", "https://a.fr/x", id="fragment"),
        pytest.param("https://مثال.إختبار/x", "https://xn--mgbh0fb.xn--kgbechtv/x", id="IDNA"),
        pytest.param("https://a.fr/caf%C3%A9", "https://a.fr/caf%C3%A9", id="encoded path"),
        pytest.param("https://a.fr/café", "https://a.fr/caf%C3%A9", id="plain path"),
        pytest.param("https://a.fr/a%2fb", "https://a.fr/a/b", id="one form of percent-encoding"),
        pytest.param("  https://a.fr ", "https://a.fr", id="space around"),
        pytest.param("https://www.fr/", "https://www.fr", id="a site whose name is www"),
        pytest.param("doi:10.1000/182", "doi:10.1000/182", id="no web address"),
        pytest.param("quran:2:255", "quran:2:255", id="scripture"),
        pytest.param("https://[bad", "https://[bad", id="unreadable"),
        pytest.param("https://a.fr:port/", "https://a.fr:port/", id="unreadable port"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected


@given(st.text(max_size=80).map("https://exemple.ma/".__add__) | st.text(max_size=80))
def test_canonical_never_raises_and_is_stable(url: str) -> None:
    once = canonical(url)
    assert canonical(once) == once


def test_host() -> None:
    assert host("http://www.Zamane.ma/fr/") == "zamane.ma"
    assert host("press:Le Monde") == ""
    assert host("https://[bad") == ""


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://forum.example/t/12#p3", True),
        ("http://127.0.0.1:8000/", True),
        ("https://منتدى.example/موضوع", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//forum.example/t", False),
        ("https://", False),
        ("https://[::1", False),
        ("https://forum.example/a b", False),
        ("https://forum.example/\n", False),
        ("https://forum.example/" + "a" * LONGEST, False),
    ],
)
def test_addresses_that_may_stand_in_a_link(url: str, good: bool) -> None:
    assert is_web_address(url) is good
