"""A statement of reasons as HTML, as JSON, or as an entry of the Transparency Database."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Response, json

from moderation import statement as forms
from moderation.model import Span
from moderation.statement import Section, Statement
from moderation.web.language import RIGHT_TO_LEFT
from moderation.web.marks import widen
from moderation.web.page import show
from moderation.web.pages.cards import QUOTE, Quote, quote

HTML, JSON, DSA = FORMS = ("html", "json", "dsa")
LONGEST = 5000  # code points of a passage that is shown whole


@dataclass(frozen=True, slots=True)
class Quoted:
    """Exact words of a post; `whole` holds all of those that are shown without their middle."""

    short: Quote
    whole: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as a page shows it."""

    statement: Statement

    @property
    def title(self) -> str:
        """Give its heading."""
        return self.statement.title

    @property
    def direction(self) -> str:
        """Give the direction of its language."""
        return "rtl" if self.statement.language in RIGHT_TO_LEFT else "ltr"

    @property
    def sections(self) -> tuple[Section, ...]:
        """Give its parts."""
        return forms.sections(self.statement)

    @property
    def facts(self) -> Iterator[tuple[str, list[Quoted]]]:
        """Give each sentence with the words that it rests on."""
        for fact in self.statement.facts:
            yield fact.sentence, [_quoted(words) for words in fact.quotes]


def _quoted(words: str) -> Quoted:
    short = quote(words, Span(0, len(words)))
    if len(words) <= QUOTE:
        return Quoted(short, None)
    whole = words[: widen(words, Span(0, LONGEST)).end]
    return Quoted(short, whole if whole == words else f"{whole}…")


def answer(statement: Statement, form: str) -> Response:
    """Give a statement as one of `FORMS`; only HTML quotes the post."""
    if form == HTML:
        return show("statement_document.html", told=Told(statement))
    document = forms.as_dsa(statement) if form == DSA else forms.as_json(statement)
    name = f"{statement.puid}.{form}.json"
    text = json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(text, content_type="application/json", headers=headers)
