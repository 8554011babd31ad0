"""BBCode, as phpBB, vBulletin, XenForo, SMF and Discourse write it."""

import re
from dataclasses import dataclass

from moderation.text.markup.attribution import member
from moderation.text.markup.names import names
from moderation.text.markup.reading import Reading
from moderation.text.plain import PlainText, SegmentKind

_TAG = re.compile(r'\[(/?)([a-z]++[1-6]?+|\*)((?:[=\s](?:[^\[\]"\n]++|"[^"\n]*+"|")*+)?+)\]', re.IGNORECASE)
_AUTHOR = re.compile(r'\b(?:author|name|user)="?([^"\n=]*?)"?(?:\s+\w+=|\s*$)')
_NEXT_ATTRIBUTE = re.compile(r"\s\w++=")
_LONGEST_NAME = 200
_LONGEST_ADDRESS = 2000

_INLINE = names("bbcode", "inline")
_BLOCKS = names("bbcode", "blocks")
_CODE = names("bbcode", "code")
_LINKS = names("bbcode", "links")
_PLAYERS = names("bbcode", "players")
_IMAGES = names("bbcode", "images")
_CELLS = names("bbcode", "cells")
_ALONE = names("bbcode", "alone")
RAW = names("bbcode", "code", "players", "images", "literal")
_TITLED = frozenset({"details", "spoiler"})
_NAMES = _INLINE | _BLOCKS | _LINKS | _CELLS | _ALONE | RAW


@dataclass(slots=True)
class Tag:
    """A tag that has its partner: `[start, end)` in the body; an opening one knows where its contents end."""

    start: int
    end: int
    name: str
    value: str
    opens: bool
    until: int
    after: int


def read_bbcode(body: str) -> PlainText:
    """Read a BBCode body; tags without a partner and unknown ones are text, as forums show them."""
    reading = Reading(body)
    place = 0
    for tag in tags(body):
        if tag.start >= place:
            reading.show(place, tag.start)
            place = apply(reading, tag)
    reading.show(place, len(body))
    return reading.finish()


def tags(body: str) -> list[Tag]:
    """Give the tags that count, in order: those that close each other, and those that stand alone."""
    if "[" not in body:
        return []
    found = [tag for tag in _TAG.finditer(body) if tag[2].lower() in _NAMES]
    last_close = {tag[2].lower(): tag.start() for tag in found if tag[1]}
    paired: list[Tag] = []
    waiting: dict[str, list[Tag]] = {}
    raw = ""
    for match in found:
        tag = Tag(*match.span(), match[2].lower(), match[3], not match[1], match.end(), match.end())
        if raw and (tag.opens or tag.name != raw):
            continue
        raw = ""
        if tag.name in _ALONE:
            paired.append(tag)
        elif not tag.opens:
            if opening := waiting.get(tag.name):
                _pair(opening.pop(), tag, paired)
        elif last_close.get(tag.name, -1) > tag.start:
            waiting.setdefault(tag.name, []).append(tag)
            raw = tag.name if tag.name in RAW else ""
    paired.sort(key=lambda tag: tag.start)
    return paired


def _pair(opening: Tag, closing: Tag, paired: list[Tag]) -> None:
    opening.until, opening.after = closing.start, closing.end
    paired += (opening, closing)


def apply(reading: Reading, tag: Tag) -> int:
    """Let a tag act on the reading, and give the place in the body from which to read on."""
    name = tag.name
    if name in _BLOCKS or name in _ALONE:
        reading.block(1, tag.start, tag.end)
    if name in _TITLED and tag.opens:
        _show_title(reading, tag)
    if name in _INLINE:
        return tag.end
    if name == "quote":
        _quote(reading, tag)
    elif name in _CODE:
        _code(reading, tag)
    elif name in _LINKS:
        _link(reading, tag)
    elif name in _IMAGES:
        return tag.after
    elif name in _PLAYERS:
        return _player(reading, tag)
    elif name in _CELLS:
        reading.space(tag.start, tag.end, "\t")
    return tag.end


def _show_title(reading: Reading, tag: Tag) -> None:
    """Show what stands on a fold that a reader opens: `[details="…"]`, `[spoiler=…]`."""
    title = _first(tag.value)
    if title:
        at = reading.body.index(title, tag.start)
        reading.show(at, at + len(title))
        reading.block(1, at + len(title), tag.end)


def _quote(reading: Reading, tag: Tag) -> None:
    if tag.opens:
        reading.enter(SegmentKind.QUOTE, _quoted(tag.value))
    else:
        reading.leave(SegmentKind.QUOTE)


def _quoted(value: str) -> str | None:
    """Give the member's name in `=name`, `="name, post:1"`, `="name" post_id=1` or ` author=name link=…`."""
    named = _AUTHOR.search(value[:_LONGEST_NAME]) if value[:1].isspace() else None
    return member(named[1] if named else _first(value))


def _first(value: str) -> str:
    """Give a tag's own value, without its quotation marks and further attributes."""
    given = value.strip()
    if not given.startswith("="):
        return ""
    given = given[1:].strip()
    if given[:1] in ('"', "'") and (end := given.find(given[0], 1)) > 0:
        return given[1:end]
    return _NEXT_ATTRIBUTE.split(given, maxsplit=1)[0].strip("\"' ")


def _target(reading: Reading, tag: Tag) -> str:
    """Give where a link leads: its value, or else its words."""
    return _first(tag.value) or reading.body[tag.end : min(tag.until, tag.end + _LONGEST_ADDRESS)].strip()


def _code(reading: Reading, tag: Tag) -> None:
    if tag.opens:
        reading.enter(SegmentKind.CODE)
    else:
        reading.leave(SegmentKind.CODE)


def _link(reading: Reading, tag: Tag) -> None:
    if tag.opens:
        reading.open_link(tag.start, _target(reading, tag))
    else:
        reading.close_link(tag.end)


def _player(reading: Reading, tag: Tag) -> int:
    """Read a player: its address shows nowhere, but leads somewhere."""
    reading.open_link(tag.start, _target(reading, tag))
    reading.close_link(tag.after)
    return tag.after
