"""The stance of a mention as a hint.

Support that is the author's own, or a reading for which two independent kinds of cue speak, or unknown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from moderation.checks.watchlist.fold import folded
from moderation.checks.watchlist.load import words
from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.scene import Scene, Stretch
from moderation.checks.watchlist.vocabulary import Hit

CUE_WORDS = 30
SUPPORT_WORDS = 12
_NEGATION_WORDS = 3
_KINDS_NEEDED = 2
_MOST_MENTIONS = 200
_MOST_CUES = 20
_MOST_LINKING = 40
_ORDER = ("victim", "counter", "academic", "history", "satire", "news", "question", "religious", "quote")
_WORD = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile("[,;:،؛]")
_CLAUSE_STARTS = '\n.!?؟…,;:،؛-–—«"“>*'


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of cue; see `words/cues.toml`. There is one object a kind."""

    name: str
    stance: str
    blocks: bool = False
    weak: bool = False
    needs: str | None = None


class Spoken(NamedTuple):
    """A cue in the text: the stretch, and its kind."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """The stance of an entity's mentions and the cues for it, in order."""

    stance: str
    cues: tuple[Spoken, ...]


SUPPORT = Kind("support", "support")
SOURCE = Kind("source", "source")
QUOTATION = Kind("quotation", "quote")


@cache
def kinds() -> Mapping[str, Kind]:
    """Give the kinds of cue by name."""
    return {
        name: Kind(
            name, table["stance"], table.get("blocks", False), table.get("weak", False), table.get("needs")
        )
        for name, table in words("cues").items()
    }


def read(mentions: Sequence[Mention], scene: Scene, *, has_source: bool) -> Reading:
    """Read the stance towards one entity; that the post names a source (`has_source`) is one kind of cue."""
    mentions = mentions[:_MOST_MENTIONS]
    if scene.has("support") and (
        support := dict.fromkeys(each for mention in mentions for each in _support(mention, scene))
    ):
        return Reading("support", _first(support))
    cues = dict.fromkeys(cue for mention in mentions for cue in _cues(mention, scene))
    if (scene.has("praise") or scene.has("support")) and any(
        _is_praised(mention, scene) for mention in mentions
    ):
        return Reading("unknown", _first(cues))
    return Reading(_stance(_counted(cues, has_source=has_source)), _first(cues))


def _first(cues: Iterable[Spoken]) -> tuple[Spoken, ...]:
    """Give the first cues in order of place."""
    return tuple(sorted(cues, key=itemgetter(0, 1))[:_MOST_CUES])


def is_own_words(start: int, end: int, scene: Scene) -> bool:
    """Tell whether a stretch is the author's own speech: not quoted, no kind that blocks in its sentence."""
    if scene.is_quoted(start, end):
        return False
    first, last = scene.sentence(start, end)
    if scene.question(first, last) is not None:
        return False
    return not any(
        kinds()[hit.role.of].blocks
        for hit in scene.between(first, last, "cue")
        if not scene.is_quoted(hit.start, hit.end)
    )


def _support(mention: Mention, scene: Scene) -> Iterator[Spoken]:
    """Give the words of support for a mention."""
    if scene.is_quoted(mention.start, mention.end):
        return
    first, last = scene.tokens.around(mention.start, mention.end, SUPPORT_WORDS)
    for hit in scene.between(first, last, "support"):
        if _reaches(hit, mention, scene) and not is_denied(hit, scene):
            start, end = min(hit.start, mention.start), max(hit.end, mention.end)
            if is_own_words(start, end, scene):
                yield Spoken(hit.start, hit.end, SUPPORT)


def _reaches(hit: Hit, mention: Mention, scene: Scene) -> bool:
    """Tell whether words of support are about the mention, by their class in `words/support.toml`."""
    if hit.role.of == "anywhere":
        return True
    if not hit.end <= mention.start <= hit.end + _MOST_LINKING or not _is_linking(
        hit.end, mention.start, scene
    ):
        return False
    return hit.role.of == "touching" or _opens_clause(hit.start, scene.text)


def _is_linking(start: int, end: int, scene: Scene) -> bool:
    """Tell whether only linking words stand in a stretch."""
    return all(word in _linking() for word in _WORD.findall(folded(scene.text[start:end])))


def _opens_clause(start: int, text: str) -> bool:
    before = text[max(start - 8, 0) : start].rstrip(" \t")
    return not before or before[-1] in _CLAUSE_STARTS


def is_denied(hit: Hit, scene: Scene) -> bool:
    """Tell whether one of the three words before a hit, in its clause, denies it."""
    first, _ = scene.tokens.around(hit.start, hit.start, _NEGATION_WORDS)
    sentence, _ = scene.sentence(hit.start, hit.end)
    *_, before = _CLAUSE_END.split(scene.text[max(first, sentence) : hit.start])
    return _negation().search(folded(before)) is not None


@cache
def _linking() -> frozenset[str]:
    return frozenset(folded(word) for word in words("support")["linking"])


@cache
def _negation() -> re.Pattern[str]:
    denials = "|".join(re.escape(folded(word)) for word in words("support")["negation"])
    return re.compile(rf"(?<!\w)(?:{denials})(?!\w)")


def _is_praised(mention: Mention, scene: Scene) -> bool:
    """Tell whether words of praise or support that nobody else said stand in the mention's sentence."""
    first, last = scene.sentence(mention.start, mention.end)
    return any(
        not scene.is_quoted(hit.start, hit.end) and not is_denied(hit, scene) and not _overlaps(hit, mention)
        for about in ("praise", "support")
        for hit in scene.between(first, last, about)
    )


def _cues(mention: Mention, scene: Scene) -> Iterator[Spoken]:
    """Give the cues near a mention, and the quotation that holds it."""
    if scene.has("cue"):
        first, last = scene.tokens.around(mention.start, mention.end, CUE_WORDS)
        for hit in scene.between(first, last, "cue"):
            if not _overlaps(hit, mention):
                yield Spoken(hit.start, hit.end, kinds()[hit.role.of])
    if scene.questions and (place := _question_after(mention, scene)) is not None:
        yield Spoken(place, place + 1, kinds()["asking"])
    if scene.quoted and (stretch := _quotation(mention, scene)):
        yield Spoken(*stretch, QUOTATION)


def _question_after(mention: Mention, scene: Scene) -> int | None:
    """Give the place of the question mark that ends a mention's sentence."""
    _, last = scene.sentence(mention.start, mention.end)
    return scene.question(mention.end, last)


def _overlaps(hit: Hit, mention: Mention) -> bool:
    return hit.start < mention.end and mention.start < hit.end


def _quotation(mention: Mention, scene: Scene) -> Stretch | None:
    """Give the quotation around a mention, unless the quotation marks hold the name alone."""
    stretch = scene.quotation(mention.start, mention.end)
    if stretch is None:
        return None
    spoken = scene.tokens.number(stretch[1]) - scene.tokens.number(stretch[0])
    named = scene.tokens.number(mention.end) - scene.tokens.number(mention.start)
    return stretch if spoken > named else None


def _counted(cues: Iterable[Spoken], *, has_source: bool) -> Mapping[Kind, int]:
    """Count the kinds that speak; leave out those that need a stance which is not there."""
    counted: dict[Kind, int] = {SOURCE: 1} if has_source else {}
    for _, _, kind in cues:
        counted[kind] = counted.get(kind, 0) + 1
    stances = {kind.stance for kind in counted}
    return {kind: count for kind, count in counted.items() if kind.needs is None or kind.needs in stances}


def _stance(counted: Mapping[Kind, int]) -> str:
    """Give the stance that most kinds speak for, or unknown.

    Unknown are fewer than two kinds, and weak ones alone or with no more than a source beside them.
    """
    if len(counted) < _KINDS_NEEDED or all(kind.weak or kind is SOURCE for kind in counted):
        return "unknown"
    votes: dict[str, int] = {}
    for kind, count in counted.items():
        if kind is not SOURCE:
            votes[kind.stance] = votes.get(kind.stance, 0) + 100 + min(count, 50)
    return max(votes, key=lambda stance: (votes[stance], -_ORDER.index(stance)))
