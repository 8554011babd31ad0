"""Accusations and alarms about public matters, stated as facts."""

import re
from collections.abc import Iterator

from moderation.checks.citations.lexicon import Cue
from moderation.checks.citations.needs.clauses import clause, is_personal, is_question
from moderation.checks.citations.needs.need import Need
from moderation.checks.citations.reading import Reading
from moderation.checks.citations.stretches import inside, quotation_marks

_REFUSED = ("opinion", "fun", "proverb", "told_me", "hearsay")
_CONDITION = re.compile(r"(?<![^\W_])(?:si |quand |imagine|if |when |لو |اذا |ila )")
_AGAINST = re.compile(
    r"(?<![^\W_])(?:contre (?:la |le |les |l')(?:corruption|fraude|detournement|blanchiment)"
    r"|against (?:corruption|fraud)|محاربه الفساد|مكافحه الفساد)"
)
# "a touché 80 000 euros de …": money that somebody took.
_PAID = re.compile(
    r"(?<![^\W_])(?:touche|donne|verse|gave|handed|recu|empoche|encaisse|prend|prennent|took|pocketed|received|paid|قبض"
    r"|تقاضي|اخذ|cheddo?|chad|kheda|khda)"
    r" (?:[a-z]{2,8} ){0,2}\d"
)
_BEFORE = 50
# What is given stands so near to those who get it.
_BESIDE = 70
# Past so many words of charge a post is not read further for them.
_MOST = 500


def find(reading: Reading) -> Iterator[Need]:
    """Give the statements that charge a public actor, unless thought, asked, supposed or one's own story."""
    alarmed = bool(reading.cues.get("alarm"))
    seen = 0
    for cue in sorted(_charges(reading), key=lambda cue: cue.start)[:_MOST]:
        if cue.start < seen or inside(quotation_marks(reading.text), cue.start):
            continue
        left, right = clause(reading, cue.start, cue.end)
        actor = _actor(reading, cue, left, right)
        if actor and not _refused(reading, left, right, alarmed=alarmed):
            seen = right
            shown = ((actor.start, actor.end), (cue.start, cue.end))
            yield Need(left, right, "claim", shown, 0.8 if alarmed else 0.7)


def _charges(reading: Reading) -> Iterator[Cue]:
    """Give each word of a charge: a misdeed, money taken, or something given to one's kin."""
    for cue in reading.cues.get("accusation", []):
        if not (cue.phrase in _SELLS and _HIS.match(reading.folded, cue.end, cue.end + 8)):
            yield cue
    yield from reading.cues.get("weak_accusation", [])
    for pair in _PAIRS:
        yield from _paired(reading, *pair)
    yield from _kin_of(reading)
    for sold in reading.cues.get("is_sold", [])[:_MOST]:
        for thing in reading.within("not_for_sale", max(0, sold.start - _SOLD), sold.start)[-1:]:
            yield Cue(thing.start, sold.end, "is_sold", sold.phrase)
    for actor in reading.cues.get("public_speaker", []):
        paid = _PAID.search(reading.folded, actor.end, actor.end + _BEFORE)
        if paid:
            yield Cue(*paid.span(), "paid", paid.group())


# To sell what is one's own is no misdeed.
_SELLS = frozenset(("a vendu", "ont vendu", "sold", "sells", "selling"))
_HIS = re.compile(r" (?:sa|son|ses|leurs?|his|her|their) ")
# What is no charge by itself and is one beside the other: kinds, and how far before and behind the first.
_PAIRS = (
    ("kin", "favour", 70, 70),
    ("trade", "not_for_sale", 0, 26),
    ("took", "money_taken", 0, 30),
    ("passed_on", "spoiled", 60, 90),
    ("private_good", "public_means", 90, 90),
    ("in_exchange", "money_taken", 0, 14),
    ("waste", "nature", 40, 50),
    ("in_care", "private_trade", 30, 50),
)


def _paired(reading: Reading, first: str, second: str, before: int, behind: int) -> Iterator[Cue]:
    """Give each word of one list with the nearest of another in its sentence."""
    for cue in reading.cues.get(first, [])[:_MOST] if second in reading.cues else ():
        left, right = max(0, cue.start - before), cue.end + behind
        others = reading.within(second, cue.end, right) or reading.within(second, left, cue.start)[-1:]
        if others and "\n" not in reading.text[min(cue.end, others[0].start) : others[0].start]:
            start, end = min(cue.start, others[0].start), max(cue.end, others[0].end)
            yield Cue(start, end, first, cue.phrase)


def _kin_of(reading: Reading) -> Iterator[Cue]:
    """Give the kin of a named actor where something is given: "the mayor's nephew"."""
    for noun in reading.cues.get("kin_noun", [])[:_MOST]:
        if not reading.has(("favour",), max(0, noun.start - _BESIDE), noun.end + _BESIDE):
            continue
        for actor in reading.within("public_speaker", max(0, noun.start - _WHOSE), noun.end + _WHOSE):
            between = reading.words[min(noun.end, actor.end) : max(noun.start, actor.start)].strip()
            if between in (_OWNED if actor.start < noun.start else _OWNING):
                yield Cue(min(noun.start, actor.start), max(noun.end, actor.end), "kin", noun.phrase)


# What stands between an actor and his kin, and between kin and whose they are.
_OWNED = frozenset(("s",))
_OWNING = frozenset(
    ("", "du", "de la", "de l", "des", "d un", "d une", "de", "of the", "of a", "ta3", "dyal", "d")
)
_WHOSE = 26
# So far before its verb stands what is sold.
_SOLD = 40


# Charges of whoever is named in the clause; where goods have a price that must have none, of nobody named.
_STRONG = frozenset(("accusation", "kin", "passed_on", "private_good", "in_exchange", "waste", "in_care"))


def _actor(reading: Reading, cue: Cue, left: int, right: int) -> Cue | None:
    """Give the public actor of a clause; for a charge that is none by itself he stands just before it."""
    if cue.kind == "is_sold":
        return cue
    strong = cue.kind in _STRONG
    start, end = (left, right) if strong else (max(left, cue.start - _BEFORE), cue.start)
    actors = reading.within("public_matter", start, end)
    if cue.kind == "took" or not strong or not actors:
        actors += reading.within("public_speaker", start, end)
    return next((actor for actor in actors if actor.end <= cue.start or actor.start >= cue.end), None)


def _refused(reading: Reading, left: int, right: int, *, alarmed: bool) -> bool:
    """Tell whether a charge is asked, thought, supposed or one's own story."""
    sentence = reading.sentence(left)
    own = is_personal(reading, left, right) and not alarmed
    return bool(
        own
        or reading.has(("prayer",), left, right)
        or is_question(reading, left, right)
        or reading.has(_REFUSED, *sentence)
        or _CONDITION.match(reading.folded, left)
        or _AGAINST.search(reading.folded, left, right)
    )
