"""References to the Qur'an: `Coran 2:255`, `sourate 94, verset 6`, `(Al-Mâ'ida, 5:32)`, `[الشرح: 5]`."""

import re
from collections.abc import Iterator
from functools import cache

from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.letters import words_of
from moderation.checks.citations.lexicon import data
from moderation.checks.citations.reading import Reading

_SURAS = 114
_VERSES = 286
_ARTICLE = r"(?:(?:al|an|ar|as|ash|ach|at|ad|adh|az|el|l)[ '-]{1,2}|l')?"
_RANGE = r"(?: ?(?:-|a|et|&|to|and|الي|و) ?\d{1,3})?"
_VERSE = r"(?:versets?|verses?|vers\.?|v{1,2}\.?|ayat?s?|aya|ayah|الايات|الايه|ايه|اية)"
_SURA = r"(?:sourates?|sourat|soura|surahs?|suras?|surat|sora|chapitre|سوره)"


@cache
def _names() -> dict[str, int]:
    """Give each searched name of a sura with its number."""
    return {
        words_of(name): int(number) for number, names in data("scripture")["suras"].items() for name in names
    }


@cache
def _pattern() -> re.Pattern[str]:
    """Build the one pattern of references; its groups are read by `_reference`."""
    latin = "|".join(_loose(name) for name in sorted(_names(), key=len, reverse=True) if name.isascii())
    arabic = "|".join(_loose(name) for name in sorted(_names(), key=len, reverse=True) if not name.isascii())

    def name(piece: str) -> str:
        return rf"(?:{_ARTICLE}(?P<{piece}l>{latin})|(?:ال)?(?P<{piece}a>{arabic}))(?![^\W_])"

    def number(piece: str) -> str:
        return rf"(?P<{piece}v>\d{{1,3}}){_RANGE}(?!\d)"

    comma = r" ?[,:،;/.-]? ?"
    pieces = (
        # sourate 94, verset 6 · s. 49 v. 13 · surah 2:255
        (
            rf"(?:{_SURA}|s\.?|ch\.?) ?(?:n ?° ?)?(?P<as>\d{{1,3}}){comma}(?:{_VERSE} ?|: ?"
            rf"|/)(?P<av>\d{{1,3}}){_RANGE}"
        ),
        # Coran 2:255 · Qur'an, 2, 255 · Q. 2:255
        (
            rf"(?:(?:le )?(?:saint )?(?:coran|quran|qur'an|qoran|koran|القران(?: الكريم)?)"
            rf"|q\.?)[ ,:(]{{1,3}}(?P<bs>\d{{1,3}}) ?[:,./-] ?(?:{_VERSE} ?)?(?P<bv>\d{{1,3}}){_RANGE}"
        ),
        # sourate An-Nisa, 103 · sourate Al-Baqara verset 255 · سورة البقرة الآية 255 · surah Al-Imran (3:8)
        (
            rf"{_SURA} {name('c')}{comma}\(?(?:(?P<cs>\d{{1,3}}) ?[:/] ?|(?:{_VERSE}) ?(?:رقم )?"
            rf"|(?:n ?° ?))?{number('c')}"
        ),
        # verset 13 de la sourate Al-Hujurat · الآية 86 من سورة يوسف
        rf"{_VERSE} (?:n ?° ?)?{number('d')} (?:de (?:la )?|of (?:the )?|من )(?:{_SURA} )?{name('d')}",
        # الآية 86 من السورة نفسها · verset 12 de la même sourate
        rf"(?:{_VERSE} \d{{1,3}} (?:من السوره نفسها|من نفس السوره|de la meme sourate|of the same surah))",
        # [الشرح: 5] · (Al-Mâ'ida, 5:32) · (Baqara 255) · [Al-Baqara : 45]
        (
            rf"[(\[«{{] ?(?:{_SURA} )?{name('e')} ?[,:،;-]? ?\(?"
            rf"(?:(?P<es>\d{{1,3}}) ?[:/,] ?|{_VERSE} ?)?{number('e')}"
        ),
        # (2:255) · [2/255]
        rf"[(\[](?P<fs>\d{{1,3}}):(?P<fv>\d{{1,3}}){_RANGE}(?=[)\]])",
    )
    # } الإسراء ٢٣: behind the verse's own brackets
    behind = rf"[}}﴾»] ?\(?\[?(?:سوره )?(?:ال)?(?P<ga>{arabic}) ?[:،-]? ?(?:الايه )?(?P<gv>\d{{1,3}}){_RANGE}"
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(pieces)})|{behind}")


def _loose(name: str) -> str:
    """Give a name as a pattern in which a space may be any joint."""
    return re.escape(name).replace(r"\ ", r"[ '-]{1,2}")


def find(reading: Reading) -> Iterator[Mention]:
    """Give every reference to a verse, without doubles on one line."""
    seen: dict[tuple[int, str], Mention] = {}
    for match in _matches(reading):
        target = _target(match)
        if target is not None:
            start, end = _brackets(reading.text, match.start(), match.end())
            # The fuller form stands last ("le verset 13 de la sourate … s. 49 v. 13"), and one is enough.
            seen[reading.line(start)[0], target or f"quran@{start}"] = Mention(
                start, end, "quran", target or None
            )
    yield from seen.values()


# "(2:255", "s. 49", "q 2": a number's kind in one letter.
_BARE = re.compile(r"[(\[sqv](?:(?<=[(\[])\d{1,3}:\d|(?<=[sqv])(?<![^\W_].)\.? ?\d)")
_BRACKET = re.compile(r"[(\[«{}﴾»]")
# So far before a sura's name its bracket may stand, and the words of "le saint Coran".
_BEFORE, _LEAD = 14, 9
_REACH = 60


def _matches(reading: Reading) -> Iterator[re.Match[str]]:
    """Try the pattern where a sura, a verse or a number of its kind stands, and nowhere else."""
    if not _DIGIT.search(reading.folded):
        return
    places = reading.tries(("quran_word",), _LEAD)
    places += [bare.start() for bare in _BARE.finditer(reading.folded)]
    for cue in reading.cues.get("suras", []):
        opened = _BRACKET.finditer(reading.folded, max(0, cue.start - _BEFORE), cue.start)
        places += [bracket.start() for bracket in opened]
    numbered = [place for place in places if _DIGIT.search(reading.folded, place, place + _REACH)]
    yield from reading.matches(_pattern(), sorted(numbered))


_DIGIT = re.compile(r"\d")


def _target(match: re.Match[str]) -> str | None:
    """Give `quran:2:255`, nothing for what cannot be a verse, empty for a verse of a sura named elsewhere."""
    groups = {key: value for key, value in match.groupdict().items() if value}
    verse = next((value for key, value in groups.items() if key.endswith("v")), None)
    if verse is None:
        return ""
    number = next((int(value) for key, value in groups.items() if key.endswith("s")), 0)
    name = next((value for key, value in groups.items() if key[-1] in "la"), None)
    sura = number or (_names().get(words_of(name), 0) if name else 0)
    return f"quran:{sura}:{int(verse)}" if 0 < sura <= _SURAS and 0 < int(verse) <= _VERSES else None


def _brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the brackets around a reference, with the few words that share them."""
    if text[start] in "}﴾»":
        start += 1 + (len(text[start + 1 : start + 3]) - len(text[start + 1 : start + 3].lstrip()))
    opening = max(
        text.rfind("(", max(0, start - 40), start + 1), text.rfind("[", max(0, start - 40), start + 1)
    )
    if opening >= 0 and not any(mark in text[opening:start] for mark in ")]»\n"):
        closing = text.find(")" if text[opening] == "(" else "]", end - 1, end + 60)
        if closing >= 0 and "\n" not in text[end:closing]:
            return opening, closing + 1
    return (start + 1 if text[start] in "([«{" else start), end
