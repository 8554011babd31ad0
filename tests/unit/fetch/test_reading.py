"""What is read of files and pages: articles, feeds, sitemaps."""

import subprocess
import sys

import pytest

from moderation.fetch.reading import kind_of, read_feed, read_page, read_sitemap
from moderation.model import Invalid

TEXT = (
    "La bibliothèque du quartier ouvre désormais le dimanche matin, et les lecteurs ne s'en plaignent pas. "
    "Depuis janvier, deux jeunes y tiennent un atelier de calligraphie, l'un en arabe, l'autre en français. "
    "On y vient de loin, parfois avec ses propres roseaux taillés."
)
PAGE = f"""<!doctype html><html lang="fr"><head><title>La bibliothèque du dimanche</title></head>
<body><nav><a href="/">Accueil</a> <a href="/a">Abonnement</a></nav>
<article><h1>La bibliothèque du dimanche</h1><p>{TEXT}</p>
<p>{TEXT.replace("dimanche", "samedi")}</p></article>
<footer>Mentions légales</footer></body></html>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Entier</title><link>https://journal.example/1</link><description>Un résumé.</description>
<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>
<item><title>Résumé</title><link>https://journal.example/2</link><description>{TEXT}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Entier</title>
<link href="https://journal.example/3"/>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://journal.example/1?a=1&amp;b=2</loc></url>
<url><loc> https://journal.example/2 </loc></url></urlset>"""
INDEX = "<sitemapindex><sitemap><loc>https://journal.example/map.xml</loc></sitemap></sitemapindex>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param('{"id": "1"}', "jsonl", id="JSON lines"),
        pytest.param('\ufeff\n {"id": "1"}', "jsonl", id="JSON lines after a byte order mark"),
        pytest.param(RSS, "feed", id="RSS"),
        pytest.param(ATOM, "feed", id="Atom"),
        pytest.param("<rdf:RDF xmlns='x'></rdf:RDF>", "feed", id="RSS 1.0"),
        pytest.param(SITEMAP, "sitemap", id="a sitemap"),
        pytest.param(INDEX, "sitemap", id="an index of sitemaps"),
        pytest.param(PAGE, "page", id="HTML"),
        pytest.param("<p>a <feed> in a page</p>", "feed", id="the first root that is known counts"),
        pytest.param("", "page", id="nothing"),
    ],
)
def test_kind_of(content: str, kind: str) -> None:
    assert kind_of(content.encode()) == kind


def test_a_pages_article_without_what_surrounds_it() -> None:
    article = read_page(PAGE.encode(), url="https://journal.example/1")
    assert TEXT in article.text
    assert "Abonnement" not in article.text
    assert (article.title, article.url) == ("La bibliothèque du dimanche", "https://journal.example/1")


def test_plain_text_is_an_article() -> None:
    assert read_page(TEXT.encode(), content_type="text/plain; charset=utf-8").text == TEXT


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"<p>Trop court.</p>", b"\xff\xfe\x00"])
def test_a_page_without_an_article(content: bytes) -> None:
    with pytest.raises(Invalid, match="no article"):
        read_page(content)


def test_an_entry_with_its_text_and_one_with_a_summary() -> None:
    whole, summary = read_feed(RSS.encode())
    assert (whole.text, whole.url, whole.title) == (TEXT, "https://journal.example/1", "Entier")
    assert (summary.text, summary.url) == ("", "https://journal.example/2")


def test_atom() -> None:
    (entry,) = read_feed(ATOM.encode())
    assert (entry.text, entry.url) == (TEXT, "https://journal.example/3")


def test_what_is_no_feed_has_no_entries() -> None:
    assert read_feed(b"nothing at all") == []


def test_a_feed_that_names_a_file_of_this_machine_reads_none() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'
    assert all("root:" not in (entry.title or "") for entry in read_feed(bomb))


def test_a_sitemaps_addresses() -> None:
    assert read_sitemap(SITEMAP.encode()) == [
        "https://journal.example/1?a=1&b=2",
        "https://journal.example/2",
    ]
    assert read_sitemap(INDEX.encode()) == ["https://journal.example/map.xml"]
    assert read_sitemap(b"<loc>" * 100_000) == []


def test_the_web_loads_none_of_it() -> None:
    code = (
        "import sys, moderation.web.serve, moderation.cli.sources\n"
        "assert not {'trafilatura', 'feedparser', 'lxml'} & set(sys.modules)"
    )
    code = code.replace("moderation.web.serve", "moderation.web")
    subprocess.run([sys.executable, "-c", code], check=True)
