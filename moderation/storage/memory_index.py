"""Winnowed fingerprints in memory: which earlier texts may share passages with this one."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from moderation.context import Candidate
from moderation.text import fingerprint
from moderation.text.normalise import Fold

LEAST_SHARED = 2  # as in SQL: one shared fingerprint is often a phrase that everybody uses
MOST_POSTINGS = 64  # a fingerprint keeps the texts that had it first, so that every query is bounded
MOST_CANDIDATES = 12
BEFORE_ALL = -1  # the arrival of a source, which counts whenever it was written


@dataclass(frozen=True, slots=True)
class _Text:
    candidate: Candidate
    arrival: int
    digest: bytes


class MemoryIndex:
    """Texts by fingerprint and by the digest of their whole fold."""

    def __init__(self) -> None:
        self._texts: list[_Text] = []
        self._postings: dict[int, list[int]] = defaultdict(list)
        self._exact: dict[bytes, list[int]] = defaultdict(list)
        self._current: dict[str, int] = {}

    def add(self, candidate: Candidate, fold: Fold, arrival: int) -> None:
        """Index a text; a post takes the place of its earlier revision."""
        place, digest = len(self._texts), fingerprint.digest(fold)
        self._texts.append(_Text(candidate, arrival, digest))
        self._exact[digest].append(place)
        if arrival != BEFORE_ALL:
            self._current[candidate.id] = place
        window = fingerprint.SOURCE_WINDOW if arrival == BEFORE_ALL else fingerprint.POST_WINDOW
        for hash_ in fingerprint.fingerprints(fold, window).tolist():
            postings = self._postings[hash_]
            if len(postings) < MOST_POSTINGS:
                postings.append(place)

    def candidates(self, fold: Fold, post_id: str, arrival: int) -> Iterator[Candidate]:
        """Give what a post of this arrival may have words from: equal texts first, then rare words."""
        digest = fingerprint.digest(fold)
        places = dict.fromkeys((*self._exact.get(digest, ())[:MOST_POSTINGS], *self._likely(fold)))
        earlier = [place for place in places if self._counts(self._texts[place], place, post_id, arrival)]
        for place in earlier[:MOST_CANDIDATES]:
            text = self._texts[place]
            yield replace(text.candidate, exact=True) if text.digest == digest else text.candidate

    def _likely(self, fold: Fold) -> list[int]:
        counts: Counter[int] = Counter()
        weights: dict[int, float] = defaultdict(float)
        for hash_ in fingerprint.query(fold).tolist():
            postings = self._postings.get(hash_, ())
            counts.update(postings)
            for place in postings:
                weights[place] += 1 / len(postings)
        likely = [place for place, count in counts.items() if count >= LEAST_SHARED]
        return sorted(likely, key=lambda place: (-weights[place], place))

    def _counts(self, text: _Text, place: int, post_id: str, arrival: int) -> bool:
        """Tell whether a text came before a post, is another's, and is not superseded."""
        if text.arrival == BEFORE_ALL:
            return True
        other = text.candidate.id
        return other != post_id and text.arrival < arrival and self._current[other] == place
