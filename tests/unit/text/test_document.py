"""A post prepared: its text, fold and language in one value."""

from moderation.model import Format, Post, Span
from moderation.text.document import prepare
from moderation.text.plain import SegmentKind


def test_prepare() -> None:
    body = "[quote=a]Bonjour à toi[/quote]\nJe réponds avec [url=http://a.example]ce lien[/url], merci."
    document = prepare(Post(id="1", body=body, format=Format.BBCODE))
    assert document.text == "Bonjour à toi\nJe réponds avec ce lien, merci."
    assert [segment.kind for segment in document.segments] == [SegmentKind.QUOTE, SegmentKind.OWN]
    assert [link.target for link in document.links] == ["http://a.example"]
    assert document.language.main == "fr"
    assert document.fold.stream == "bonjouratoijerepondsaveccelienmerci"
    start = document.text.index("ce lien")
    place = body.index("ce lien")
    assert document.span(start, start + 7) == Span(place, place + 7)


def test_nothing() -> None:
    document = prepare(Post(id="1", body=""))
    assert (document.text, document.segments, document.links) == ("", (), ())
    assert document.language.main == "und"
    assert document.span(0, 0) == Span(0, 0)
