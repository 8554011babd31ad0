"""The forms of every name for one automaton: as listed, together, squeezed, with two letters swapped."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from moderation.checks.watchlist.entities import Entity, Name, Surety, Watchlist
from moderation.checks.watchlist.fold import folded
from moderation.checks.watchlist.load import words

_COMPACT = 7
_COMPACT_ARABIC = 6
_SWAPPED = 5
_SHORT = 3  # letters of an acronym that counts in capitals alone, by the reference
_REMEMBERED = 32_768  # names in a view; the list itself has some nine thousand


class Reach(IntEnum):
    """In which views a form counts; the values are bits."""

    PLAIN = 1
    JOINED = 2
    SQUEEZED = 4
    SWAPPED = 8
    CUT = 16


@dataclass(frozen=True, slots=True)
class Form:
    """One folded spelling of a name.

    `capitals` says that the text must be in capitals, `acronym` that its name is, `arabizi` that darija's
    one-letter prefixes may be joined to it, `own_context_only` what the entity says.
    """

    entity: str
    text: str
    surety: Surety
    reach: Reach
    capitals: bool = False
    acronym: bool = False
    arabizi: bool = False
    own_context_only: bool = False


class Forms:
    """All forms of a list in one automaton; `find` gives every place of every form, word bounds untested."""

    def __init__(self, watchlist: Watchlist, triggers: Iterable[str]) -> None:
        self._by_text: dict[str, list[Form]] = {}
        for form in _all_forms(watchlist):
            _add(self._by_text.setdefault(form.text, []), form)
        for trigger in triggers:
            self._by_text.setdefault(trigger, [])
        self._forms = list(self._by_text.values())
        self.longest = max(map(len, self._by_text), default=0)
        self._automaton = AhoCorasick(
            list(self._by_text), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str) -> Iterator[tuple[int, int, list[Form]]]:
        """Give `(start, end, forms)` of each match in a folded text; a trigger of a pattern has no forms."""
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield start, end, self._forms[number]


def _add(forms: list[Form], form: Form) -> None:
    """Keep one form an entity and reach: the first, since the surest names come first."""
    if not any(known.entity == form.entity and known.reach & form.reach for known in forms):
        forms.append(form)


def _all_forms(watchlist: Watchlist) -> Iterator[Form]:
    order = list(Surety)
    pairs = [(entity, name) for entity in watchlist.entities.values() for name in entity.names]
    pairs.sort(key=lambda pair: order.index(pair[1].surety))
    for reach in Reach:
        for entity, name in pairs:
            yield from _forms(entity, name, reach)


def _forms(entity: Entity, name: Name, reach: Reach) -> Iterable[Form]:
    return _forms_of(entity.id, name, reach, own_context_only=entity.own_context_only)


@lru_cache(maxsize=_REMEMBERED)
def _forms_of(entity: str, name: Name, reach: Reach, *, own_context_only: bool) -> tuple[Form, ...]:
    """Give the forms of one name; the lists of all forums share those of the names that they share."""
    acronym = name.text.isupper()
    capitals = acronym and sum(map(str.isalnum, name.text)) <= _SHORT
    arabizi = name.surety is Surety.SURE and (name.language == "ary" or _is_long_word(name.text))
    return tuple(
        Form(entity, text, name.surety, reach, capitals, acronym, arabizi, own_context_only)
        for text in dict.fromkeys(_spellings(name, reach))
    )


def _spellings(name: Name, reach: Reach) -> Iterator[str]:
    text = folded(name.text)
    match reach:
        case Reach.PLAIN:
            yield from _plain_spellings(name, text)
        case Reach.JOINED:
            yield text.replace(" ", "")
        case Reach.SQUEEZED:
            yield from (squeeze(each) for each in _plain_spellings(name, text))
        case Reach.SWAPPED:
            yield from _swaps(name, text)
        case Reach.CUT:
            yield from _cuts(name, text)


def _plain_spellings(name: Name, text: str) -> Iterator[str]:
    yield text
    yield folded(name.text.replace("'", "").replace("’", ""))
    compact = text.replace(" ", "")
    if len(compact) >= (_COMPACT_ARABIC if _is_arabic(text) else _COMPACT):
        yield compact
        if name.surety is Surety.SURE:
            yield squeeze(text)
    if text.startswith("ال"):
        yield "لل" + text[2:]


def squeeze(text: str) -> str:
    """Give a text in which no letter follows itself."""
    return "".join(letter for place, letter in enumerate(text) if letter != text[place - 1 : place])


def _swaps(name: Name, text: str) -> Iterator[str]:
    """Swap two neighbours in a word of a long sure name, unless that makes an ordinary word.

    The first letter of the name stays, and names of more than two words, which nobody disguises so.
    """
    if name.surety is not Surety.SURE or len(text) < _SWAPPED or text.count(" ") > 1:
        return
    ordinary = words("ordinary")["swapped"]
    for place in range(1, len(text) - 1):
        pair = text[place : place + 2]
        swapped = text[:place] + pair[::-1] + text[place + 2 :]
        if pair.isalpha() and swapped != text and swapped not in ordinary:
            yield swapped


def _cuts(name: Name, text: str) -> Iterator[str]:
    """Cut a long sure word in two, as a hyphen inside it does; the base view has a space there."""
    if name.surety is Surety.SURE and _is_long_word(name.text):
        yield from (f"{text[:place]} {text[place:]}" for place in range(1, len(text)))


def _is_long_word(text: str) -> bool:
    return len(text) >= _SWAPPED and text.isalpha() and not _is_arabic(text)


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= character <= "\u06ff" for character in text)
