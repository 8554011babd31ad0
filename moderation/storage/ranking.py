"""Which of the texts that share fingerprints with a post are worth aligning."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

LEAST_SHARED = 2  # one shared fingerprint is often a phrase that everybody uses
COMMON = 32  # texts: what so many have is a signature, a greeting or a footer
# Of the fingerprints asked for, a third of what a full copy shares: from then on common ones count too.
MUCH = 1 / 6


def rank(having: Mapping[int, Sequence[int]], hashes: Iterable[int], *, asked: int) -> list[int]:
    """Give the likely texts of a post, best first.

    `having` gives the texts of each fingerprint, `hashes` are those of the post that any text has, `asked`
    counts all of the post's. Texts are weighed by 1/document frequency, so that rare words count most; what
    was stored earlier comes first where two weigh the same. Common fingerprints alone make no text likely,
    unless they are much of the post.
    """
    rare: Counter[int] = Counter()
    shared: Counter[int] = Counter()
    weights: dict[int, float] = defaultdict(float)
    for hash_ in hashes:
        texts = having[hash_]
        shared.update(texts)
        if len(texts) < COMMON:
            rare.update(texts)
        for text in texts:
            weights[text] += 1 / len(texts)
    much = max(LEAST_SHARED, MUCH * asked)
    likely = [text for text, count in shared.items() if rare[text] >= LEAST_SHARED or count >= much]
    return sorted(likely, key=lambda text: (-weights[text], text))
