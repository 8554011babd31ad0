"""`selon l'INSEE`, `d'après El Watan`, `lu dans Le Monde`, `via https://…`, `بحسب تقرير للبنك الدولي`."""

import re
from collections.abc import Iterator

from moderation.checks.citations.forms import names, outlets, source_lines, urls
from moderation.checks.citations.forms.locators import LOCATOR, YEAR, YEAR_ONLY
from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.lexicon import Cue
from moderation.checks.citations.reading import Reading

_REACH = 110
_GAP = 14


def find(reading: Reading) -> Iterator[Mention]:
    """Give every attribution to something that can be looked up; one to a person or a body is none."""
    for cue in reading.cues.get("according_to", []):
        yield from _according(reading, cue)
    for cue in reading.cues.get("seen_on", []):
        yield from _seen_on(reading, cue)
    for cue in reading.cues.get("reported_by", []):
        yield from _reported(reading, cue)
    for cue in reading.cues.get("document_says", []):
        yield Mention(cue.start, _clause_end(reading, cue.end, 60), "attribution", None, weak=True)


def find_published(reading: Reading) -> Iterator[Mention]:
    """Give `APS, dépêche du 16 janvier 2013` and `dans TITLE de ce matin`: a name with its date or number."""
    for kind in names.PUBLISHERS[:2]:
        for cue in reading.cues.get(kind, []):
            published = names.publisher(reading, cue.start, cue.end)
            end = names.details_end(reading, cue.end)
            if published and end > cue.end + 4:
                yield Mention(
                    cue.start,
                    end,
                    "press",
                    f"press:{' '.join(reading.text[cue.start : end].split())}",
                    weak=True,
                )
    for cue in reading.cues.get("in_publication", []):
        name = names.name_end(reading, cue.end + 1)
        end = names.details_end(reading, name)
        if name > cue.end + 1 and " " in reading.text[cue.end + 1 : name] and end > name + 8:
            yield Mention(cue.start, end, "press", f"press:{reading.text[cue.end + 1 : end]}", weak=True)


def find_outlets(reading: Reading) -> Iterator[Mention]:
    """Give `Presse du Littoral, 28 mai 2013`: an outlet that no list knows, with its date or page."""
    for outlet in outlets.find(reading):
        end = names.details_end(reading, outlet.end)
        if end > outlet.end + 4:
            yield Mention(
                outlet.start,
                end,
                "press",
                f"press:{' '.join(reading.text[outlet.start : end].split())}",
                weak=True,
            )


def _according(reading: Reading, cue: Cue) -> Iterator[Mention]:
    """Read what stands behind "selon": a publisher, or a document with its publisher or its date."""
    stop = _clause_end(reading, cue.end, _REACH)
    published = names.publisher(reading, cue.end, stop)
    document = next(iter(reading.within("document", cue.end, stop)), None)
    if published and (document or published.start <= cue.end + 12):
        end = names.details_end(reading, max(published.end, _name_end_after(reading, published)))
        yield Mention(cue.start, end, "attribution", f"press:{published.phrase}", weak=True)
    elif (
        reading.within("as_reported", cue.start, cue.end)
        and names.name_end(reading, cue.end + 1) > cue.end + 1
    ):
        name = names.name_end(reading, cue.end + 1)
        work = _IN_WORK.match(reading.text, name, name + 140)
        end = work.end() if work else names.details_end(reading, name)
        yield Mention(cue.start, end, "attribution", f"name:{reading.text[cue.end + 1 : end]}", weak=True)
    elif (numbered := _numbered(reading, cue.end + 1)) > cue.end:
        yield Mention(
            cue.start, numbered, "attribution", f"name:{reading.text[cue.end : numbered].strip()}", weak=True
        )
    elif document and document.start <= cue.end + 24 and _identified(reading, document.end, stop):
        yield Mention(
            cue.start, stop, "attribution", f"name:{reading.text[cue.end : stop].strip()}", weak=True
        )


def _numbered(reading: Reading, start: int) -> int:
    """Give where a name that is followed by its date or number ends: "l'Observatoire …, note n° 14"."""
    named = _NAMED.match(reading.text, start, start + _REACH)
    if not named or reading.within("collections", start, named.end()):
        return 0
    kind = _KIND.match(reading.folded, named.end(), named.end() + 30)
    place = kind.end() if kind else named.end()
    end = names.details_end(reading, place)
    return end if end > place + 4 else 0


_NAMED = re.compile(
    r"(?:l['’]|le |la |les |the )?[A-ZÀ-Ý][\w'’-]{2,30}(?: (?:(?:de )?l['’])?[\w'’-]{1,20}){0,5}"
)
_KIND = re.compile(r", ?(?:note|avis|rapport|bulletin|communique|report|briefing|paper)(?= )")


def _reported(reading: Reading, cue: Cue) -> Iterator[Mention]:
    """Read "نشرت صحيفة …": a verb and, right behind it, the outlet that reports."""
    outlet = names.publisher(reading, cue.end, cue.end + _REACH)
    if outlet and outlet.start == cue.end + 1:
        end = names.details_end(reading, outlet.end)
        yield Mention(cue.start, end, "attribution", f"press:{outlet.phrase}", weak=True)


def _identified(reading: Reading, start: int, stop: int) -> bool:
    """Tell whether a document can be told from others: by a capital, a year, a date or a number."""
    folded, text = reading.folded[start:stop], reading.text[start:stop]
    named = any(word[:1].isupper() for word in text.replace("'", " ").replace("’", " ").split())
    return bool(named or LOCATOR.search(folded) or YEAR_ONLY.search(folded)) or text.lstrip().startswith(
        ("لل", "ل")
    )


def _name_end_after(reading: Reading, published: Cue) -> int:
    """Give where a name that goes on behind its known part ends: `2018 Pew Research Center survey`."""
    document = next(iter(reading.within("document", published.end, published.end + 14)), None)
    return document.end if document and document.start <= published.end + 1 else published.end


def _seen_on(reading: Reading, cue: Cue) -> Iterator[Mention]:
    """Read what stands behind "vu sur": an address, a link, a publisher or a quoted title."""
    stop = _clause_end(reading, cue.end, _REACH)
    if reading.within("pseudo_source", cue.end, min(stop, cue.end + 24)):
        return
    end, target = source_lines.announced(reading, cue.end) or _named(reading, cue, stop)
    if end > cue.end:
        yield Mention(cue.start, names.details_end(reading, end), "via", target)


def _named(reading: Reading, cue: Cue, stop: int) -> tuple[int, str | None]:
    """Give where the name behind a cue ends and where it leads; the cue's own end if there is none."""
    address = urls.near(reading.text, cue.end, _GAP)
    if address:
        return address[1], urls.absolute(reading.text[slice(*address)])
    link = reading.link_near(cue.end, _GAP)
    if link:
        return link[1], link[2].target
    published = names.publisher(reading, cue.end, stop)
    if published and published.start <= cue.end + _GAP:
        return published.end, f"press:{published.phrase}"
    strong = not reading.within("seen_on_weak", cue.start, cue.end)
    end = names.name_end(reading, cue.end + 1) if strong else cue.end
    return (end, f"name:{reading.text[cue.end : end].strip()}") if end > cue.end + 1 else (cue.end, None)


def _clause_end(reading: Reading, start: int, reach: int) -> int:
    """Give where the clause that begins at a place ends, at most so far away."""
    stop = min(reading.line(start)[1], start + reach)
    mark = _CLAUSE_END.search(reading.text, start, stop)
    that = _THAT.search(reading.words, start, min(stop + 3, len(reading.words)))
    ends = [found.start() for found in (mark, that) if found and found.start() < stop]
    if ends:
        return min(ends)
    return stop - 1 if reading.text[stop - 1 : stop] == "." else stop


# What goes on behind an author: "… dans Les Identités meurtrières (Grasset, 1998)".
_IN_WORK = re.compile(
    rf",? (?:dans|in) [A-ZÀ-Ý«*_][^,.;:()\n]{{3,70}}?(?:,? \([^()\n]{{4,60}}\)|, (?:{YEAR}|p\. ?\d{{1,4}}))"
)
_CLAUSE_END = re.compile(r"[,;:!?()\[\]«»\"“”،؛؟]|\.[ \n]")
_THAT = re.compile(r" فان| ان ")
