"""The stance of a mention as a hint.

Support that is the author's own, or a reading for which two independent kinds of cue speak, or unknown.
"""

from collections.abc import Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from moderation.checks.watchlist.cues import Kind, kinds
from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.scene import Scene
from moderation.checks.watchlist.support import is_praised, support
from moderation.checks.watchlist.vocabulary import Hit, Role

CUES = 180  # characters, some 30 words
_KINDS_NEEDED = 2
_MOST_MENTIONS = 200
_MOST_CUES = 20
_ORDER = ("victim", "counter", "academic", "history", "satire", "news", "question", "religious", "quote")
_MARKS = "«»“”\"' \t>"


class Reading(NamedTuple):
    """The stance of an entity's mentions and the words that say it, in order."""

    stance: str
    cues: Sequence[Hit]


_ASKING = Role("cue", "asking")
_QUOTATION = Role("cue", "quotation")


def meaning(hit: Hit) -> str:
    """Give the stance that a cue, or a word of support, speaks for."""
    return kinds()[hit.role.of].stance if hit.role.about == "cue" else "support"


def read(mentions: Sequence[Mention], scene: Scene, *, has_source: bool) -> Reading:
    """Read the stance towards one entity; that the post names a source (`has_source`) is one kind of cue."""
    mentions = mentions[:_MOST_MENTIONS]
    cues = _each_once([_cues(mention, scene) for mention in mentions])
    if not scene.is_taking_sides:
        return Reading(_stance(cues, has_source=has_source), _first(cues))
    if own := [hit for mention in mentions for hit in support(mention, scene)]:
        return Reading("support", _first(list(dict.fromkeys(own))))
    if any(is_praised(mention, scene) for mention in mentions):
        return Reading("unknown", _first(cues))
    return Reading(_stance(cues, has_source=has_source), _first(cues))


def _each_once(cues: Sequence[Sequence[Hit]]) -> Sequence[Hit]:
    return cues[0] if len(cues) == 1 else list(dict.fromkeys(chain.from_iterable(cues)))


def _first(cues: Sequence[Hit]) -> Sequence[Hit]:
    """Give the first cues in order of place."""
    return sorted(cues, key=itemgetter(0, 1))[:_MOST_CUES]


def _cues(mention: Mention, scene: Scene) -> list[Hit]:
    """Give the cues near a mention, and the quotation that holds it."""
    start, end = mention[0], mention[1]
    near = scene.beginning(start - CUES, end + CUES, "cue")
    cues = [hit for hit in near if hit[1] <= start or hit[0] >= end]
    if scene.questions and (place := _question_after(mention, scene)) is not None:
        cues.append(Hit(place, place + 1, _ASKING))
    if scene.quoted and (quoted := scene.quotation(start, end)) and not _is_name(mention, quoted, scene):
        cues.append(Hit(*quoted, _QUOTATION))
    return cues


def _is_name(mention: Mention, quoted: tuple[int, int], scene: Scene) -> bool:
    """Tell whether quotation marks hold the name alone, as they do around a foreign word."""
    return len(scene.text[slice(*quoted)].strip(_MARKS)) <= mention.end - mention.start


def _question_after(mention: Mention, scene: Scene) -> int | None:
    """Give the place of the question mark that ends a mention's sentence."""
    _, last = scene.sentence(mention.start, mention.end)
    return scene.question(mention.end, last)


def _stance(cues: Sequence[Hit], *, has_source: bool) -> str:
    """Give the stance that most kinds speak for, or unknown.

    Unknown are fewer than two kinds, and weak ones alone or with no more than a source beside them.
    """
    names = [hit[2].of for hit in cues]
    if len(set(names)) + has_source < _KINDS_NEEDED:
        return "unknown"
    known = _with_their_need([kinds()[name] for name in set(names)])
    if len(known) + has_source < _KINDS_NEEDED or all(kind.weak for kind in known):
        return "unknown"
    votes: dict[str, int] = {}
    for kind in known:
        votes[kind.stance] = votes.get(kind.stance, 0) + 100 + min(names.count(kind.name), 50)
    return max(votes, key=lambda stance: (votes[stance], -_ORDER.index(stance)))


def _with_their_need(spoken: Sequence[Kind]) -> Sequence[Kind]:
    """Leave out the kinds that need a stance which is not there."""
    stances = {kind.stance for kind in spoken}
    return [kind for kind in spoken if kind.needs is None or kind.needs in stances]
