"""Clauses: the part of a sentence that makes one statement."""

import re

from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import Stretch

# It begins with a set of letters, so that it is tried at these alone; words cut behind a space or a comma.
_CUT = re.compile(
    r"[:;()\[\]\n.!?…, ](?:(?<=[:;()\[\]\n])|(?<=[.!?…])(?=\s)|(?<= )[-–—] "
    r"|(?:(?<=,) |(?<= ))(?:(?:mais|donc|alors(?! qu)|sauf que|but|so)(?![^\W_])"
    r"|et (?=(?:on|je|nous|vous|tu|il|elle|ils|elles|ca|pourtant|personne|apres) |c')"
    r"|and (?=(?:i|we|you|they|people|nobody) )|w (?=[\w']{2,14} [kt]a[ytn]\w)"
    r"|w (?:l|7atta|ma|hta|7na|hna|ana|nta|ntouma|kolchi)(?![^\W_])|ومع ذلك |ورغم ذلك |والحمد لله)"
    r"|(?<=,) (?:(?:et|and|w) |(?:donc|car|on|je|tu|il|elle|ils|c'est|point|voila|wallah|partagez|faites|rdo"
    r"|wlh|mon|ma|mes|moi|nous|my|franchement|honte|faut|il faut|bravo|merci|thanks"
    r"|du coup|no wonder)(?![^\W_])"
    r"|j'|و(?=\w)"
    r"|(?=(?:ثم|لكن|بينما|ف?(?:هل|اين|كيف|لماذا|متي)|ونحن|نحن|انا|لذلك|يا|حسبنا) )))"
)


def clause(reading: Reading, start: int, end: int) -> Stretch:
    """Give the clause around a stretch, within its sentence and outside brackets and colons."""
    left, right = reading.sentence(start)
    right = max(right, end)
    for cut in _CUT.finditer(reading.folded, left, right):
        if cut.end() <= start:
            left = cut.end()
        elif cut.start() >= end:
            right = cut.start()
            break
    part = reading.text[left:right]
    left += len(part) - len(part.lstrip(" ,\"«“'-"))
    return left, left + len(reading.text[left:right].rstrip(' ,.;"»”!'))


def is_question(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch asks: by its first words or its mark; one that asks behind it has its own."""
    left, right = reading.sentence(start)
    asking = next(iter(reading.within("question", left, right)), None)
    if asking:
        return asking.start < end
    if end < right - _TAIL and reading.folded[end : end + 2].lstrip().startswith(","):
        return False
    close = reading.text[max(right, end) - 2 : max(right, end) + 2]
    return "?" in close or "؟" in close


def is_own(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch is opinion or fun, or speaks of the author's own life."""
    return (
        reading.has(("opinion", "told_me", "fun"), start, end)
        or is_personal(reading, start, end)
        or _ELIDED.search(reading.folded, start, end) is not None
    )


def is_personal(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch speaks of its author or to its reader; "our country" does not."""
    ours = reading.within("collective", start, end)
    darija = reading.document.language.main == "ary"
    return (darija and _FIRST_PERSON.search(reading.folded, start, end) is not None) or any(
        not any(one.start <= cue.start and cue.end <= one.end for one in ours)
        for cue in reading.within("personal", start, end)
        if not (darija and cue.phrase in _OTHER_IN_DARIJA)
    )


# So long at least is a question that a comma sets behind a statement ("…, on va où ?").
_TAIL = 8
# "kanakhdo", "kandir": I or we; "kan", "kanet", "kano" are "was". French words that are others in darija.
_FIRST_PERSON = re.compile(r"(?<![^\W_])kan(?!(?:et|at|t|o|ou|u|w)(?![^\W_]))[a-z0-9]{3,}")
_OTHER_IN_DARIJA = frozenset(("ma", "ta", "te", "me", "mes", "nos", "us", "im"))


_ELIDED = re.compile(r"(?<![^\W_])[jmt]'(?=\w)")
