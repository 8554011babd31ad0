"""References to hadith: `(rapporté par Boukhari n°1)`, `Sahih Muslim 2139`, `[Mouslim]`, `رواه أبو داود`."""

import re
from collections.abc import Iterator
from functools import cache

from moderation.checks.citations.forms.mention import Mention
from moderation.checks.citations.letters import words_of
from moderation.checks.citations.lexicon import data
from moderation.checks.citations.reading import Reading

_REPORTED = (
    r"(?:rapporte[es]?s? (?:par|dans|chez)|recueilli par|authentifie par|cite par|hadith (?:de|chez"
    r"|dans|rapporte par|n ?° ?\d{1,5} de)|transmis par"
    r"|(?:reported|narrated|recorded|related|collected) (?:by|in)|r[aeo]?wah?[ou]{0,2}(?: l?imam)?"
    r"|rawahou|رواه|رواها|روي"
    r"|اخرجه|اخرجها|خرجه|صححه|حسنه|ذكره|في صحيح|في سنن|في مسند)"
)
_BOOK = r"(?:sahih|sounan|sunan|mousnad|musnad|jami|recueil de|صحيح|سنن|مسند|جامع)"
_ARTICLE = r"(?:l'imam |imam |al[- ]|at[- ]|an[- ]|ad[- ]|el[- ]|l'|l(?=b|m|t|n)|الامام )?"
_NUMBER = (
    r"(?: في (?:صحيحه|سننه|جامعه|مسنده|الصحيح|السنن|الجامع|المسند)(?![^\W_]))?"
    r"(?:[ ,]{0,2}(?:\(? ?(?:hadith )?(?:n ?[°º]|no\.?|num(?:ero)?\.?|#|رقم|برقم"
    r"|hadith) ?:? ?)?\d{1,5}\)?)?"
)
# "et jugé authentique par Al-Albani", "وقال حديث حسن صحيح".
_GRADED = re.compile(
    r",? ?(?:et |and |w |qui l'a )?(?:(?:juge|declare|classe|qualifie|graded?|declared|authentifie"
    r"|authenticated)e?s?"
    r"(?: (?:authentique|sahih|hass?an|bon|bonne|faible|authentic|sound|good|weak|de sahih"
    r"|d'authentique)){0,2}"
    r"(?: (?:par|by) (?:l'imam |(?:le )?cheikh |shaykh |sheikh )?[a-z-]{3,16}(?: [a-z]+i(?![^\W_]))?)?"
    r"|(?:وقال:? )?(?:هذا )?(?:حديث )?(?:حسن|صحيح|غريب)(?: (?:حسن|صحيح|غريب))?|و(?:صححه|حسنه"
    r"|ضعفه) (?:الشيخ )?[^\W\d_]{3,12})"
    r"(?![^\W_])"
)
_FIRST_NAMES = frozenset(("ahmad", "malik", "hakim"))
_LINK = r"(?: et | and | & | w[ae]? | o |, ?| و ?|/| ou | puis )"


@cache
def _ids() -> dict[str, str]:
    """Give each searched name of a collection with its id."""
    return {words_of(name): key for key, names in data("scripture")["collections"].items() for name in names}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Build the pattern of announced references and that of a bracket which holds little else."""
    names = sorted(_ids(), key=len, reverse=True)
    listed = "|".join(re.escape(found).replace("\\ ", "[ -]") for found in names)
    name = rf"(?:ال)?(?:{listed})(?![^\W_])"
    one = rf"(?:{_BOOK} )?{_ARTICLE}{name}"
    several = rf"{one}(?:{_LINK}{one}){{0,3}}"
    agreed = "|".join(re.escape(found).replace("\\ ", "[ -]") for found in names if _ids()[found] == "agreed")
    announced = re.compile(
        rf"(?<![^\W_])(?:{_REPORTED} {several}|{_BOOK} {_ARTICLE}{name}|(?:(?:hadith"
        rf"|حديث) (?:dans )?)?(?:{agreed})(?![^\W_])"
        rf"|(?:le )?(?:hadith|celui) d(?:e |')[a-z' -]{{3,24}}? (?:chez|dans"
        rf"|selon) (?:{_BOOK} )?{_ARTICLE}{name}"
        rf"|(?:les )?(?:40|quarante) hadiths? (?:de |d')?(?:l'imam )?(?:an-?)?nawawi,?"
        rf"|{_REPORTED} (?:les deux|the two) [a-z]{{3,8}}){_NUMBER}"
    )
    located = (
        rf"{one}(?:,? (?:livre|chapitre|book|كتاب|باب) (?:d[ue]s? |de l'|of )?[a-z]{{3,16}}"
        rf"|,? n ?[°º] ?\d{{1,5}}|,? \d{{2,5}})(?! ?(?:ans|eur|dh|da|%|km))"
    )
    bare = re.compile(rf"(?<![^\W_]){located}(?: ?[;,] ?{located}){{0,3}}")
    bracket = re.compile(
        rf"[(\[](?:hadith |cf\.? |voir |sahih |in )?{several}{_NUMBER}[^()\[\]\n]{{0,80}}[)\]]"
    )
    return announced, bracket, bare


def find(reading: Reading) -> Iterator[Mention]:
    """Give every reference to a collection of hadith; a first name alone ("chez Muslim") is none."""
    for window in reading.windows(("collections",), 60, 110):
        yield from _within(reading, *window)


def _within(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """Read one stretch around the name of a collection."""
    announced, bracket, bare = _patterns()
    for match in bracket.finditer(reading.folded, start, end):
        if _is_reference(match):
            yield Mention(match.start(), match.end(), "hadith", _target(match))
    for match in announced.finditer(reading.folded, start, end):
        last = match.start() + len(match.group().rstrip(" ,("))
        graded = _GRADED.match(reading.folded, last, last + 90)
        last = graded.end() if graded else last
        yield Mention(*_brackets(reading.text, match.start(), last), "hadith", _target(match))
    for match in bare.finditer(reading.folded, start, end):
        if reading.text[match.start()].isupper() and _found(match.group()) - _FIRST_NAMES:
            yield Mention(match.start(), match.end(), "hadith", _target(match))


def _is_reference(match: re.Match[str]) -> bool:
    """Tell whether a bracket speaks of a collection; a common first name needs a number or a companion."""
    ids = _found(match.group())
    return bool(ids - _FIRST_NAMES) or _number(match) != ""


def _found(folded: str) -> set[str]:
    """Give the ids of the collections named in a stretch."""
    words = f" {words_of(folded)} ".replace(" ال", " ")
    return {key for name, key in _ids().items() if f" {name.removeprefix('ال')} " in words}


def _target(match: re.Match[str]) -> str:
    """Give `hadith:bukhari:1`; both great collections for "agreed upon"."""
    ids = _found(match.group())
    if "agreed" in ids:
        ids = ids - {"agreed"} | {"bukhari", "muslim"}
    named = ",".join(key for key in data("scripture")["collections"] if key in ids)
    return f"hadith:{named}" + (f":{_number(match)}" if _number(match) else "")


def _number(match: re.Match[str]) -> str:
    """Give the number of the hadith, where one collection is named."""
    digits = re.findall(r"\d{1,5}", match.group().split("livre")[0].split("40 ")[-1])
    return digits[0] if len(digits) == 1 else ""


def _brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the brackets around a reference when they hold little else."""
    opening = max(
        text.rfind("(", max(0, start - 30), start + 1), text.rfind("[", max(0, start - 30), start + 1)
    )
    if opening >= 0 and not any(mark in text[opening:start] for mark in ")]\n"):
        closing = text.find(")" if text[opening] == "(" else "]", end - 1, end + 80)
        if closing >= 0 and "\n" not in text[end:closing]:
            return opening, closing + 1
    return start, end
