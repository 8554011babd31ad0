"""Find the places where a text writes a listed name, disguised or not; which of them stand is asked afterwards."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from moderation.checks.watchlist.bounds import begins_word, ends_word, is_camel, meets_figures, widen
from moderation.checks.watchlist.entities import Surety
from moderation.checks.watchlist.fold import View
from moderation.checks.watchlist.forms import Form, Forms, Reach
from moderation.checks.watchlist.views import Disguise, disguises

MOST = 5_000
_FREE_IN_RUN = 5
_LONG = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """A place `[start, end)` of the text as written that names an entity; `needs_context` if it may be something else."""

    start: int
    end: int
    entity: str
    view: str
    needs_context: bool = False
    ambiguous: bool = False
    own_context_only: bool = False


def candidates(
    text: str, base: View, forms: Forms, run_together: Sequence[tuple[int, int]] = ()
) -> tuple[list[Mention], bool]:
    """Give every place of every name, overlapping ones too, and whether a pattern's trigger was seen.

    In the stretches `run_together` (addresses, user names) long sure names may stand inside a word.
    """
    found: list[Mention] = []
    triggered = False
    for start, end, matched in forms.find(base.text):
        triggered = triggered or not matched
        found += _plain(text, base, start, end, matched, run_together)
    for disguise in disguises(base):
        found += _disguised(text, disguise, forms)
    return found[:MOST], triggered


def is_inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a place lies in one of some stretches, which are in order."""
    number = bisect_right(stretches, (place, 1 << 60)) - 1
    return number >= 0 and place < stretches[number][1]


def _plain(
    text: str,
    base: View,
    start: int,
    end: int,
    matched: Iterable[Form],
    run_together: Sequence[tuple[int, int]],
) -> Iterator[Mention]:
    for form in matched:
        if not form.reach & (Reach.PLAIN | Reach.SWAPPED):
            continue
        long = form.surety is Surety.SURE and end - start >= _LONG
        if (long and is_inside(int(base.index[start]), run_together)) or _stands(
            text, base, start, end, form
        ):
            view = "exact" if form.reach & Reach.PLAIN else "transposed"
            yield from _mention(text, base, start, end, form, view)


def _disguised(text: str, disguise: Disguise, forms: Forms) -> Iterator[Mention]:
    view = disguise.view
    places = iter(sorted(disguise.places))
    place = next(places, None)
    for start, end, matched in sorted(forms.find(view.text), key=lambda match: match[1]):
        while place and place[1] <= start:
            place = next(places, None)
        if place is None or place[0] >= end:
            continue
        for form in matched:
            if form.reach & disguise.reach and _stands_in(text, disguise, start, end, form):
                yield from _mention(text, view, start, end, form, disguise.name)


def _stands_in(text: str, disguise: Disguise, start: int, end: int, form: Form) -> bool:
    """Tell whether a match in a disguised view is a word; in letters spelt out a long name may stand anywhere."""
    if disguise.name == "joined":
        free = end - start >= _FREE_IN_RUN and form.surety is Surety.SURE
        return free or (begins_word(disguise.view.text, start) and ends_word(disguise.view.text, end))
    return _stands(text, disguise.view, start, end, form)


def _stands(text: str, view: View, start: int, end: int, form: Form) -> bool:
    figures = meets_figures(view.text, start, end)
    begins = (
        begins_word(view.text, start, arabizi=form.arabizi)
        or figures[0]
        or is_camel(text, int(view.index[start]))
    )
    return begins and (
        ends_word(view.text, end) or figures[1] or is_camel(text, int(view.index[end - 1]) + 1)
    )


def _mention(text: str, view: View, start: int, end: int, form: Form, name: str) -> Iterator[Mention]:
    """Give the mention in the text as written, unless it is an acronym that is not in capitals."""
    first, last = int(view.index[start]), int(view.index[end - 1]) + 1
    written = text[first:last]
    in_capitals = written.upper() == written and written.lower() != written
    if form.capitals and not in_capitals:
        return
    sure = form.surety is Surety.SURE or (form.surety is Surety.CAPITALS and in_capitals)
    ambiguous = form.surety is not Surety.SURE
    yield Mention(*widen(text, first, last), form.entity, name, not sure, ambiguous, form.own_context_only)
