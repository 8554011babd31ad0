"""`moderation sources import` and `follow`: pages, feeds and sitemaps, with the web off and on."""

from pathlib import Path

import pytest

from moderation.wiring import Service
from tests.integration.cli.conftest import ask, error, run

TEXT = (
    "Le conservatoire de Fès garde des partitions que personne n'avait ouvertes depuis un siècle. Une élève "
    "les a recopiées à la main, puis jouées, et la salle s'est levée. Le catalogue paraîtra à l'automne, en "
    "deux langues, avec les enregistrements."
)
PAGE = f"""<!doctype html><html><head><title>Les partitions</title>
<link rel="canonical" href="https://journal.example/partitions"></head><body><article><h1>Les partitions</h1>
<p>{TEXT}</p><p>{TEXT.replace("Fès", "Meknès")}</p></article></body></html>"""
RSS = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<item><title>Entier</title><link>https://journal.example/1</link>
<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>
<item><title>Résumé</title><link>https://journal.example/2</link><description>Court.</description></item>
</channel></rss>"""
SITEMAP = "<urlset><url><loc>https://journal.example/3</loc></url><url><loc>https://other.example/</loc></url></urlset>"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "given"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODERATION_FETCH_HOSTS", "www.journal.example, ")


def test_a_page_is_an_article(file: Path) -> None:
    file.write_text(PAGE, "utf-8")
    assert ask("sources", "import", str(file)) == {"registered": 1, "failed": 0}
    (known,) = ask("sources", "list")["items"]
    assert (known["title"], known["url"]) == ("Les partitions", "https://journal.example/partitions")


def test_several_files_of_several_kinds(tmp_path: Path) -> None:
    for name, content in (("a.html", PAGE), ("b.xml", RSS.replace("Court.", "Court.")), ("c.jsonl", "{}")):
        (tmp_path / name).write_text(content, "utf-8")
    ran = run("sources", "import", *(str(tmp_path / each) for each in ("a.html", "b.xml", "c.jsonl")), code=1)
    assert "2 sources registered, 2 failed" in ran.stdout
    assert "b.xml, entry 2: https://journal.example/2 may not be fetched" in ran.stderr
    assert "c.jsonl, line 1" in ran.stderr


def test_what_cannot_be_read_is_named(file: Path) -> None:
    file.write_bytes(b"\x00\x01\x02")
    assert "given: text: no article is in it" in error("sources", "import", str(file))
    file.write_text("<sitemapindex></sitemapindex>", "utf-8")
    assert "import those" in error("sources", "import", str(file))


def test_standard_input(web: None) -> None:
    assert web is None
    assert ask("sources", "import", "-", given=RSS) == {"registered": 1, "asked": 1, "failed": 0}


def test_a_sitemaps_pages_are_asked_for_once(web: None, file: Path) -> None:
    assert web is None
    file.write_text(SITEMAP, "utf-8")
    assert ask("sources", "import", str(file), code=1) == {"registered": 0, "asked": 1, "failed": 1}
    assert "other.example" in error("sources", "import", str(file))


def test_a_feed_is_followed(web: None, service: Service) -> None:
    assert web is None
    feed = "https://journal.example/feed"
    assert ask("sources", "follow", feed)["new"] is True
    assert ask("sources", "follow", feed, "--forum", "demo")["new"] is False
    assert ask("sources", "feeds") == {"items": [{"id": "1", "feed": feed, "forum": None, "error": None}]}
    with service.store.read() as tx:
        assert tx.pages.due(limit=2) == [1]
    run("sources", "unfollow", "1")
    assert ask("sources", "feeds") == {"items": []}


def test_nothing_is_followed_while_fetching_is_off() -> None:
    assert "MODERATION_FETCH_HOSTS" in error("sources", "follow", "https://journal.example/feed")
