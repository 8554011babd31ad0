"""Addresses: where one begins and ends, and which lead nowhere that a reader could look."""

import re

# It begins with a set of letters, so that it is tried at these alone.
_URL = re.compile(
    r"[hHwW](?<![\w@/.].)(?:(?<=[hH])(?i:ttps?|xxps?)://|(?<=[wW])(?i:ww)\.)"
    r"[^\s<>\"«»“”\[\]{}|\\^`]{3,2000}"
)
_TAIL = ".,;:!?…'’*_~،؛؟"
_DOMAIN = re.compile(
    (
        r"(?<![\w@/.-])(?:[a-z0-9][a-z0-9-]{0,62}(?:\.|\[dot\]"
        r"|\(dot\))){1,6}(?:[a-z]{2,24})(?::\d{2,5})?(?:/[^\s<>\"«»\[\]]{0,500})?(?![\w@])"
    ),
    re.IGNORECASE,
)
_NOWHERE = re.compile(
    (
        r"(?:https?://)?(?:localhost|127\.\d|0\.0\.0\.0|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\."
        r"|\[::1\])|\.(?:local|lan)(?:[:/]|\Z)"
    ),
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"(?:php|html?|js|css|py|sh|exe|zip|txt|jpe?g|png|gif|pdf|img|log|conf|cfg|ini|env|sql|md|json"
    r"|xml|ya?ml"
    r"|toml|deb|iso)"
)


def find(text: str) -> list[tuple[int, int]]:
    """Give the stretches of all web addresses with a scheme or www, without the marks that follow them."""
    if "://" not in text and "www." not in text.lower():
        return []
    return [(match.start(), end(text, match.start(), match.end())) for match in _URL.finditer(text)]


def near(text: str, place: int, gap: int) -> tuple[int, int] | None:
    """Give the first address that begins at a place or so near behind it."""
    if ":" not in (head := text[place : place + gap + _SCHEME]) and "." not in head:
        return None
    first = next(iter(find(text[place : place + _LONGEST])), None)
    return (place + first[0], place + first[1]) if first and first[0] <= gap else None


_SCHEME, _LONGEST = 8, 2000


def end(text: str, start: int, stop: int) -> int:
    """Give where an address ends once a sentence's marks and a bracket that it did not open are left off."""
    while stop > start:
        last = text[stop - 1]
        if last in _TAIL or (last == ")" and text.count("(", start, stop) < text.count(")", start, stop)):
            stop -= 1
        else:
            break
    return stop


def domain(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Give the first address without a scheme in a stretch, such as `exemple.fr/page`."""
    for match in _DOMAIN.finditer(text, start, stop):
        name = match.group().split("/")[0]
        if not _FILE_NAME.fullmatch(name.rpartition(".")[2].lower()) and not name.replace(".", "").isdigit():
            return match.start(), end(text, match.start(), match.end())
    return None


def leads_somewhere(url: str) -> bool:
    """Tell whether an address may lead a reader to a source; one of this machine or house does not."""
    place = url.rsplit("//", maxsplit=1)[-1].split("/", maxsplit=1)[0]
    return not _NOWHERE.match(url) and not _NOWHERE.search(place)


def absolute(url: str) -> str:
    """Give an address as an absolute URL, otherwise as written."""
    written = url.replace("[dot]", ".").replace("(dot)", ".")
    if written.lower().startswith("hxxp"):
        return "http" + written[4:]
    return written if "://" in written else f"https://{written}"
