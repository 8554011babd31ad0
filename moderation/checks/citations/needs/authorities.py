"""Authorities without a name: "des études montrent", "قالت مصادر مطلعة", hearsay given as news."""

import re
from collections.abc import Iterator

from moderation.checks.citations.forms import names
from moderation.checks.citations.lexicon import Cue
from moderation.checks.citations.needs.clauses import clause, is_question
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import inside, quotation_marks

_REACH = 60
# So many words at least are said on such authority.
_SAID = 3


def find(reading: Reading) -> Iterator[Need]:
    """Give the statements that rest on nobody who could be asked."""
    seen = 0
    for cue, other in sorted(_seen(reading), key=lambda pair: pair[0].start):
        of_me = _OF_ME.match(reading.folded, (other or cue).end)
        if cue.start >= seen and not of_me and not _refused(reading, cue):
            left, right = _statement(reading, cue, other)
            if len(reading.words[cue.end : right].split()) >= _SAID:
                seen = right
                shown = tuple((word.start, word.end) for word in ((cue, other) if other else (cue,)))
                yield Need(left, right, "authority", shown, 0.85)


def _seen(reading: Reading) -> Iterator[tuple[Cue, Cue | None]]:
    """Give each unnamed authority with its verb, each hearsay, and weak hearsay about a public matter."""
    for group in reading.cues.get("authority_group", []):
        verb = next(iter(reading.within("authority_verb", group.end, group.end + _REACH)), None)
        verb = verb or next(
            iter(reading.within("authority_verb", max(0, group.start - 14), group.start)), None
        )
        apart = set(".!?:;\n") & set(reading.text[group.end : verb.start]) if verb else True
        if verb and not apart and not _is_named(reading, group, verb):
            yield group, verb
    yield from _learned(reading)
    for cue in reading.cues.get("according_to", [])[:_MOST]:
        for group in reading.within("authority_group", cue.end, cue.end + _BEHIND)[:1]:
            if cue.phrase not in _VARYING:
                yield Cue(cue.start, group.end, "hearsay", cue.phrase), None
    for match in reading.matches(_ESTABLISHED, reading.tries(("established",), _LEAD)[:_MOST]):
        yield Cue(*match.span(), "hearsay", match.group()), None
    for cue in reading.cues.get("hearsay", []):
        yield cue, None
    for cue in reading.cues.get("weak_hearsay", []):
        matter = next(iter(reading.within("public_matter", cue.end, reading.sentence(cue.start)[1])), None)
        if matter and not reading.within("told_me", cue.end, matter.start):
            yield cue, matter


def _learned(reading: Reading) -> Iterator[tuple[Cue, Cue]]:
    """Give the learned whom no list holds, by the form of their trade, with the verb behind them."""
    for verb in reading.cues.get("authority_verb", [])[:_MOST]:
        for match in _TRADE.finditer(reading.folded, max(0, verb.start - _LEARNED), verb.start):
            group = Cue(*match.span(), "authority_group", match.group())
            if not set(".!?:;\n") & set(reading.text[group.end : verb.start]) and not _is_named(
                reading, group, verb
            ):
                yield group, verb


# "des rhumatologues", "geriatricians": those who study something, more than one and without a name.
_TRADE = re.compile(
    r"(?<![^\W_])[a-z]{3,14}(?:ologues|iatres|onomes|ographes|ologists|iatrists|ographers|atricians)(?![^\W_])"
    r"|(?<![^\W_])(?:grands?|eminents|celebres|illustres|meilleurs|leading|eminent|renowned|famous|senior|top)"
    r" [a-z]{4,14}s(?![^\W_])"
)
_LEARNED = 40
# "suivant les sources" says that they differ.
_VARYING = frozenset(("suivant",))
_BEHIND = 30
# So far before "prouvé" stands what it is said of.
_LEAD = 46
# "il est prouvé depuis des années que", "it has long been established that".
_ESTABLISHED = re.compile(
    r"(?<![^\W_])(?:(?:il|c')(?: a ete| ?est) (?:[a-z]{2,20} ){0,3}(?:prouve|demontre|etabli|avere"
    r"|atteste|reconnu|admis|confirme)(?: [\w']{2,12}){0,4}? qu[e']"
    r"|c'est (?:bien |tres |scientifiquement |medicalement |historiquement )connu qu[e']"
    r"|it(?:'s| is| has)(?: [a-z]{2,16}){0,3} (?:proven|proved|established|documented|accepted|confirmed"
    r"|recogni[sz]ed|(?<=well )known|(?<=widely )known|(?<=long )known|shown|demonstrated)"
    r"(?: [a-z]{2,10}){0,3}? that"
    r"|(?:و?ثبت|و?تاكد)(?: \w{3,10}){0,2} ان|و?من (?:الثابت|المعلوم|الموكد|المعروف)(?: \w{3,10}){0,2} ان"
    r"|(?:tabit|mosba?e?t|m2akked|mo2akad|mebyen|s7i7) (?:3ilmiyan |tibiyan )?(?:bli|belli|beli|billi|anna))"
)
# What they say of the author himself is his own story: "les médecins disent que je dois marcher".
_OF_ME = re.compile(
    r"(?: (?:que|that|bli|beli|ان|انني))? ?(?:je |j'|mon |ma |mes |i |i'|my |ana |انا |اني |عندي )"
    r"|qu'(?:il|elle) me "
)
_MOST = 300


def _is_named(reading: Reading, group: Cue, verb: Cue) -> bool:
    """Tell whether somebody is named between an authority and its verb, or the verb is a reflexive one."""
    return (
        _NAME.search(reading.text, group.end, max(group.end, verb.start)) is not None
        or reading.words[max(0, verb.start - 3) : verb.start] == "se "
    )


_NAME = re.compile(r"(?<!\w)[A-ZÀ-Ý][\w'’-]{1,20} (?:de |du |ben |el |al-)?[A-ZÀ-Ý][\w'’-]{1,20}")


def _refused(reading: Reading, cue: Cue) -> bool:
    """Tell whether the statement is asked, quoted from another member, thought, or has a name after all."""
    left, right = reading.sentence(cue.start)
    return (
        is_question(reading, left, right)
        or reading.has(("opinion", "proverb", "fun"), left, right)
        or inside(quotation_marks(reading.text), cue.start)
        or names.publisher(reading, left, right) is not None
    )


def _statement(reading: Reading, cue: Cue, other: Cue | None) -> tuple[int, int]:
    """Give the statement: the clause of the authority, and what its colon or "que" brings."""
    left, right = clause(reading, cue.start, max(cue.end, other.end if other else cue.end))
    sentence = reading.sentence(cue.start)
    if (
        reading.folded[right : right + 3].strip().startswith(":")
        or right - cue.start < len("les savants disent que") + 4
    ):
        right = clause(reading, right + 3, right + 4)[1] if right + 4 < sentence[1] else sentence[1]
    return min(left, cue.start), max(right, cue.end)
