"""Words of support: whether they are the author's own, and about a mention."""

import re
from collections.abc import Iterator
from functools import cache

from moderation.checks.watchlist.cues import kinds
from moderation.checks.watchlist.fold import folded
from moderation.checks.watchlist.load import words
from moderation.checks.watchlist.mentions import Mention
from moderation.checks.watchlist.scene import Scene
from moderation.checks.watchlist.vocabulary import Hit

REACH = 75  # characters, some 12 words
_DENIED_WITHIN = 3
_MOST_LINKING = 40
_WORD = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile("[,;:،؛]")
_CLOSING = re.compile(r"[\n.!?؟…,;:،؛]")
_MOST_CLOSING = 2
_CLAUSE_STARTS = '\n.!?؟…,;:،؛-–—«"“>*'


def support(mention: Mention, scene: Scene) -> Iterator[Hit]:
    """Give the words of support for a mention that are the author's own."""
    if scene.is_quoted(mention.start, mention.end):
        return
    for hit in scene.between(mention.start - REACH, mention.end + REACH, "support"):
        if _reaches(hit, mention, scene) and not is_denied(hit, scene):
            start, end = min(hit.start, mention.start), max(hit.end, mention.end)
            if is_own_words(start, end, scene):
                yield hit


def is_praised(mention: Mention, scene: Scene) -> bool:
    """Tell whether words of praise or support that nobody else said stand in the mention's sentence."""
    first, last = scene.sentence(mention.start, mention.end)
    return any(
        not scene.is_quoted(hit.start, hit.end)
        and not is_denied(hit, scene)
        and not (hit.start < mention.end and mention.start < hit.end)
        for about in ("praise", "support")
        for hit in scene.between(first, last, about)
    )


def is_own_words(start: int, end: int, scene: Scene, *, may_ask: bool = False) -> bool:
    """Tell whether a stretch is the author's own speech: not quoted, not asked, with no kind that blocks."""
    if scene.is_quoted(start, end):
        return False
    first, last = scene.sentence(start, end)
    if not may_ask and scene.question(first, last) is not None:
        return False
    return not any(
        kinds()[hit.role.of].blocks
        for hit in scene.between(first, last, "cue")
        if not scene.is_quoted(hit.start, hit.end)
    )


def is_denied(hit: Hit, scene: Scene) -> bool:
    """Tell whether one of the three words before a hit, in its clause, denies it."""
    sentence, _ = scene.sentence(hit.start, hit.end)
    *_, clause = _CLAUSE_END.split(scene.text[max(sentence, hit.start - REACH) : hit.start])
    before = " ".join(folded(clause).split()[-_DENIED_WITHIN:])
    return _negation().search(before) is not None


def _reaches(hit: Hit, mention: Mention, scene: Scene) -> bool:
    """Tell whether words of support are about the mention, by their class in `words/support.toml`."""
    match hit.role.of:
        case "anywhere":
            return True
        case "following":
            return _is_linking(mention.end, hit.start, scene) and _closes_clause(hit.end, scene.text)
        case "touching":
            return _is_linking(hit.end, mention.start, scene)
        case _:
            return _is_linking(hit.end, mention.start, scene) and _opens_clause(hit.start, scene.text)


def _is_linking(start: int, end: int, scene: Scene) -> bool:
    """Tell whether a stretch is short and holds linking words only."""
    if not start <= end <= start + _MOST_LINKING:
        return False
    return all(word in _linking() for word in _WORD.findall(folded(scene.text[start:end])))


def _opens_clause(start: int, text: str) -> bool:
    before = text[max(start - 8, 0) : start].rstrip(" \t")
    return not before or before[-1] in _CLAUSE_STARTS


def _closes_clause(end: int, text: str) -> bool:
    """Tell whether two words at most follow in the clause."""
    clause = _CLOSING.split(text[end : end + REACH], maxsplit=1)[0]
    return len(_WORD.findall(clause)) <= _MOST_CLOSING


@cache
def _linking() -> frozenset[str]:
    return frozenset(folded(word) for word in words("support")["linking"])


@cache
def _negation() -> re.Pattern[str]:
    denials = "|".join(re.escape(folded(word)) for word in words("support")["negation"])
    return re.compile(rf"(?<!\w)(?:{denials})(?!\w)")
