"""Posts of networks and recordings: `tweet de @ministere, 12 mars 2019`, `vidéo de Droit Debout à 12:34`."""

import re
from collections.abc import Iterator
from itertools import islice

from moderation.checks.citations.forms.locators import DATE
from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.reading import PLACES_A_POST, Reading

_HANDLE = r"@[a-z0-9_.]{2,30}(?<![.])"
_TOLD = re.compile(
    rf"(?:(?:de|d[eu] compte|du|by|from|of|ل|من|علي) ){{0,2}}{_HANDLE}"
    rf"(?:,? ?\(?(?:(?:du|le|on|of|from|en date du|بتاريخ|يوم) )?{DATE}\)?)?"
)
_TIME = r"\d{1,3}(?:[:h]\d\d(?::\d\d)?| ?(?:min|mn)(?: ?\d\d)?(?![^\W_])|'\d\d)"
_TIMED = re.compile(r"\d(?:[:h']\d| ?mi?n)")
_MOMENT = re.compile(
    rf"[^.;!?\n]{{3,80}}?,? ?\(?(?:a|at|des|vers|a partir de|from|minute|min\.?|a la minute|at minute"
    rf"|(?:عند |في )?الدقيقه) {_TIME}\)?(?! ?(?:du matin|heures|am|pm))"
)
# A recording is told from others by its date too: "sa vidéo du 3 mai 2020 à 14:20".
_DATED = re.compile(
    rf" ?,? ?\(?(?:du|de|of|from|on|بتاريخ|ليوم|يوم) {DATE}(?:,? (?:a|at|vers|from|عند) {_TIME})?\)?"
)
_WHOSE = re.compile(r"(?<![^\W_])(?:sa|son|la|le|cette|ce|his|her|the|their) \Z")
# An account with its day: "@lydec_info, 12 mars 2023".
_ACCOUNT = re.compile(
    rf"(?:(?:le |du |the )?(?:compte|account|حساب) )?{_HANDLE},? ?"
    rf"\(?(?:(?:du|le|on|of|from|بتاريخ|يوم) )?{DATE}\)?"
)
_ADDRESS = 4


def find(reading: Reading) -> Iterator[Mention]:
    """Give each post of a network with its account, and each recording that is named and has its moment."""
    for cue in reading.cues.get("network_post", []):
        told = _TOLD.match(reading.folded, cue.end + 1, cue.end + 80)
        if told:
            yield _mention(reading, cue.start, told.end(), "post")
    if "@" in reading.text:
        for place in reading.tries(("account",)) + _handles(reading):
            account = _ACCOUNT.match(reading.folded, place)
            if account:
                yield _mention(reading, *account.span(), "post")
    for cue in reading.cues.get("recorded", []):
        dated = _DATED.match(reading.folded, cue.end, cue.end + 60)
        if dated:
            whose = _WHOSE.search(reading.folded, max(0, cue.start - 8), cue.start)
            yield _mention(reading, whose.start() if whose else cue.start, dated.end(), "recording")
    timed = _TIMED.search(reading.folded)
    for cue in reading.cues.get("work_noun", []) if timed else ():
        moment = _MOMENT.match(reading.folded, cue.end, cue.end + 120)
        if moment and _is_named(reading.text[cue.end : moment.end()]):
            yield _mention(reading, cue.start, moment.end(), "recording")


def _handles(reading: Reading) -> list[int]:
    """Give where the names of accounts begin."""
    return [sign.start() for sign in islice(re.finditer("@", reading.text), PLACES_A_POST)]


def _mention(reading: Reading, start: int, end: int, form: str) -> Mention:
    return Mention(start, end, form, f"name:{' '.join(reading.text[start:end].split())}", weak=True)


def _is_named(words: str) -> bool:
    """Tell whether a recording can be told from others: by a capital, a marked title or an Arabic name."""
    return any(word[:1].isupper() or word[:1] in '«“"@' for word in words.replace("'", " ").split()) or (
        "\u0600" <= words.strip()[:1] <= "\u06ff" and len(words.split()) >= _ADDRESS
    )
