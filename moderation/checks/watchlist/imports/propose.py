"""Make proposals of an official list's entries: which names may stand, which need a person, who is known."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from moderation.checks.watchlist.entities import Designation, Entity, Name, Surety, Watchlist
from moderation.checks.watchlist.fold import folded
from moderation.checks.watchlist.imports.listed import Listed, ListedName
from moderation.checks.watchlist.imports.write import write
from moderation.checks.watchlist.lint import SHORT
from moderation.checks.watchlist.load import words

UNSORTED = "unsorted"  # the ideology of what a list names and nobody has sorted yet
_SURE_PERSON = 3  # words from which a person's name is no everyday name
_LONGEST_ID = 60
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What one entry would add.

    `text` is TOML, empty where the entry cannot be taken as it is; `doubts` say what a person has to look at;
    `left_out` are names that are not in the text because of them.
    """

    kind: str
    entity: str
    listed: str
    text: str
    doubts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def propose(entries: Iterable[Listed], known: Watchlist, *, ideology: str = UNSORTED) -> Iterator[Proposed]:
    """Give what the entries of a list would add to a watchlist, new entities under an ideology.

    A listing that the watchlist holds adds nothing, unless nobody has checked it yet: the list confirms it.
    """
    holders, sure = _holders(known), _holders(known, Surety.SURE)
    taken, ids = dict(holders), set(known.entities)
    for entry in entries:
        owners = _owners(entry, holders, sure)
        if owners:
            made = _designation(entry, known.entities[owners[0]], owners)
        else:
            made = _entity(entry, taken, ids, ideology)
            ids.add(made.entity)
        if made is not None:
            yield made


def _holders(known: Watchlist, *sureties: Surety) -> dict[str, str]:
    """Give the entity of each folded name, of some sureties or of all."""
    return {
        folded(name.text): entity.id
        for entity in known.entities.values()
        for name in entity.names
        if name.surety in (sureties or Surety)
    }


def _owners(entry: Listed, holders: Mapping[str, str], sure: Mapping[str, str]) -> list[str]:
    """Give the known entities that bear the listed name, or else an alias that names one of them surely.

    "The Base" is an alias of one organisation and the name of another, so an everyday alias tells nothing.
    """
    first, *others = (folded(name.text) for name in entry.names)
    if first in holders:
        return [holders[first]]
    weak = {folded(name.text) for name in entry.names if name.weak}
    return list(dict.fromkeys(sure[name] for name in others if name in sure and name not in weak))


def _designation(entry: Listed, known: Entity, owners: Sequence[str]) -> Proposed | None:
    """Propose a listing of a known entity; None if it holds this one already, checked."""
    listing = Designation(entry.list, f"{entry.names[0].text} ({entry.id})", entry.since, checked=True)
    held = [each for each in known.designations if each.checked]
    if any((each.list, each.since) == (listing.list, listing.since) for each in held):
        return None
    doubts = [*_undated(entry)]
    if len(owners) > 1:
        doubts.append(f"its names belong to several known entities: {', '.join(owners)}")
    bare = Entity(id=known.id, kind=known.kind, ideology=known.ideology, names=(), designations=(listing,))
    return Proposed(
        kind="designation",
        entity=known.id,
        listed=entry.names[0].text,
        text="" if doubts else write(bare),
        doubts=tuple(doubts),
    )


def _entity(entry: Listed, taken: dict[str, str], ids: Iterable[str], ideology: str) -> Proposed:
    """Propose a new entity with the names of the entry that may stand."""
    made = _id(entry, ids)
    names, doubts, left_out = [], [*_undated(entry)], []
    for name in _apart(entry.names):
        surety, doubt = _judge(name, entry, taken)
        if doubt:
            doubts.append(f"{name.text!r} {doubt}")
        if surety is None:
            left_out.append(name.text)
        else:
            names.append(Name(name.text, _language(name.text, entry), surety))
    taken.update({folded(name.text): made for name in names})
    entity = Entity(
        id=made,
        kind="person" if entry.is_person else "organisation",
        ideology=ideology,
        names=tuple(names),
        designations=(
            Designation(entry.list, f"{entry.names[0].text} ({entry.id})", entry.since, checked=True),
        ),
    )
    return Proposed(
        kind="entity",
        entity=made,
        listed=entry.names[0].text,
        text=write(entity) if names and entry.since else "",
        doubts=tuple(doubts),
        left_out=tuple(left_out),
    )


def _apart(names: Iterable[ListedName]) -> Iterable[ListedName]:
    """Give one name of each folded form, the first."""
    found: dict[str, ListedName] = {}
    for name in names:
        found.setdefault(folded(name.text), name)
    return found.values()


def _undated(entry: Listed) -> Iterator[str]:
    if not entry.since:
        yield "the list gives no date; import it again with --listed-on"


def _judge(name: ListedName, entry: Listed, holders: Mapping[str, str]) -> tuple[Surety | None, str]:
    """Give how sure a name is, None if it must not stand, and what a person should know of it."""
    text = folded(name.text)
    if refusal := _refusal(text, name, entry, holders):
        return None, refusal
    if _letters(text) <= SHORT:
        return Surety.AMBIGUOUS, "has four letters or fewer: found in context only"
    if entry.is_person and len(text.split()) < _SURE_PERSON:
        return Surety.AMBIGUOUS, "may be anybody's name: found in context only"
    return Surety.SURE, ""


def _refusal(text: str, name: ListedName, entry: Listed, holders: Mapping[str, str]) -> str | None:
    """Say why a name must not stand; None if it may."""
    if text in _never_alone():
        return "is a word that never makes a finding alone"
    if all(word in _everyday() for word in text.split()):
        return "is made of everyday words"
    if name.weak:
        return "is a weak alias by the list's own word"
    if text in holders:
        return f"is a name of {holders[text]} already"
    return "is one word of a person's name" if entry.is_person and " " not in text else None


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


@cache
def _never_alone() -> frozenset[str]:
    return frozenset(folded(word) for word in words("never_alone")["words"])


@cache
def _everyday() -> frozenset[str]:
    text = (resources.files(__package__) / "everyday.toml").read_text("utf-8")
    return frozenset(folded(word) for word in tomllib.loads(text)["words"])


def _language(text: str, entry: Listed) -> str:
    return "ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else entry.language


def _id(entry: Listed, taken: Iterable[str]) -> str:
    """Give an id of small letters, figures and hyphens; the list's own where the name has no such letters."""
    first = entry.names[0].text
    texts = [first, f"{first} {entry.id}"] if _slug(first) else []
    made = ""
    for text in (*texts, f"{entry.list} {entry.id}"):
        made = _slug(text)
        if made and made not in taken:
            return made
    return f"{made}-{len(list(taken))}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _NOT_IN_ID.sub("-", plain)[:_LONGEST_ID].strip("-")
