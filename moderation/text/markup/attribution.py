"""Who is quoted: the names in quote tags, and lines such as "Karim a écrit :" above a quote."""

import re

from moderation.text.plain import Segment, SegmentKind

_LONGEST = 160
_WROTE = re.compile(r"\s*(?:\ba\s+écrit|\bwrote|\bescribió|\bschrieb|(?<!\S)كتبت?)\s*:?\s*$", re.IGNORECASE)
_SAID = re.compile(r"\s*(?:\ba\s+(?:écrit|dit)|\bwrote|\bsaid|(?<!\S)(?:كتب|قال)ت?)?\s*:?\s*$", re.IGNORECASE)
_DATED = re.compile(r"^(?:le|on|el|am|في)\s.*,\s*(?=[^,]*$)", re.IGNORECASE)
_DETAIL = re.compile(
    r"\s*(?:,\s*(?:post|topic|member|full|username|date)\b.*|;\s*\d+\s*|<[^>]*>?)$", re.IGNORECASE
)


def member(words: str | None) -> str | None:
    """Give the name in a quote tag's value, `"user, post:1, topic:2"` and its kin, or in a quote's title."""
    if not words:
        return None
    name = _DETAIL.sub("", words[:_LONGEST].strip().strip("\"'").strip())
    return _SAID.sub("", name).strip(" \t\n\"'") or None


def wrote(line: str) -> str | None:
    """Give the name in a line that says only who wrote what follows, None for any other line."""
    if len(line) > _LONGEST or (found := _WROTE.search(line)) is None:
        return None
    name = _DATED.sub("", line[: found.start()].strip())
    return _DETAIL.sub("", name).strip(" \t*_:") or None


def attribute(text: str, segments: list[Segment]) -> tuple[Segment, ...]:
    """Name members from the line above a quote or its first, and move the line above into the quote."""
    read: list[Segment] = []
    for segment in segments:
        current = segment
        if segment.kind is SegmentKind.QUOTE and segment.of is None:
            current = _named(text, segment)
            if current.of is None and read and read[-1].kind is SegmentKind.OWN:
                current = _joined(text, read, segment)
        read.append(current)
    return tuple(read)


def _named(text: str, quote: Segment) -> Segment:
    words = text[quote.start : min(quote.end, quote.start + 2 * _LONGEST)].lstrip("\n")
    name = wrote(words.partition("\n")[0].lstrip("> "))
    return Segment(quote.start, quote.end, quote.kind, name) if name else quote


def _joined(text: str, read: list[Segment], quote: Segment) -> Segment:
    above = read[-1]
    words = text[max(above.start, quote.start - 2 * _LONGEST) : quote.start].rstrip()
    line = words[words.rfind("\n") + 1 :]
    name = wrote(line)
    if name is None:
        return quote
    start = max(above.start, quote.start - 2 * _LONGEST) + len(words) - len(line)
    if start == above.start:
        read.pop()
    else:
        read[-1] = Segment(above.start, start, above.kind)
    return Segment(start, quote.end, quote.kind, name)
