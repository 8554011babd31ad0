"""Figures in digits and words: a share ("14 %", "sept sur douze", "ثلث") or a multitude ("deux millions")."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from moderation.checks.citations.letters import words_of
from moderation.checks.citations.lexicon import data
from moderation.checks.citations.reading import Reading

# A table of figures is no prose; past so many numbers a post is not read further for them.
MOST_NUMBERS = 1_000
_DIGITS = re.compile(r"(?<!\d)\d{1,12}+(?!\d)")
# "plus de la moitié": so far before the word for a part its figure may begin.
_LEAD = 12
_NUMBER = r"\d(?:[\d  .,]{0,8}\d)?+"
_PERCENT = (
    r" ?(?:%|pour ?cents?\b|pourcents?\b|per ?cent\b|بالما[يء]?[يه]ه|بالميه|بالمئه|في المي?ه|"
    r"في الما?ي[يه]{1,2}|في المئه|f ?l ?mya|f ?el ?mya|fel mya|f ?lmia|f l ?100|f lmiya)"
)
_TIMES = (
    r"(?! ?(?:ans|fois|heures?|jours?|min|sec|ms|s |h |mois|nuits?|days?|hours?|weeks?|years?|times?"
    r"|metres?|km|cm|m ))"
)
_OUT_OF = r"(?:sur|out of(?: every)?|in(?: every)?|من كل|من اصل|من بين كل|من بين|3la|men kol|mn kol)"
_FRACTIONS = (
    r"(?:un|le|deux|trois|quatre|les deux|les trois|plus d'un|pres d'un)"
    r" (?:quarts?|tiers|cinquiemes?|sixiemes?|dixiemes?)"
    r"|(?:plus de |pres de )?la moitie|la majorite|neuf dixiemes"
    r"|half(?! (?:an?|past) )|(?:a|one|two|three|four|seven|nine)"
    r" (?:quarters?|thirds?|fifths?|sixths?|tenths?)"
    r"|every (?:second|third|fourth|fifth|sixth|tenth)"
    r"|[فبل]?(?:ثلثا|ثلثي|ثلث|نصف(?! ال?ملي)|ربع|ثلاثه ارباع)"
    r"|noss|nos(?= (?:dyal|dial|ta3|mta3|men|d) )|nos(?= l')|(?<=mn )nos(?= l)"
    r"|(?<=men )nos(?= l[bcdfgjkmqrstwxz])|tlout|toulout|rba3|roba3"
)


@cache
def _in_words() -> str:
    """Give the pattern of a number in words, also of several: "cent mille", "tes3a w tes3in"."""
    listed = {words_of(word) for each in data("needs")["numeral"].values() for word in each}
    words = "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
    return rf"(?:{words})(?:(?:[- ]|[- ]et[- ]| w | و)(?:{words})(?![^\W_])){{0,3}}+"


@cache
def _pattern() -> re.Pattern[str]:
    """Build the pattern of figures; its group `many` holds a multitude."""
    words = _in_words()
    count = rf"(?:\d{{1,6}}+|{words})"
    several = r"(?: (?!fois|times)[\w']{3,16}+){0,2}"
    share = (
        rf"(?:{_NUMBER}|[وبلكف]{{0,2}}(?:{words})){_PERCENT}"
        rf"|{count}{several}? {_OUT_OF} (?!une? |one ){count}(?![^\W_]){_TIMES}"
        rf"|(?:{_FRACTIONS})(?![^\W_])"
    )
    many = (
        rf"(?:(?:{_NUMBER}|{count}|des|plusieurs|several|half a) ?(?:millions?|milliards?|milliers|billion"
        rf"|trillion|mille|thousand|million|مليونا?|مليارا?|الفا?|ملايين|الاف|melyoun|milyoun|melyar|milyar)"
        rf"|{count}(?:(?<= mille)|(?<= thousand)|(?<= الف))"
        rf"|ملايين|مليونا?|مليونين?|مليوني|مليارا?|مليارين?|ملياري|الاف|{_WHOLE})"
        r"(?: et demie?| and a half| ونصف(?: المليون)?)?(?: d'| de | of | )"
    )
    return re.compile(rf"(?<![^\W_])(?:{share}|(?P<many>{many}))")


_WHOLE = r"(?<!\d )[1-9]\d{0,2}(?:[  .,]\d{3})++|(?!(?:1[4-9]|20)\d\d )[1-9]\d{2,8}+"


def find(reading: Reading) -> Iterator[re.Match[str]]:
    """Try the pattern where a number or a word for a part stands, and nowhere else."""
    digits = [number.start() for number in islice(_DIGITS.finditer(reading.folded), MOST_NUMBERS)]
    places = {*digits, *reading.tries(("numeral",)), *reading.tries(("part_word",), _LEAD)}
    return islice(reading.matches(_pattern(), sorted(places)), MOST_NUMBERS)
