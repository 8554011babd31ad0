"""Newspapers that no list knows, by the form of their names: `Dépêche du Rif`, `Sahel Wire`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from moderation.checks.citations.lexicon import Cue
from moderation.checks.citations.reading import PLACES_A_POST, Reading

_UPPER = r"A-ZÀ-ÖØ-ÞŒ"
_WORD = rf"[{_UPPER}0-9][\w’'&.-]{{0,30}}"
_JOINT = r"(?:de la |de l['’]|d['’]|de |du |des |of the |of |the |la |le |les |et |and |& |l['’])"
# The name's other words on either side of its press word, in capitals but for the joints between them.
_BEFORE = re.compile(rf"(?:(?<![\w])(?:[Ll]['’]|[Ll][ea]s? |[Tt]he ))?(?:{_WORD} {_JOINT}?){{0,3}}\Z")
_BEHIND = re.compile(rf"[\w’'&-]{{0,2}}(?: {_JOINT}{{0,2}}{_WORD}(?<![.'’])){{0,4}}")
_REACH = 60
_STOP = (
    r"(?:ان|انه|انها|بان|ان|في|من|عن|علي|الي|يوم|امس|اليوم|خبر|خبرا|هذا|التي|الذي|بتاريخ|عدد|وهو"
    r"|قبل|bli|belli|ila|anna|f|w|rah)"
)
_ARABIC = re.compile(rf"(?: (?!{_STOP}(?![^\W_]))(?:(?:dyal|d|l|ta3) )?[^\W\d_]{{2,14}}){{1,2}}(?! ?:)")


@lru_cache(maxsize=4)
def find(reading: Reading) -> list[Cue]:
    """Give the names of outlets in order: two words in capitals at least, or an Arabic word for newspaper."""
    found = [*_latin(reading), *_arabic(reading)]
    return sorted(found, key=lambda cue: (cue.start, -cue.end))


def _latin(reading: Reading) -> Iterator[Cue]:
    for cue in islice(reading.cues.get("outlet", []), PLACES_A_POST):
        if not (reading.text[cue.start].isupper() or reading.text[cue.start].isdigit()):
            continue
        before = _BEFORE.search(reading.text[max(0, cue.start - _REACH) : cue.start])
        start = cue.start - (len(before.group()) if before else 0)
        behind = _BEHIND.match(reading.text, cue.end, cue.end + _REACH)
        end = behind.end() if behind else cue.end
        name = reading.text[start:end]
        if reading.has(("prophet",), start, end):
            continue  # "le Messager d'Allah" is no newspaper
        if len(re.findall(rf"(?<!\w)(?:[LlDd]['’])?{_WORD}", name)) > 1 and not name[0].isdigit():
            yield Cue(start, end, "outlet", " ".join(reading.words[start:end].split()))


def _arabic(reading: Reading) -> Iterator[Cue]:
    for cue in islice(reading.cues.get("outlet_ar", []), PLACES_A_POST):
        behind = _ARABIC.match(reading.folded, cue.end, cue.end + _REACH)
        if behind:
            yield Cue(
                cue.start, behind.end(), "outlet", " ".join(reading.words[cue.start : behind.end()].split())
            )
