"""The places where a text writes a listed name, disguised or not; which of them stand is asked later."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from moderation.checks.watchlist.bounds import (
    LONGEST_PREFIX,
    begins_word,
    ends_word,
    is_camel,
    meets_figures,
    widen,
)
from moderation.checks.watchlist.entities import Surety
from moderation.checks.watchlist.fold import View
from moderation.checks.watchlist.forms import Form, Forms, Reach
from moderation.checks.watchlist.views import Disguise, disguises

Span = tuple[int, int]

# No person reads more; what comes after these in one post is not looked at.
MOST = 1_000
_LATIN = frozenset(ascii_lowercase)
_FREE_IN_RUN = 4
_FREE_IN_ADDRESS = 7
_PLAIN = int(Reach.PLAIN)
_IN_BASE = _PLAIN | Reach.SWAPPED | Reach.CUT
_VIEWS = {Reach.SWAPPED: "transposed", Reach.CUT: "joined"}


class Mention(NamedTuple):
    """A place `[start, end)` of the text as written that names an entity.

    `needs_context` says that it may be something else; `ambiguous` that its name may be, however it is
    written; `own_context_only` that only the entity's own words make it sure; `looks_like_a_word` that it is
    an acronym in small letters, which weak words do not make sure. `letters` is the length of the name
    itself, without the hashtag around it.
    """

    start: int
    end: int
    entity: str
    view: str
    needs_context: bool = False
    ambiguous: bool = False
    own_context_only: bool = False
    letters: int = 0
    looks_like_a_word: bool = False


class Searched(NamedTuple):
    """A text with its base view; in the stretches `run_together` long sure names may stand inside a word."""

    text: str
    base: View
    run_together: Sequence[Span] = ()


def candidates(searched: Searched, forms: Forms) -> tuple[list[Mention], bool]:
    """Give the places of every name, overlapping ones too, and whether a pattern's trigger was seen."""
    found: list[Mention] = []
    triggered = False
    for start, end, matched in forms.find(searched.base.text):
        if not matched:
            triggered = True
        elif not _is_within_word(searched, start, end):
            found += _plain(searched, (start, end), matched)
            if len(found) >= MOST:
                return found, triggered
    for disguise in disguises(searched.base, forms.longest + LONGEST_PREFIX):
        found += _disguised(searched.text, disguise, forms, MOST - len(found))
    return found, triggered


def is_inside(place: int, stretches: Sequence[Span]) -> bool:
    """Tell whether a place lies in one of some stretches, which are in order."""
    number = bisect_right(stretches, (place, 1 << 60)) - 1
    return number >= 0 and place < stretches[number][1]


def _plain(searched: Searched, span: Span, matched: Iterable[Form]) -> list[Mention]:
    text, base, _ = searched
    return [
        mention
        for form in matched
        if form.reach & _IN_BASE
        and (_stands(text, base, span, form) or _is_run_together(searched, span, form))
        and (mention := _mention(text, base, span, form, _VIEWS.get(form.reach, "exact")))
    ]


def _is_within_word(searched: Searched, start: int, end: int) -> bool:
    """Tell, at little cost, that a match is the inside of a Latin word: most matches of short names are."""
    written, (text, _, index), addresses = searched
    if start > 1 and text[start - 1] in _LATIN and text[start - 2] in _LATIN:
        is_within = not written[index.item(start)].isupper()
    else:
        is_within = end < len(text) and text[end] in _LATIN and not written[index.item(end)].isupper()
    return is_within and not (addresses and end - start >= _FREE_IN_ADDRESS)


def _is_run_together(searched: Searched, span: Span, form: Form) -> bool:
    if not searched.run_together or form.surety is not Surety.SURE or span[1] - span[0] < _FREE_IN_ADDRESS:
        return False
    return is_inside(searched.base.origin.item(span[0]), searched.run_together)


def _disguised(text: str, disguise: Disguise, forms: Forms, most: int) -> list[Mention]:
    """Give the mentions of a disguised view that touch a place where it differs from the base view."""
    found: list[Mention] = []
    number = 0
    for start, end, matched in forms.find(disguise.view.text):
        while number < len(disguise.places) and disguise.places[number][1] <= start - forms.longest:
            number += 1
        if not matched or not _touches(disguise.places, number, start, end):
            continue
        for form in matched:
            if form.reach & disguise.reach and _stands_in(text, disguise, (start, end), form):
                mention = _mention(text, disguise.view, (start, end), form, disguise.name)
                found += [mention] if mention else []
        if len(found) >= most:
            break
    return found


def _touches(places: Sequence[Span], number: int, start: int, end: int) -> bool:
    while number < len(places) and places[number][0] < end:
        if places[number][1] > start:
            return True
        number += 1
    return False


def _stands_in(text: str, disguise: Disguise, span: Span, form: Form) -> bool:
    """Tell whether a match in a disguised view is a word; a long name may stand among spelt letters."""
    if disguise.reach is Reach.JOINED:
        free = span[1] - span[0] >= _FREE_IN_RUN and form.surety is Surety.SURE
        return free or (begins_word(disguise.view.text, span[0]) and ends_word(disguise.view.text, span[1]))
    return _stands(text, disguise.view, span, form)


def _stands(text: str, view: View, span: Span, form: Form) -> bool:
    """Tell whether a match is a word of its own, or a part of one that capitals or figures set off."""
    start, end = span
    if not (
        begins_word(view.text, start, arabizi=form.arabizi)
        or meets_figures(view.text, start, end)[0]
        or is_camel(text, view.origin.item(start))
    ):
        return False
    return (
        ends_word(view.text, end)
        or meets_figures(view.text, start, end)[1]
        or is_camel(text, view.origin.item(end - 1) + 1)
    )


def _end_of_run(text: str, end: int) -> int:
    """Give the end of the run of one letter that a stretch ends in."""
    while text[end : end + 1] and text[end].casefold() == text[end - 1].casefold():
        end += 1
    return end


def _mention(text: str, view: View, span: Span, form: Form, name: str) -> Mention | None:
    """Give the mention in the text as written, unless it is an acronym in small letters or cut by a space."""
    first, last = view.origin.item(span[0]), view.origin.item(span[1] - 1) + 1
    if name == "elongated":
        last = _end_of_run(text, last)
    written = text[first:last]
    in_capitals = written.isupper()
    if (form.capitals and not in_capitals) or (form.reach is Reach.CUT and " " in written):
        return None
    sure = form.surety is Surety.SURE or (form.surety is Surety.CAPITALS and in_capitals)
    ambiguous = form.surety is not Surety.SURE
    return Mention(
        *widen(text, first, last),
        form.entity,
        name,
        not sure,
        ambiguous,
        form.own_context_only,
        span[1] - span[0],
        form.acronym and not in_capitals,
    )
