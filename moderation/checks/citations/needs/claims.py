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
    yield from reading.cues.get("accusation", [])
    yield from reading.cues.get("weak_accusation", [])
    for kin in reading.cues.get("kin", []):
        if reading.has(("favour",), max(0, kin.start - _BESIDE), kin.end + _BESIDE):
            yield kin
    yield from _kin_of(reading)
    for trade in reading.cues.get("trade", [])[:_MOST]:
        sold = next(iter(reading.within("not_for_sale", trade.end, trade.end + _SOLD)), None)
        if sold and len(reading.words[trade.end : sold.start].split()) <= _BETWEEN:
            yield Cue(trade.start, sold.end, "trade", trade.phrase)
    for actor in reading.cues.get("public_speaker", []):
        paid = _PAID.search(reading.folded, actor.end, actor.end + _BEFORE)
        if paid:
            yield Cue(*paid.span(), "paid", paid.group())


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
# So far behind the verb stands what is traded.
_SOLD = 36
_BETWEEN = 2


def _actor(reading: Reading, cue: Cue, left: int, right: int) -> Cue | None:
    """Give the public actor of a clause; for a charge that is none by itself he stands just before it."""
    strong = cue.kind in ("accusation", "kin")
    start, end = (left, right) if strong else (max(left, cue.start - _BEFORE), cue.start)
    actors = reading.within("public_matter", start, end)
    if not strong or not actors:
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
