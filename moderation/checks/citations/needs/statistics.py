"""Figures about the world: a share or a multitude, said of people or of public things."""

import re
from collections.abc import Iterator

from moderation.checks.citations.needs import figures
from moderation.checks.citations.needs.clauses import clause, is_own, is_question
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import Stretch

_IDIOM = re.compile(
    r"(?:a|de|d'accord a|sur|sure a|sur a)? ?(?:100|1000|200|110) ?%|100 ?pour ?cent|(?:19|20)\d\d "
)
_NEAR = 60
_COUNTED = 24
_UNIT = 12
# Towns, armies and crowds are counted in every chronicle; nobody disputes such a number on a forum.
_COUNTED_FREELY = frozenset(("habitants", "hommes", "personnes", "people", "السكان"))
_REFUSED = ("own_figure", "proverb", "advertising", "public_count")
_TIME = (
    r"(?!(?:jours?|soirs?|nuits?|matins?|semaines?|mois|ans?|heures?|matchs?|repas|parties?|times|days|nights|weeks"
    r"|months|years|hours|games|matches|ايام|مرات|ليال|ليالي|ساعات|اسابيع|اشهر|سنوات)(?![^\W_]))"
)
# What stands behind a share of many whom no list knows: "des diplômes", "of the shops", "دواوير الجنوب".
_OF_MANY = re.compile(
    rf" (?:des|de nos|de ces|d'entre les|de tous les) (?:[a-z'-]{{3,14}}+ )?{_TIME}[\w'-]{{2,18}}+(?<=[sx])"
    rf"| of (?:(?:all|the|our|these|their|its) )?(?:[a-z-]{{3,14}}+ ){{0,2}}{_TIME}[a-z-]{{3,16}}+(?<=[^s]s)"
    rf"|(?<=half) (?:all |the |our )(?:[a-z-]{{3,14}}+ ){{0,2}}{_TIME}[a-z-]{{3,16}}+(?<=[^s]s)"
    rf"|(?:(?<=ثلث)|(?<=لثا)|(?<=لثي)|(?<=نصف)|(?<=ربع)|(?<=باع)) {_TIME}(?!من |في |كان)[^\W\d_]{{3,14}}+"
    r"| (?:(?:dyal|dial|mta3|ta3|men|mn|من) ?|d )(?:had )?(?!hadchi|hadak)[\w'-]{3,20}+"
)
# "un foyer sur trois", and behind "four out of five", "ثلاثه من كل خمسه": one kind counted out of others.
_ONE_IN = re.compile(
    rf"[\w ]{{1,20}}? {_TIME}[\w']{{3,16}}(?: [\w']{{3,16}})? (?:sur|out of|in) (?:\d{{1,6}}|[a-z -]{{3,20}})"
)
_OUT_OF = re.compile(rf" {_TIME}(?:(?:[a-z]{{3,14}} )?[a-z]{{3,16}}s(?![^\W_])|[\u0621-\u064a]{{3,}})")
_EVERY = re.compile(
    r"every [a-z]{4,6} "
    r"(?!(?:day|week|month|year|night|time|weekend|morning|hour|page|word)(?![^\W_]))[a-z]{3,}"
)
# A people by the form of its name: "de Sénégalais", "Nigerians", "des Bruxellois".
_PEOPLE = re.compile(
    r"(?:d['’]|des? |les |of |the |all )?[A-ZÀ-Ý][\w-]{2,12}(?:aise?s?|oise?s?|[ié]en(?:ne)?s"
    r"|aine?s|ines?|ites|ards|ians|[ac]ans"
    r"|ese|ish|(?<!Par)(?<!Tun)is)(?!\w)"
)
_NISBA = re.compile(r"(?:من ال)?(?!مدني|عسكري|جندي)[\u0621-\u064a]{3,9}ي(?:ا|ة|ين)?(?!\w)")


def find(reading: Reading) -> Iterator[Need]:
    """Give the figures said of people or public things; one's own figures want no source."""
    seen = 0
    for match in figures.find(reading):
        if match.start() >= seen and not _IDIOM.fullmatch(match.group()):
            need = _stated(reading, match.start(), match.end(), many=bool(match["many"]))
            if need:
                seen = need.end
                yield need


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
    if many and _FEW.match(reading.folded, start) and not reading.has(("yearly",), left, right):
        return None
    spent = _spent(reading, end, left, right) if many and not near else None
    shown = near[0] if near else _people(reading, end) or (spent if many else _of_many(reading, start, end))
    if many and shown is None and reading.has(("yearly",), left, right):
        shown = _doers(reading, end) or _multitude(reading, start, end)
    private = is_private(reading, left, right, start, priced=bool(spent))
    if shown is None or private or _measured(reading, start, end):
        return None
    behind_comma = reading.folded[max(0, start - 2) : start] == ", "
    if behind_comma and len(reading.words[left:start].split()) > _APART:
        left = start
    return Need(left, right, "statistic", ((start, end), shown), 0.85 if near else 0.75)


# A figure right behind a comma begins its own statement, where more words than these stand before.
_APART = 5


# A number below a thousand says something of the world where the time is told in which it is counted.
_FEW = re.compile(r"\d{1,3}(?![\d.,])(?! ?(?:mil|bil|thousand|مليون|الف))(?! \d{3})")
# Those who do something, by the form of their name: "carers", "chauffeurs", "caissières".
_DOERS = re.compile(
    r"(?:de |d'|of )?(?:[a-z]{3,12} )?[a-z]{2,12}"
    r"(?:(?<=[^h])ers|ors|ists|eurs|euses|trices|istes|iers|ieres|iennes)"
    r"(?![^\W_])"
)


def _spent(reading: Reading, end: int, left: int, right: int) -> Stretch | None:
    """Give the public body of a clause that tells of its millions."""
    money = _MONEY.match(reading.folded, end)
    actors = reading.within("spender", left, right) if money else []
    return (actors[0].start, actors[0].end) if actors else None


_MONEY = re.compile(
    r"(?:de |d'|of )?(?:[a-z]{3,8} )?(?:dirhams?|euros?|dollars?|dinars?"
    r"|pounds?|francs?|centimes?|fcfa|درهما?|دينارا?|دولارا?"
    r"|يورو|سنتيم|drahem|derhem|dh|dinar|centime)"
)


def _doers(reading: Reading, end: int) -> Stretch | None:
    doers = _DOERS.match(reading.folded, end, end + _NEAR)
    return doers.span() if doers else None


def _multitude(reading: Reading, start: int, end: int) -> Stretch | None:
    """Give a multitude of whatever is counted by the year, but for money and pastimes."""
    few = _FEW.match(reading.folded, start) or _MONEY.match(reading.folded, end)
    counted = _NOUN.match(reading.folded, end)
    return None if few or not counted or reading.has(("pastime",), end, end + _COUNTED) else (start, end)


_NOUN = re.compile(r"(?:de |d'|of )?(?!cette|chaque|fois|times|par |pour |euros?)(?=[^\W\d_])\w{3,}")


def _people(reading: Reading, end: int) -> Stretch | None:
    people = _PEOPLE.match(reading.text, end, end + _NEAR) or _NISBA.match(reading.text, end, end + _NEAR)
    return people.span() if people else None


def _of_many(reading: Reading, start: int, end: int) -> Stretch | None:
    """Give a share of many whom no list knows; "most" is no figure where nobody knows of whom."""
    if "majorit" in reading.folded[start:end]:
        return None
    folded = reading.folded
    share = _OF_MANY.match(folded, end, end + _NEAR) or _ONE_IN.fullmatch(folded, start, end)
    share = share or _EVERY.match(folded, start, end + _NEAR)
    if share is None and _COUNTED_OUT.search(folded, start, end):
        share = _OUT_OF.match(folded, end, end + _NEAR)
    if share is None or reading.has(("pastime",), start, share.end() + 1):
        return None
    return start, share.end()


_COUNTED_OUT = re.compile(r" (?:out of|in|من كل|من اصل|من بين) ")


def _measured(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a figure is a measure ("2 865 ha"), or how often something happens ("80 % des cas")."""
    return reading.has(("unit",), start, end + _UNIT) or any(
        cue.start <= end + 1 for cue in reading.within("estimate", end - _UNIT, end + _UNIT)
    )


def _ours(reading: Reading, place: int) -> bool:
    """Tell whether a share is of what is everybody's: "les trois quarts de nos déchets"."""
    return " de nos " in reading.folded[place : place + _COUNTED]


def is_private(reading: Reading, left: int, right: int, place: int, *, priced: bool = False) -> bool:
    """Tell whether a figure is asked, thought, one's own, or of a game, a price or a machine."""
    refused = _REFUSED[1:] if priced else _REFUSED
    return (
        is_question(reading, left, right)
        or (
            not _ours(reading, place)
            and is_own(reading, left, right)
            and not reading.within("weak_hearsay", left, place)
        )
        or reading.has(refused, left, right)
        or reading.has(("opinion", "fun"), *reading.sentence(place))
    )
