"""What is compared with: libraries and scores that find copied text, each asked in its usual form.

Every system learns named texts, then gives for a post the names of those that it takes from, with spans of
the post where it can tell. datasketch and rensa are the extra `benchmark`.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from math import log

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from moderation.checks.copied_text import CHECK as COPIED_TEXT
from moderation.checks.duplicates import CHECK as DUPLICATES
from moderation.context import Candidate
from moderation.evaluate.reuse import detect
from moderation.model import Post, Span
from moderation.text.fingerprint import POST_WINDOW, SOURCE_WINDOW, fingerprints
from moderation.text.normalise import fold

Found = Mapping[str, tuple[Span, ...]]
Finder = Callable[[str], Found]

PERMUTATIONS = 128
SHINGLE = 3  # words
GRAM = 5  # words
SUSPECT = 0.75  # Earwig's threshold
LEAST = 100  # letters that a difflib match must have in all

_WORD = re.compile(r"\w+")


def copied_text(texts: Mapping[str, str]) -> Finder:
    """Ask this project's check on copied text, with fingerprints for candidates."""
    library = [
        (fingerprints(fold(text), SOURCE_WINDOW), Candidate(kind="article", id=name, body=text))
        for name, text in texts.items()
    ]

    def find(body: str) -> Found:
        found = detect(Post(id="post", body=body), library, COPIED_TEXT)
        return {one.source.id: one.spans for one in found if one.source}

    return find


def duplicates(texts: Mapping[str, str]) -> Finder:
    """Ask this project's check on duplicates, of posts in the library."""
    library = [
        (fingerprints(fold(text), POST_WINDOW), Candidate(kind="post", id=name, body=text))
        for name, text in texts.items()
    ]

    def find(body: str) -> Found:
        return {
            one.of: one.spans for one in detect(Post(id="post", body=body), library, DUPLICATES) if one.of
        }

    return find


def datasketch(threshold: float) -> Callable[[Mapping[str, str]], Finder]:
    """Ask MinHash LSH of word shingles."""

    def sketch(text: str) -> MinHash:
        minhash = MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([shingle.encode() for shingle in _shingles(text, SHINGLE)])
        return minhash

    def learn(texts: Mapping[str, str]) -> Finder:
        index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        for name, text in texts.items():
            index.insert(name, sketch(text))
        return lambda body: dict.fromkeys(index.query(sketch(body)), ())

    return learn


def rensa(texts: Mapping[str, str]) -> Finder:
    """Ask MinHash LSH in Rust, at .5."""

    def sketch(text: str) -> RMinHash:
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update(_shingles(text, SHINGLE))
        return minhash

    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=32)
    names = list(texts)
    for place, name in enumerate(names):
        index.insert(place, sketch(texts[name]))
    return lambda body: {names[place]: () for place in index.query(sketch(body))}


def five_grams(texts: Mapping[str, str]) -> Finder:
    """Weigh share and size of the common word 5-grams, after the way of Earwig's Copyvio Detector."""
    known = {name: Counter(_shingles(text, GRAM)) for name, text in texts.items()}

    def find(body: str) -> Found:
        grams = Counter(_shingles(body, GRAM))
        scores = {name: (grams & other).total() for name, other in known.items()}
        suspects = [name for name, size in scores.items() if _suspicion(size, grams.total()) >= SUSPECT]
        return {name: _places(body, known[name]) for name in suspects}

    return find


def difflib(texts: Mapping[str, str]) -> Finder:
    """Add up matching blocks of five words or more, as the standard library finds them."""
    known = {name: _WORD.findall(text) for name, text in texts.items()}

    def find(body: str) -> Found:
        words = [match.span() for match in _WORD.finditer(body)]
        plain = [body[start:end] for start, end in words]
        found = {}
        for name, other in known.items():
            blocks = SequenceMatcher(None, plain, other, autojunk=False).get_matching_blocks()
            spans = [Span(words[b.a][0], words[b.a + b.size - 1][1]) for b in blocks if b.size >= GRAM]
            if sum(span.end - span.start for span in spans) >= LEAST:
                found[name] = tuple(spans)
        return found

    return find


def _shingles(text: str, size: int) -> list[str]:
    """Give the runs of words of a text."""
    words = _WORD.findall(text.casefold())
    return [" ".join(words[place : place + size]) for place in range(max(1, len(words) - size + 1))]


def _suspicion(common: int, whole: int) -> float:
    """Give a score that grows with the share and with the size of what is common."""
    ratio = min(common / whole, 0.999) if whole else 0.0
    return max(-log(1 - ratio), common / (common + 100))


def _places(body: str, known: Counter[str]) -> tuple[Span, ...]:
    """Give the spans of the 5-grams that a text knows."""
    words = [(match.start(), match.end(), match.group().casefold()) for match in _WORD.finditer(body)]
    runs = (words[place : place + GRAM] for place in range(len(words) - GRAM + 1))
    return tuple(Span(run[0][0], run[-1][1]) for run in runs if " ".join(word for *_, word in run) in known)
