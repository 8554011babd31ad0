"""Figures about the world: a share, a multitude or a growth, said of people or of public things."""

import re
from collections.abc import Iterator
from itertools import islice

from moderation.checks.citations.needs.clauses import clause, is_own, is_question
from moderation.checks.citations.needs.need import Need, Stretch
from moderation.checks.citations.reading import Reading

_NUMBER_WORD = (
    r"(?:dix|vingt|trente|quarante|cinquante|soixante|quatre-vingts?|cent|mille|ten|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety"
    r"|عشره|عشرون|ثلاثون|اربعون|خمسون|ستون|سبعون|ثمانون|تسعون|عشرين|ثلاثين|اربعين|خمسين|ستين|سبعين"
    r"|ثمانين|تسعين)"
)
# One to twenty, as they are counted out of others: "sept sur douze", "tlata men kol 3achra".
_COUNT = (
    r"(?:\d{1,6}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingt|cent|mille|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|hundred|(?:واحد|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|عشر)ه?|اثنان|اثنين|ثمانيه?|عشرين|مايه|الف"
    r"|wa7ed|wahed|jouj|zouj|tlata|reb3a|rb3a|khamsa|setta|seb3a|tmenya|tmanya|tes3a|tes3oud|3achra|mya)"
)
_SHARE = (
    rf"(?:(?:\d[\d  .,]{{0,9}}|(?<![^\W_])(?:[وبلك]{{0,2}}{_NUMBER_WORD}"
    rf"|{_COUNT})(?:[- ](?:et[- ])?\w{{2,9}})?)"
    r" ?(?:%"
    rf"|pour ?cents?\b|pourcents?\b|per ?cent\b|بالمائه|بالمايه|بالميه|في الميه|في المائه|في المايه"
    rf"|بالمئه|في المئه|f lmya|flmya|fel mya|f elmya|f l 100|f lmia)"
    rf"|(?<![^\W_]){_COUNT}(?: (?!fois)[\w']{{3,14}}){{0,2}} (?:sur|out of(?: every)?|in(?: every)?|من كل"
    rf"|من اصل|من بين كل|3la|men kol|mn kol) (?!une? |one ){_COUNT}(?![^\W_])"
    r"(?! ?(?:ans|fois|heures?|jours?|min|sec|ms|s |h |mois"
    r"|nuits?|days?|hours?|weeks?|years?))"
    r"|(?<![^\W_])(?:(?:un|le|deux|trois|les deux|les trois|plus d'un) (?:quarts?|tiers|cinquiemes?"
    r"|dixiemes?)|(?:plus de |pres de )?la moitie|la majorite|neuf dixiemes|half|(?:a|one) (?:quarter"
    r"|third|fifth|tenth)|every (?:second|third|fourth|fifth|sixth|tenth) |two thirds|two fifths"
    r"|three quarters|ثلثا|ثلثي|ثلث|نصف(?! ال?ملي)|ربع|ثلاثه ارباع|noss|nos(?= (?:dyal|ta3"
    r"|mta3|men) )|nos(?= l')|(?<=mn )nos(?= l)|(?<=men )nos(?= l[bcdfgjkmqrstwxz])|tlout|rba3) (?:des "
    r"|de la |de l'|de nos |du |d'|of |dyal |ta3 |de |ال)?)"
)
_MULTITUDE = (
    r"(?:(?<!\d)\d[\d  .,]{0,9}+ ?(?:millions?|milliards?|million|billion|mille|مليون|مليار|الف"
    rf"|melyoun|milyoun)|(?<![^\W_])(?:{_NUMBER_WORD}|{_COUNT}"
    rf"|des|plusieurs|several|half a) (?:{_COUNT} mille|millions?|milliards?|milliers|billion|thousand)"
    r"|(?<![^\W_])(?:ملايين|مليون|مليونا|مليوني|مليار|الاف)|(?<![\d ] )(?<!\d)\b[1-9]\d{0,2}(?:[  .]\d{3})+"
    r"|\b(?!(?:1[4-9]|20)\d\d )[1-9]\d{3,8})(?: et demie?| and a half| ونصف(?: المليون)?)?(?: d'| de | of | )"
)
_FIGURE = re.compile(rf"{_SHARE}|(?P<many>{_MULTITUDE})")
_IDIOM = re.compile(
    r"(?:a|de|d'accord a|sur|sure a|sur a)? ?(?:100|1000|200|110) ?%|100 ?pour ?cent|(?:19|20)\d\d "
)
_WORLD = ("population", "public_matter", "place")
# A share of a plural is said of many, whatever they are ("40 % des diplômes", "90% mta3 chbeb").
_OF_MANY = re.compile(
    r"[^\n]{1,24}?(?:%|cents?) (?:des|de nos|de ces|of (?:all |the )?|dyal|mta3|ta3|men|من) ?[\w'-]{3,20}"
    r"|(?:noss?|tlout|rba3) (?:dyal|d|mta3|ta3|men|mn) ?[\w'-]{3,20}"
    r"|[^\n]{3,24}? (?:des|de nos) [\w'-]{2,16}(?:eur|euse|trice|iste|ien|ienne|ant|ante|ier|iere"
    r"|ais|aise|ain|aine|ois)s? "
)
# "un foyer sur trois", but not "un soir sur sept".
_ONE_IN = re.compile(
    r"(?:\w+|\d+) (?!(?:jours?|soirs?|nuits?|matins?|semaines?|mois|ans?|heures?|matchs?|repas|parties?) )"
    r"[\w']{3,14}(?: [\w']{3,14})? (?:sur|out of|in) (?:\d{1,6}|[a-z]{3,6})"
)
# "four out of five airports", but not "four out of five times".
_OUT_OF = re.compile(
    r"\w+ out of (?:every )?(?:\d{1,6}|[a-z]{3,6}) (?!(?:times|days|nights|weeks|months|years|hours|games"
    r"|matches)(?![^\W_]))[a-z]{3,16}s(?![^\W_])"
    r"|\w+ (?:من كل|من اصل) \w+ (?!ايام|مرات|ليال|ليالي|ساعات|اسابيع|اشهر|سنوات)[^\W\d_]{3,}"
)
# A people by the form of its name: "de Sénégalais", "Nigerians", "des Bruxellois".
_PEOPLE = re.compile(
    r"(?:d['’]|des? |les |of |the |all )?[A-ZÀ-Ý][\w-]{2,12}(?:aise?s?|oise?s?|[ié]en(?:ne)?s"
    r"|aine?s|ines?|ites|ards|ians|[ac]ans"
    r"|ese|ish|(?<!Par)(?<!Tun)is)(?!\w)"
)
_NISBA = re.compile(r"(?:من ال)?(?!مدني|عسكري|جندي)[\u0621-\u064a]{3,9}ي(?:ا|ة|ين)?(?!\w)")
_NEAR = 60
_COUNTED = 24
# Towns, armies and crowds are counted in every chronicle; nobody disputes such a number on a forum.
_COUNTED_FREELY = frozenset(("habitants", "hommes", "personnes", "people", "السكان"))
_REFUSED = ("own_figure", "proverb", "advertising", "public_count")
# "la moitié des puits du département": a share of a plural that belongs to a public place or body.
_SOME_OF = re.compile(
    r"[^\n]{2,24}? [\w'-]{3,20}[sx] (?:du |de la |de l'|des |de nos |of (?:the|our) |in (?:the|our) )"
)


def find(reading: Reading) -> Iterator[Need]:
    """Give the figures and the growth said of people or public things; one's own figures want no source."""
    seen = 0
    for match in _figures(reading):
        if match.start() >= seen and not _IDIOM.fullmatch(match.group()):
            need = _stated(reading, match.start(), match.end(), many=bool(match["many"]))
            if need:
                seen = need.end
                yield need
    for cue in reading.cues.get("growth", [])[:_MOST_NUMBERS]:
        need = _grown(reading, cue.start, cue.end)
        if need:
            yield need


def _figures(reading: Reading) -> Iterator[re.Match[str]]:
    """Try the pattern where a digit or a word for a number stands, and nowhere else."""
    stop = 0
    for place in _beginnings(reading):
        match = _FIGURE.match(reading.folded, place) if place >= stop else None
        if match:
            stop = match.end()
            yield match


def _beginnings(reading: Reading) -> list[int]:
    """Give where a figure may begin: at a digit, or at a word for a number or one just before it."""
    numbers = islice(_DIGITS.finditer(reading.folded), _MOST_NUMBERS)
    places = {place for digits in numbers for place in range(*digits.span())}
    for cue in reading.cues.get("number_word", []):
        place = cue.start
        while place >= max(0, cue.start - _LEAD):
            places.add(place)
            place = reading.words.rfind(" ", 0, max(0, place - 1)) + 1 if place else -1
    return sorted(places)


_DIGITS = re.compile(r"\d{1,12}+(?!\d)")
# A table of figures is no prose; past so many numbers a post is not read further for them.
_MOST_NUMBERS = 1_000
# "plus de la moitié": so far before the word for a number its figure may begin.
_LEAD = 12


def _stated(reading: Reading, start: int, end: int, *, many: bool) -> Need | None:
    """Read the clause of a figure: it must speak of people or public things, and not of the author's.

    A multitude is counted in what follows it, a share may be of what stands before.
    """
    left, right = clause(reading, start, end)
    near = [
        (cue.start, cue.end)
        for cue in reading.within("population", left, right)
        if end <= cue.start <= end + _COUNTED or (not many and start - _NEAR <= cue.start <= end + _NEAR)
    ]
    if many and near and reading.words[slice(*near[-1])] in _COUNTED_FREELY:
        return None
    shown = near[0] if near else _of_many(reading, start, end, right)
    if shown is None or _measured(reading, start, end) or _private(reading, left, right, start):
        return None
    return Need(left, right, "statistic", ((start, end), shown), 0.85)


def _of_many(reading: Reading, start: int, end: int, right: int) -> Stretch | None:
    """Give a share of many whom no list knows; "most" is no figure where nobody knows of whom."""
    if "majorit" in reading.folded[start:end]:
        return None
    people = _PEOPLE.match(reading.text, end, end + _NEAR) or _NISBA.match(reading.text, end, end + _NEAR)
    if people:
        return people.span()
    share = (
        _OF_MANY.match(reading.folded, start, end + _NEAR)
        or _ONE_IN.match(reading.folded, start, end)
        or _OUT_OF.match(reading.folded, start, end + _NEAR)
    )
    if share:
        return start, share.end()
    some = _SOME_OF.match(reading.folded, start, min(right, end + _NEAR))
    return (start, some.end() - 1) if some and reading.has(_WORLD, some.end() - 1, right) else None


def _measured(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a figure is a measure ("2 865 ha"), or how often something happens ("80 % des cas")."""
    return reading.has(("unit",), start, end + _UNIT) or any(
        cue.start <= end + 1 for cue in reading.within("estimate", end - _UNIT, end + _UNIT)
    )


_UNIT = 12


def _grown(reading: Reading, start: int, end: int) -> Need | None:
    """Read the clause of a growth."""
    left, right = clause(reading, start, end)
    about = [cue for kind in _WORLD for cue in reading.within(kind, left, right)]
    if not about or _private(reading, left, right, start):
        return None
    return Need(left, right, "statistic", ((start, end), (about[0].start, about[0].end)), 0.85)


def _ours(reading: Reading, place: int) -> bool:
    """Tell whether a share is of what is everybody's: "les trois quarts de nos déchets"."""
    return " de nos " in reading.folded[place : place + _COUNTED]


def _private(reading: Reading, left: int, right: int, place: int) -> bool:
    """Tell whether a figure is asked, thought, one's own, or of a game, a price or a machine."""
    return (
        is_question(reading, left, right)
        or (
            not _ours(reading, place)
            and is_own(reading, left, right)
            and not reading.within("weak_hearsay", left, place)
        )
        or reading.has(_REFUSED, left, right)
        or reading.has(("opinion", "fun"), *reading.sentence(place))
    )
