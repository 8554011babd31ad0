"""Calls to join an armed fight that name nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from moderation.checks.watchlist.fold import View
from moderation.checks.watchlist.load import words
from moderation.checks.watchlist.scene import Scene
from moderation.checks.watchlist.support import is_denied, is_own_words
from moderation.checks.watchlist.vocabulary import Groups, Hit, Role, Vocabulary, within


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


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(_terms())


def _terms() -> Iterator[tuple[str, Role]]:
    """Give the patterns' terms; a role is `of` its pattern."""
    for pattern in patterns():
        yield from ((term, Role("trigger", pattern.id)) for term in pattern.trigger)
        yield from ((term, Role("veto", pattern.id)) for term in pattern.exclusions)
        for number, group in enumerate(pattern.groups):
            yield from ((term, Role(f"part {number}", pattern.id)) for term in group)
    for term in words("patterns")["invitations"]:
        yield term, Role("invitation")


def calls(scene: Scene, base: View) -> Iterator[Call]:
    """Give the calls of a text, one a sentence and pattern at most."""
    groups = _vocabulary().groups(base)
    done: dict[str, int] = {}
    for trigger in groups.get("trigger", ()):
        if trigger.start >= done.get(trigger.role.of, 0):
            sentence = scene.sentence(trigger.start, trigger.end)
            done[trigger.role.of] = sentence[1]
            near = {about: within(hits, *sentence) for about, hits in groups.items()}
            yield from _call(trigger, near, scene)


def _call(trigger: Hit, near: Groups, scene: Scene) -> Iterator[Call]:
    pattern = next(each for each in patterns() if each.id == trigger.role.of)
    if any(_of(pattern, near.get("veto", ()))):
        return
    chosen = [trigger]
    for number in range(len(pattern.groups)):
        parts = _of(pattern, near.get(f"part {number}", ()))
        part = next((hit for hit in parts if not scene.is_quoted(hit.start, hit.end)), None)
        if part is None:
            return
        chosen.append(part)
    if any(is_denied(hit, scene) for hit in chosen):
        return
    start, end = min(hit.start for hit in chosen), max(hit.end for hit in chosen)
    if is_own_words(start, end, scene, may_ask=bool(near.get("invitation"))):
        yield Call(start, end, pattern.id)


def _of(pattern: Pattern, hits: Sequence[Hit]) -> Iterator[Hit]:
    return (hit for hit in hits if hit.role.of == pattern.id)
