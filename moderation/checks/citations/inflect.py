"""The forms in which a listed word is written: Arabic clitics, endings of verbs, spellings of darija."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, product

_AND = ("", "و", "ف")
_OF_AN_OFFICE = ("", "و", "ف", "ب", "ل", "ك")
_PRONOUNS = ("", "ه", "ها", "هم")
_OWNERS = ("ه", "ها", "هم", "نا")
_ER = ("e", "ent", "é", "és", "ée", "ées", "ait", "aient", "èrent", "er", "a", "ant", "era", "erait")
# "that" in darija, however it is spelled.
_THAT = ("bli", "beli", "belli", "billi")
# A last "o" of so short a word is none that may be written "ou".
_SHORT = 3
# An Arabic word that is shorter takes no ending, for it would be another one.
_STEM = 4


def forms(language: str, listed: Iterable[str]) -> Iterator[str]:
    """Give the forms of the words of one list; its language says how they are inflected.

    `fr_er`, `en_verb`, `ar_verb` and `darija_verb` hold stems of verbs, `ar_noun` nouns that
    take clitics, `ar_own` nouns that are the author's;
    any other list is written out, in Arabic but for "and" and "so".
    """
    inflect = _INFLECTED.get(language, _written)
    return chain.from_iterable(map(inflect, listed))


def _written(word: str) -> Iterator[str]:
    yield word


def _arabic(word: str) -> Iterator[str]:
    yield from (prefix + word for prefix in _AND)


def _french_er(stem: str) -> Iterator[str]:
    yield from (stem + ending for ending in _ER)


def _english(verb: str) -> Iterator[str]:
    """Give a regular verb: bribe, bribes, bribed, bribing."""
    stem = verb.removesuffix("e")
    past = f"{verb[:-1]}ied" if verb[-1] == "y" and verb[-2] not in "aeou" else f"{stem}ed"
    third = f"{verb[:-1]}ies" if past.endswith("ied") else f"{verb}s"
    yield from (verb, third, past, f"{stem}ing")


def _arabic_verb(verb: str) -> Iterator[str]:
    """Give "he", "she" and "they", past, present and future, with an object; a first alif falls."""
    root = verb.removeprefix("ا").removeprefix("أ")
    past = (verb, f"{verb}ت")
    present = (f"ي{root}", f"ت{root}", f"سي{root}", f"ست{root}", f"كي{root}", f"كت{root}")
    bare = (f"{verb}وا", f"ي{root}ون", f"كي{root}و")
    objects = (form + pronoun for form, pronoun in product((*past, *present), _PRONOUNS))
    yield from (prefix + form for prefix, form in product(_AND, chain(objects, bare)))


def _arabic_noun(noun: str) -> Iterator[str]:
    """Give a noun with its article, with the prepositions that are written to it, and with whose it is."""
    definite = noun.startswith("ال")
    bare = noun.removeprefix("ال")
    for prefix in _OF_AN_OFFICE:
        yield f"{prefix}{noun}" if not (definite and prefix == "ل") else f"لل{bare}"
        if not definite and len(noun) >= _STEM and " " not in noun:
            stem = f"{noun[:-1]}ت" if noun[-1] == "ة" else noun
            yield from (f"{prefix}{stem}{owner}" for owner in _OWNERS)
            yield f"{prefix}ال{noun}" if prefix != "ل" else f"لل{noun}"


def _arabic_own(noun: str) -> Iterator[str]:
    """Give "my" for a noun, a ة already written as ت, with what is written to it."""
    yield from (f"{prefix}{noun}ي" for prefix in _OF_AN_OFFICE)


def _darija(phrase: str) -> Iterator[str]:
    """Give a phrase with each spelling of the "that" which ends it, or of its last "o"."""
    head, _, last = phrase.rpartition(" ")
    if head and last in _THAT:
        yield from (f"{head} {that}" for that in _THAT)
    elif last[-1:] == "o" and len(last) > _SHORT:
        yield from (phrase, f"{phrase[:-1]}ou")
    else:
        yield phrase


def _darija_verb(verb: str) -> Iterator[str]:
    """Give "he", "she" and "they", and what they are doing, with each spelling of it."""
    yield from (verb + ending for ending in ("", "o", "ou", "at", "et"))
    for prefix in ("kay", "ka", "kat", "tay", "ta", "y", "t", "ye"):
        yield from (f"{prefix}{verb}{ending}" for ending in ("", "o", "ou"))


_INFLECTED: dict[str, Callable[[str], Iterator[str]]] = {
    "fr_er": _french_er,
    "en_verb": _english,
    "ar": _arabic,
    "ar_verb": _arabic_verb,
    "ar_noun": _arabic_noun,
    "ar_own": _arabic_own,
    "darija": _darija,
    "darija_verb": _darija_verb,
}
