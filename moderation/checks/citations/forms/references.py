"""References in brackets or alone on a line: `(Le Monde, 12 avril 2012)`, `*Northern Post, food section*`."""

import re
from collections.abc import Iterator
from itertools import islice

from moderation.checks.citations.forms import names, urls
from moderation.checks.citations.forms.locators import DATE_ONLY, LOCATOR, YEAR, YEAR_ONLY
from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.reading import PLACES_A_POST, Reading
from moderation.checks.citations.stretches import inside

_BRACKET = re.compile(r"\([^()\n]{2,240}\)|\[[^\[\]\n]{2,240}\]")
_ORNAMENT = " \t*_#>-–—•~=|"
_FOOTNOTE_MARK = re.compile(
    r"(?:\[\^?\d{1,3}\]:?|\(\d{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\d{1,2}(?=[ .][A-ZÀ-Ý«]))[ .:]{0,3}"
)
_SEE = re.compile(r"(?:voir|cf\.?|see|lire|in|dans|lu dans|lu sur|extrait d[eu]|انظر|راجع)(?: aussi)?[ :]")
_AUTHOR_YEAR = re.compile(
    rf"[A-ZÀ-Ý][\w'’-]{{1,30}}(?: (?:et al\.?|&|et"
    rf"|and) ?[A-ZÀ-Ý]?[\w'’-]{{0,30}})?,? ?{YEAR}[a-z]?(?:[,:] ?p?p?\.? ?\d{{1,4}}(?:-\d{{1,4}})?)?"
)
_LINE = 200
# A book has an author, a title, a publisher and a year; few words stand before a newspaper's name.
_PARTS = 2
_BEFORE = 3
_SHORTEST = 6


def find(reading: Reading) -> Iterator[Mention]:
    """Give the references that stand in brackets or alone on a line."""
    for match in islice(_BRACKET.finditer(reading.text), PLACES_A_POST):
        form = _form(reading, match.start() + 1, match.end() - 1)
        if form and not _dateline(reading, match.end()) and not _is_mark_up(reading, match.end()):
            yield Mention(match.start(), match.end(), *form)


def find_lines(reading: Reading) -> Iterator[Mention]:
    """Give the references that stand alone on a line; the first line is the heading of what follows."""
    for start, end in reading.lines[1:PLACES_A_POST]:
        if _SHORTEST <= end - start <= _LINE:
            yield from _line(reading, start, end)


def _line(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """Read a line of its own, without its ornaments and the mark of a footnote."""
    left, right = _bare(reading.text, start, end)
    mark = _FOOTNOTE_MARK.match(reading.text, left, right)
    left = mark.end() if mark else left
    form = _form(reading, left, right) if right > left else None
    is_sentence = reading.has(("copula",), left, right) or reading.text[right - 1 : right] in ("?", "!")
    if form and not is_sentence and (form[0] != "author_year" or mark):
        yield Mention(left, right, *form)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    left = start + len(part) - len(part.lstrip(_ORNAMENT))
    return left, max(left, start + len(part.rstrip(_ORNAMENT)))


def _form(reading: Reading, start: int, end: int) -> tuple[str, str] | None:
    """Give the form and target of a reference, or nothing if the words are none."""
    text, folded = reading.text[start:end], reading.folded[start:end]
    if reading.has(("personal", "pseudo_source", "speech_verb", "copula"), start, end) or "://" in text:
        return None
    published = names.publisher(reading, start, end)
    see = _SEE.match(folded)
    body = text[see.end() :] if see else text
    locator = LOCATOR.search(folded)
    if published and _alone(reading, published.start, published.end, start, end, located=bool(locator)):
        return "press", "press:" + " ".join(text.split())
    if _AUTHOR_YEAR.fullmatch(body.strip()) and not reading.has(("place", "no_author"), start, end):
        return "author_year", f"name:{body.strip()}"
    if _titled(body) and not DATE_ONLY.fullmatch(folded):
        located = locator or (YEAR_ONLY.search(folded) and body.count(",") >= _PARTS)
        if (
            located
            or (see and YEAR_ONLY.search(folded))
            or urls.domain(text.replace("[dot]", "."), 0, end - start)
        ):
            return "reference", "name:" + " ".join(body.split())
    return None


def _titled(body: str) -> bool:
    """Tell whether the words begin as a title does and hold a comma, and are no list or equation."""
    body = body.strip()
    starts = body[:1].isupper() or body[:1] in '«“"' or "\u0600" <= body[:1] <= "\u06ff" or "dot]" in body
    return starts and ("," in body or "،" in body) and not any(sign in body for sign in "=+€$<>?!✅")


def _alone(reading: Reading, first: int, last: int, start: int, end: int, *, located: bool) -> bool:
    """Tell whether a publisher's name is all that is said, or is followed by a date, a page or a title."""
    before = reading.words[start:first].split()
    after = reading.words[last:end].split()
    return len(before) <= _BEFORE and (len(after) <= 1 or located)


def _dateline(reading: Reading, end: int) -> bool:
    """Tell whether a bracket opens an agency's dispatch: `ALGER (AFP) -`."""
    return reading.folded[end : end + 3].lstrip().startswith("-")


def _is_mark_up(reading: Reading, end: int) -> bool:
    """Tell whether a square bracket is the label of a Markdown link, or stands in code."""
    return reading.text[end : end + 1] == "(" or inside(reading.code, end - 1)
