"""Links: those that the markup made, markup written into a plain text, and bare addresses."""

import re
from collections.abc import Iterator

from moderation.checks.citations.forms import urls
from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import inside

_ADDRESS = r"(?:https?://|www\.)[^\s<>\"\]\[()]{3,2000}"
_WRITTEN = re.compile(
    rf"\[url=[\"']?(?P<bbcode>{_ADDRESS})[\"']?\][^\[\]\n]{{0,300}}\[/url\]"
    rf"|\[url\](?P<short>{_ADDRESS})\[/url\]"
    rf"|\[[^\[\]\n]{{1,300}}\]\((?P<markdown>https?://[^\s<>\"]{{3,2000}}?)(?:\s\"[^\"\n]{{0,200}}\")?\)"
    rf"|<a\s[^<>]{{0,300}}?href=[\"']?(?P<html>{_ADDRESS})[\"']?[^<>]{{0,300}}>"
    r"[^<>]{0,300}</a>",
    re.IGNORECASE,
)


def find(reading: Reading) -> Iterator[Mention]:
    """Give every link that may lead to a source."""
    if reading.within("advertising", 0, len(reading.text))[2:]:
        return
    for start, end, target in (*_marked(reading), *_written(reading), *_bare(reading)):
        if urls.leads_somewhere(target) and not inside(reading.code, start):
            yield Mention(start, end, *_form(target))


def _form(target: str) -> tuple[str, str]:
    """Give the form of a link by where it leads."""
    doi = re.match(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/.+)", target)
    return ("doi", f"doi:{doi[1].lower()}") if doi else ("link", urls.absolute(target))


def _marked(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Give the links that the markup made."""
    for link in reading.document.links:
        if link.target.lower().startswith(("http://", "https://", "//", "www.")) and link.start < link.end:
            yield *reading.inner(link.start, link.end), link.target


def _written(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Give links in markup that a plain text holds as it was written."""
    if not any(sign in reading.folded for sign in ("[url", "](http", "<a ", "<a\n")):
        return
    for match in _WRITTEN.finditer(reading.text):
        yield match.start(), match.end(), next(filter(None, match.groupdict().values()))


def _bare(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Give bare addresses."""
    for start, end in urls.find(reading.text):
        yield start, end, reading.text[start:end]
