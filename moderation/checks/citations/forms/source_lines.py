"""`source >>>> URL`, `Source : Le Monde, 12 avril 2012`, `(SRC: …)`, `المصدر : …`, `source hespress`."""

import re
from collections.abc import Iterator

from moderation.checks.citations.forms import urls
from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.lexicon import Cue
from moderation.checks.citations.reading import Reading

_SEPARATOR = re.compile(
    r"\s{0,3}(?:\(s\))?[*_]{0,3}\s{0,2}(?:[:>=~→⇒➡»|]|-{1,4}>|-(?=\s)){1,12}[:>=~→⇒➡*_\s-]{0,12}"
)
_OPENING = re.compile(r"[\s*_>•\-–—(\[<#]{0,8}\Z")
_REST = 300
_GAP = 3
_NAME_END = re.compile(
    r"[\n;)\]]|(?:(?<![ ,(][pntP])(?<!vol)(?<!chap)(?<!pp)\.|[!?…])(?=\s|$|\))"
    r"|\s(?:et|mais|donc|car|but|and)\s"
)
_GO_ON = re.compile(r"\s{0,2}[|,–-]\s{0,2}[^\n)\]]{2,120}")


def find(reading: Reading) -> Iterator[Mention]:
    """Give every source that a word for source announces, with a sign or with a known name behind it."""
    for cue in reading.cues.get("source_word", []):
        if reading.within("no_source_before", max(0, cue.start - 12), cue.end):
            continue
        separator = _SEPARATOR.match(reading.text, cue.end, cue.end + 40)
        end = named_after(reading, separator.end()) if separator else _known(reading, cue)
        if end:
            yield _mention(reading, cue, end)


def announced(reading: Reading, place: int) -> tuple[int, str] | None:
    """Give where the source behind a colon or an arrow ends and where it leads, if there is one."""
    separator = _SEPARATOR.match(reading.text, place, place + 40)
    return named_after(reading, separator.end()) if separator else None


def named_after(reading: Reading, start: int) -> tuple[int, str] | None:
    """Give where the named source ends and where it leads; nothing for an empty or a pseudo-source."""
    text = reading.text
    stop = min(len(text), start + _REST)
    address = urls.near(text, start, _GAP)
    if address:
        more = _GO_ON.match(text, address[1])
        end = len(text[: more.end()].rstrip()) if more else address[1]
        return end, urls.absolute(text[slice(*address)])
    found = _NAME_END.search(text, start, stop)
    end = start + len(text[start : found.start() if found else stop].rstrip(" *_,"))
    place = urls.domain(text, start, stop)
    if place and place[0] - start <= _GAP:
        return place[1], urls.absolute(text[slice(*place)])
    if (
        end - start < _GAP - 1
        or reading.has(("pseudo_source", "personal"), start, end)
        or not any(map(str.isalpha, text[start:end]))
    ):
        return None
    link = reading.link_near(start, _GAP)
    return end, link[2].target if link else f"name:{' '.join(text[start:end].split())}"


def _known(reading: Reading, cue: Cue) -> tuple[int, str] | None:
    """Give the source that follows the bare word, if it is a known name or an address: `source hespress`."""
    nearby = [
        *reading.within("press", cue.end, cue.end + 40),
        *reading.within("agency", cue.end, cue.end + 40),
        *reading.within("institution", cue.end, cue.end + 40),
    ]
    known = next((name for name in nearby if name.start == cue.end + 1), None)
    if known:
        return known.end, f"press:{known.phrase}"
    address = urls.near(reading.text, cue.end, 1)
    return (address[1], urls.absolute(reading.text[slice(*address)])) if address else None


def _mention(reading: Reading, cue: Cue, found: tuple[int, str]) -> Mention:
    """Make the mention: a source line if nothing of the author's stands before it on its line."""
    end, target = found
    start = reading.line(cue.start)[0]
    own_line = _OPENING.match(reading.text, start, cue.start) is not None
    return Mention(cue.start, end, "source_line" if own_line else "source_note", target)
