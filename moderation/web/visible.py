"""Make hostile text visible: escaped, with a chip for each character that hides or turns others about."""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup, escape

MOST_CHIPS = 8
"""In one run of invisible characters; the rest of it is counted."""

# Controls, bidi and zero-width characters, fillers, tags, private controls, lone surrogates. A line feed, a
# tab and the selectors and joiners within an emoji are what they seem to be.
_HIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff\ud800-\udfff"
)
_RUN = re.compile(f"[{_HIDDEN}]+")
_JOINER = "\u200d"
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
_LINE_END = re.compile("\r\n?")

# The names by which these characters are known; Unicode's own are longer.
_SHORT = {
    0x00: "NUL",
    0x1B: "ESC",
    0x7F: "DEL",
    0xAD: "SHY",
    0x34F: "CGJ",
    0x61C: "ALM",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}


def visible(text: str) -> Markup:
    """Write foreign text as HTML in which nothing is hidden; takes time linear in the text."""
    escaped = str(escape(_LINE_END.sub("\n", text)))
    return Markup(_RUN.sub(_show, escaped))  # noqa: S704 - escaped above, and chips are markup of our own


def named(text: str) -> str:
    """Write foreign text so that nothing is hidden, as text: each such character becomes its name in ⟦ ⟧."""
    return _RUN.sub(_name_all, _LINE_END.sub("\n", text))


def _show(run: re.Match[str]) -> str:
    return run[0] if _stands_in_emoji(run) else _chips(run[0])


def _name_all(run: re.Match[str]) -> str:
    if _stands_in_emoji(run):
        return run[0]
    return f"⟦{' '.join(_name(character) for character in run[0][:MOST_CHIPS])}⟧"


def _stands_in_emoji(run: re.Match[str]) -> bool:
    if run[0] != _JOINER:
        return False
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    return bool(_EMOJI.match(before) and _EMOJI.match(after))


@lru_cache(maxsize=1024)
def _chips(run: str) -> str:
    groups = [(character, len(list(same))) for character, same in groupby(run)]
    shown = [_chip(character, count) for character, count in groups[:MOST_CHIPS]]
    more = sum(count for _, count in groups[MOST_CHIPS:])
    if more:
        shown.append(Markup('<span class="chip">+{}</span>').format(more))
    return "".join(shown)


def _chip(character: str, count: int) -> Markup:
    title = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
    label = _name(character) if count == 1 else f"{_name(character)} ×{count}"
    return Markup('<span class="chip" title="{}">{}</span>').format(title, label)


def _name(character: str) -> str:
    return _SHORT.get(ord(character), f"{ord(character):04X}")
