"""Calls to join an armed fight that name nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from moderation.checks.watchlist.load import words
from moderation.checks.watchlist.scene import Scene
from moderation.checks.watchlist.stance import is_denied, is_own_words
from moderation.checks.watchlist.vocabulary import Hit, Role


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of call: a rare trigger and groups of terms, one of each in one sentence."""

    id: str
    trigger: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    exclusions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A call in the text: `[start, end)` from its first term to its last."""

    start: int
    end: int
    pattern: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """Give the patterns of the list."""
    return tuple(
        Pattern(
            table["id"], tuple(table["trigger"]), tuple(map(tuple, table["all"])), tuple(table["exclusions"])
        )
        for table in words("patterns")["pattern"]
    )


def terms() -> Iterator[tuple[str, Role]]:
    """Give the patterns' terms for the vocabulary."""
    for pattern in patterns():
        yield from ((term, Role("trigger", pattern.id)) for term in pattern.trigger)
        yield from ((term, Role("veto", pattern.id)) for term in pattern.exclusions)
        for number, group in enumerate(pattern.groups):
            yield from ((term, Role("part", f"{pattern.id} {number}")) for term in group)


def calls(scene: Scene) -> Iterator[Call]:
    """Give the calls of a text, one a sentence and pattern at most."""
    done: dict[str, int] = {}
    for hit in scene.between(0, len(scene.text), "trigger"):
        if hit.start >= done.get(hit.role.of, 0):
            sentence = scene.sentence(hit.start, hit.end)
            done[hit.role.of] = sentence[1]
            yield from _call(hit, sentence, scene)


def _call(trigger: Hit, sentence: tuple[int, int], scene: Scene) -> Iterator[Call]:
    pattern = next(each for each in patterns() if each.id == trigger.role.of)
    if any(hit.role.of == pattern.id for hit in scene.between(*sentence, "veto")):
        return
    parts = [hit for hit in scene.between(*sentence, "part") if not scene.is_quoted(hit.start, hit.end)]
    chosen = [trigger]
    for number in range(len(pattern.groups)):
        part = next((hit for hit in parts if hit.role.of == f"{pattern.id} {number}"), None)
        if part is None:
            return
        chosen.append(part)
    if any(is_denied(hit, scene) for hit in chosen):
        return
    start, end = min(hit.start for hit in chosen), max(hit.end for hit in chosen)
    if is_own_words(start, end, scene):
        yield Call(start, end, pattern.id)
